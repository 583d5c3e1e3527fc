"""An event lies on the weekend of a side that takes part.

North Rhine-Westphalia works from Monday to Friday, Palestine from Sunday to Thursday: only Monday to Thursday are
open on both sides. The weekend belongs to the municipality and can be set in its entry of the directory. Of a
one-sided seminar only that side's week counts, of a physical session only the host's. What has been held is history.
A repository that watches over one side alone names it under `partners` in the table `[rules.closed-day]` of `skew.toml`.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}  # <- D004
      - {id: landfill, date: 2024-06-07, start: "10:00", status: confirmed, mode: physical, host: palestine}  # <- D004

Bad:
    exploration: {date: 2024-03-17, start: "10:00"}  # <- D004

Good:
    sessions:
      - {id: sorting-plant, date: 2024-06-06, start: "10:00"}
      - {id: sewage-works, date: 2024-06-07, start: "10:00", status: cancelled}
      - {id: landfill, date: 2024-06-07, start: "10:00", mode: physical, host: nrw}
    seminars:
      - {id: country-analysis, topic: country_analysis, sides: [nrw], date: 2024-04-26, start: "10:00"}

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}  # <- D004
      - {id: sewage-works, date: 2024-06-16, start: "10:00"}
    # file: skew.toml
    [rules.closed-day]
    partners = ["palestine"]

Good:
    exploration: {date: 2024-03-17, start: "10:00", status: held}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}
    # file: skew.toml
    [rules.closed-day]
    partners = ["nrw"]

Source: GTAI, Feiertage Palästinensische Gebiete 2024; calendars.md 2.
"""

from collections.abc import Iterator
from dataclasses import replace

from skew_cli.model.finding import Param, Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and side."""
    sides = case.settings.get(RULE.name, {}).get("partners", SIDES)
    for day in case.days:
        if day.side in sides and day.reason and day.reason.kind == "weekend":
            told = day.tell(day.reason)
            more: dict[str, Param] = {"partner": Term(day.side), "weekday": day.date.isoweekday()}
            yield replace(told, params={**told.params, **more})


RULE = Rule(
    code="D004",
    name="closed-day",
    severity="error",
    settings={"partners": SIDES},
    texts={
        "closed-day": Text(en="{date} is a closed day in {municipality}", de="{date} ist in {municipality} arbeitsfrei")
    },
    hint=Text(
        en="choose a day on which both sides work, Monday to Thursday",
        de="einen Tag wählen, an dem beide Seiten arbeiten: Montag bis Donnerstag",
    ),
    german="""Eine Veranstaltung liegt am Wochenende einer Seite, die teilnimmt.

In Nordrhein-Westfalen wird von Montag bis Freitag gearbeitet, auf der palästinensischen Seite von Sonntag bis
Donnerstag: Nur von Montag bis Donnerstag haben beide Seiten geöffnet. Das Wochenende gehört zur Kommune und kann in
ihrem Eintrag im Verzeichnis gesetzt werden. Bei einem einseitigen Seminar zählt nur die Woche dieser Seite, bei einem
Termin vor Ort nur die der gastgebenden. Durchgeführte Veranstaltungen werden nicht mehr geprüft. Soll nur eine Seite
geprüft werden, so steht sie unter `partners` in der Tabelle `[rules.closed-day]` von `skew.toml`.""",
    check=check,
)
