"""An event lies on a holiday of a Christian or the Samaritan community of the Palestinian municipality.

The employees of the community have the day off, the others work. It concerns municipalities that have
`christian_calendar` or `samaritan_calendar` in their entry of the directory. The Christian days are those of both rites
beside the national ones; Samaritan days stand in the closures file, with `community: samaritan`.

Bad:
    partners: {nrw: {municipality: koeln}, palestine: {municipality: town}}
    sessions:
      - {id: holy-thursday, date: 2024-05-02, start: "10:00"}  # <- D016
      - {id: western-ascension, date: 2024-05-09, start: "10:00"}  # <- D016
      - {id: eastern-ascension, date: 2024-06-13, start: "10:00", mode: physical, host: palestine}  # <- D016
    # file: programs/municipalities.yaml
    municipalities:
      - {id: town, name: {de: Stadt}, country: ps, christian_calendar: true}

Bad:
    partners: {nrw: {municipality: koeln}, palestine: {municipality: town}}
    sessions:
      - {id: samaritan, date: 2024-05-29, start: "10:00"}  # <- D016
    # file: programs/municipalities.yaml
    municipalities:
      - {id: town, name: {de: Stadt}, country: ps, samaritan_calendar: true}
    # file: programs/closures.yaml
    closures:
      - {occasion: passover, community: samaritan, from: 2024-05-29, to: 2024-05-29, name: {de: Pessach, en: Passover}}

Good:
    partners: {nrw: {municipality: koeln}, palestine: {municipality: town}}
    sessions:
      - {id: holy-thursday, date: 2024-05-02, start: "10:00"}
      - {id: samaritan, date: 2024-05-29, start: "10:00"}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: town, name: {de: Stadt}, country: ps}
    # file: programs/closures.yaml
    closures:
      - {occasion: passover, community: samaritan, from: 2024-05-29, to: 2024-05-29}

Good:
    partners: {nrw: {municipality: koeln}, palestine: {municipality: town}}
    sessions:
      - {id: easter, date: 2024-05-05, start: "10:00"}
      - {id: ordinary, date: 2024-05-07, start: "10:00"}
      - {id: held, date: 2024-05-02, start: "10:00", status: held}
      - {id: visit, date: 2024-05-02, start: "10:00", mode: physical, host: nrw}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: town, name: {de: Stadt}, country: ps, christian_calendar: true}

Source: lists of the Palestinian cabinet for Christian and Samaritan employees; calendars.md 4.3.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and holiday."""
    for day in case.days:
        for note in day.notes:
            if note.kind == "community-holiday":
                yield day.tell(note)


RULE = Rule(
    code="D016",
    name="community-holiday",
    severity="info",
    texts={
        "community-holiday": Text(
            en="{date} is a holiday of a community in {municipality}: {occasion}; its members have the day off",
            de="{date} ist in {municipality} Feiertag einer Glaubensgemeinschaft: {occasion}; ihre Angehörigen haben frei",
        )
    },
    hint=Text(
        en="ask whether those who take part are concerned",
        de="klären, ob Teilnehmende betroffen sind",
    ),
    german="""Eine Veranstaltung liegt an einem Feiertag einer christlichen oder der samaritanischen Gemeinschaft der
palästinensischen Kommune.

Die Beschäftigten dieser Gemeinschaft haben frei, die anderen arbeiten. Betroffen sind Kommunen, die in ihrem Eintrag
im Verzeichnis `christian_calendar` oder `samaritan_calendar` haben. Die christlichen Tage sind die beider Riten neben
den landesweiten; die samaritanischen stehen in der Datei der Schließtage, mit `community: samaritan`.""",
    check=check,
)
