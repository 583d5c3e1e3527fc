"""A time is written as a number.

Some YAML tools take an unquoted `10:00` for a number of base 60 and write it back as 600. A whole number from 60 to
1439 is therefore read as minutes after midnight: 600 is 10:00. Any other number is no time (F004). A time in quotation
marks is safe with every tool.

Bad:
    session_defaults:
      start: 60  # <- F012
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: 600}  # <- F012
      - id: sewage-works
        date: 2024-05-28
        start: "10:00"
        start_palestine: 660  # <- F012
      - {id: landfill, date: 2024-06-11, start: 1439, status: cancelled}  # <- F012
      - {id: too-small, date: 2024-06-12, start: 59}  # <- F004
      - {id: too-large, date: 2024-06-13, start: 1440}  # <- F004

Bad:
    status: cancelled
    exploration: {date: 2024-04-16, start: 510}  # <- F012

Good:
    exploration: {date: 2024-04-16, start: 08:30}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", duration_min: 120}

Source: YAML 1.1, integers of base 60; calendars.md 10.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Change, Fix, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_HOUR, _DAY = 60, 1440
"""In minutes: the smallest number that is read as a time, and the first that is too large."""


def check(case: Case) -> Iterator[Problem]:
    """One problem per time."""
    for path, minutes in case.sexagesimal:
        if _HOUR <= minutes < _DAY:
            time = f"{minutes // 60:02}:{minutes % 60:02}"
            fix = Fix(changes=(Change(op="set", path=path, text=f'"{time}"'),))
            yield Problem(path=path, params={"number": minutes, "time": time}, fix=fix)


RULE = Rule(
    code="F012",
    name="sexagesimal-time",
    severity="warning",
    cancelled=True,
    fixes=("safe",),
    texts={
        "sexagesimal-time": Text(
            en="the time is written as the number {number}; it is read as {time}",
            de="Die Uhrzeit ist als Zahl {number} geschrieben; sie wird als {time} Uhr gelesen",
        )
    },
    hint=Text(en='write "{time}", with the quotation marks', de='"{time}" schreiben, mit den Anführungszeichen'),
    german="""Eine Uhrzeit ist als Zahl geschrieben.

Manche YAML-Werkzeuge halten ein `10:00` ohne Anführungszeichen für eine Zahl zur Basis 60 und schreiben es als 600
zurück. Eine ganze Zahl von 60 bis 1439 wird deshalb als Minuten nach Mitternacht gelesen: 600 ist 10:00 Uhr. Andere
Zahlen sind keine Uhrzeit (F004). Eine Uhrzeit in Anführungszeichen versteht jedes Werkzeug richtig.""",
    check=check,
)
