"""A time zone is not one of the three that skew knows.

Allowed are `Europe/Berlin`, `Asia/Hebron` and `Asia/Gaza`. Offsets such as `+02:00` forget summer time, and other
names mislead: `Asia/Jerusalem` differs from Hebron for weeks in spring. Checked are the `anchor` of every active event
and the `zone` that the directory gives to the two municipalities. Until it is put right, an event with such an anchor
is left out of all other checks of dates; for a municipality the zone of its country counts.

Bad:
    exploration: {anchor: "+02:00"}  # <- D001
    seminars:
      - {id: country-analysis, topic: country_analysis, anchor: europe/berlin}  # <- D001
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", anchor: Asia/Jerusalem, status: held}  # <- D001

Bad:
    session_defaults:
      anchor: UTC  # <- D001
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: landfill, date: 2024-06-11, start: "10:00", anchor: Asia/Hebron}

Bad:
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: Nablus}  # <- D001
    # file: programs/municipalities.yaml
    municipalities:
      - {id: nablus, name: {de: Nablus}, country: ps, zone: Asia/Jerusalem}

Good:
    exploration: {date: 2024-04-16, start: "10:00"}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", anchor: Europe/Berlin}
      - {id: sewage-works, date: 2024-05-28, start: "11:00", anchor: Asia/Hebron}
      - {id: recycling-yard, date: 2024-06-04, start: "11:00", anchor: Asia/Gaza}
      - {id: landfill, date: 2024-06-11, start: "10:00", anchor: UTC, status: cancelled}

Source: calendars.md 1.1 and 1.4.
"""

from collections.abc import Iterator

from skew_cli.calendars.zones import ALLOWED
from skew_cli.model.finding import Problem, Quote
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per anchor, however many sessions take theirs from `session_defaults`, and one per municipality."""
    wrong = {case.place(each.path[:-1], "anchor"): each.detail for each in case.faults if each.kind == "bad-zone"}
    for path, zone in wrong.items():
        yield Problem(path=path, params={"zone": Quote(zone), "allowed": ALLOWED})
    for side in SIDES:
        municipality = case.municipalities[side]
        if municipality and municipality.timezone not in ALLOWED:
            yield Problem(
                path=("partners", side, "municipality"),
                message_id="bad-zone-of-municipality",
                params={
                    "municipality": Quote(municipality.title("de")),
                    "zone": Quote(municipality.timezone),
                    "allowed": ALLOWED,
                },
            )


RULE = Rule(
    code="D001",
    name="bad-zone",
    severity="error",
    texts={
        "bad-zone": Text(
            en="{zone} is not an allowed time zone; allowed: {allowed}",
            de="Die Zeitzone {zone} ist nicht erlaubt; möglich: {allowed}",
        ),
        "bad-zone-of-municipality": Text(
            en="the directory gives {municipality} the time zone {zone}; allowed: {allowed}",
            de="Im Verzeichnis der Kommunen hat {municipality} die Zeitzone {zone}; möglich: {allowed}",
        ),
    },
    hint={
        "bad-zone": Text(
            en="give the start in German time, or write `anchor: Asia/Hebron`",
            de="den Beginn in deutscher Ortszeit angeben oder „anchor: Asia/Hebron“ schreiben",
        ),
        "bad-zone-of-municipality": Text(
            en="correct `zone` in `programs/municipalities.yaml`",
            de="„zone“ in „programs/municipalities.yaml“ berichtigen",
        ),
    },
    german="""Eine Zeitzone ist keine der drei, die skew kennt.

Erlaubt sind `Europe/Berlin`, `Asia/Hebron` und `Asia/Gaza`. Feste Abstände wie `+02:00` vergessen die Sommerzeit, und
andere Namen führen in die Irre: `Asia/Jerusalem` weicht im Frühjahr wochenlang von Hebron ab. Geprüft werden der
`anchor` jeder nicht abgesagten Veranstaltung und die `zone`, die das Verzeichnis den beiden Kommunen gibt. Bis sie
berichtigt ist, bleibt eine Veranstaltung mit einer solchen Ankerzeitzone bei allen anderen Prüfungen der Termine
außen vor; bei einer Kommune gilt so lange die Zeitzone ihres Landes.""",
    check=check,
)
