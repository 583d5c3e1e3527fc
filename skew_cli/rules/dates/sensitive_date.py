"""An event lies on a sensitive day: a commemoration, or an election.

Nobody has the day off, but a cheerful start or a photo may be out of place, and officials may be busy. The yearly days
are in the closures file under `sensitive_dates` (30 March, 15 May, 5 June), single ones there as entries of
`kind: info`. An entry with `country` or `municipality` concerns only events in which that one takes part.

Bad:
    sessions:
      - {id: nakba, date: 2024-05-15, start: "10:00"}  # <- D017
      - {id: naksa, date: 2024-06-05, start: "10:00", mode: physical, host: nrw}  # <- D017

Bad:
    season: 2025
    seminars:
      - {id: election, sides: [nrw], date: 2025-09-14, start: "10:00"}  # <- D017
    sessions:
      - {id: council, date: 2025-06-03, start: "10:00"}  # <- D017
    # file: programs/closures.yaml
    closures:
      - {occasion: Ratswahl, kind: info, municipality: bethlehem, from: 2025-06-03, to: 2025-06-03}

Bad:
    sessions:
      - {id: two, date: 2024-05-15, start: "10:00"}  # <- D017, D017
    # file: programs/closures.yaml
    closures:
      - {occasion: local_elections, kind: info, from: 2024-05-15, to: 2024-05-15}

Good:
    season: 2025
    seminars:
      - {id: election, sides: [palestine], date: 2025-09-14, start: "10:00"}
      - {id: held, date: 2025-05-15, start: "10:00", status: held}
    sessions:
      - {id: ordinary, date: 2025-05-14, start: "10:00"}
      - {id: council, date: 2025-06-03, start: "10:00"}
    # file: programs/closures.yaml
    closures:
      - {occasion: Ratswahl, kind: info, municipality: ramallah, from: 2025-06-03, to: 2025-06-03}

Source: calendars.md 4.4 and 5.2.
"""

from collections.abc import Iterator
from dataclasses import replace

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and occasion, whichever side it comes from."""
    told = set()
    for day in case.days:
        for note in day.notes:
            if note.kind == "sensitive-date" and (key := (day.meeting.path, note.occasion)) not in told:
                told.add(key)
                problem = day.tell(note)
                params = {name: value for name, value in problem.params.items() if name != "municipality"}
                yield replace(problem, params=params)


RULE = Rule(
    code="D017",
    name="sensitive-date",
    severity="info",
    texts={
        "sensitive-date": Text(
            en="{date} is a sensitive day: {occasion}", de="{date} ist ein sensibler Tag: {occasion}"
        )
    },
    hint=Text(
        en="ask those who take part whether the day is fitting and whether they have time",
        de="mit den Beteiligten klären, ob der Tag passt und ob sie Zeit haben",
    ),
    german="""Eine Veranstaltung liegt an einem sensiblen Termin, einem Gedenktag oder einer Wahl.

Niemand hat deswegen frei, aber ein fröhlicher Auftakt oder ein Foto kann unpassend sein, und Verantwortliche sind
vielleicht verhindert. Die jährlichen Tage stehen in der Datei der Schließtage unter `sensitive_dates` (30. März, 15.
Mai, 5. Juni), einzelne dort als Einträge mit `kind: info`. Ein Eintrag mit `country` oder `municipality` betrifft nur
Veranstaltungen, an denen dieses Land oder diese Kommune teilnimmt.""",
    check=check,
)
