"""A visit on site is planned before visits are expected to be possible again.

The call of 2024 expects physical hospitations only from the second half of the year, because of the security situation
and restrictions on travel. It is a forecast, so this is a warning. `physical_from` of the season profile is the first
day; looked at are active physical sessions and the arrival of the physical part (`travel`).

Bad:
    mode: physical
    sessions:
      - {id: sorting-plant, date: 2024-06-30}  # <- P009
      - {id: sewage-works, date: 2024-07-01}

Bad:
    mode: hybrid
    travel:
      arrival: 2024-06-30  # <- P009
      departure: 2024-07-04
    sessions:
      - {id: sorting-plant, date: 2024-05-14}
      - {id: sewage-works, mode: physical, date: 2024-06-30}  # <- P009

Good:
    mode: hybrid
    travel: {arrival: 2024-07-01, departure: 2024-07-04}
    sessions:
      - {id: sorting-plant, date: 2024-05-14}
      - {id: sewage-works, mode: physical, date: 2024-06-18, status: cancelled}
      - {id: recycling-yard, mode: physical, date: 2024-07-02}
      - {id: landfill, mode: physical}

Source: SKEW programme page 2024 ("voraussichtlich erst wieder in der zweiten Jahreshälfte 2024").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per physical session, and one for the arrival."""
    first = case.profile.physical_from
    for path, session in case.sessions:
        physical = case.program.session_mode(session) == "physical"
        if physical and session.date is not None and session.date < first:
            yield Problem(path=(*path, "date"), params={"date": session.date, "first": first})
    arrival = case.program.travel.arrival if case.program.travel else None
    if arrival is not None and arrival < first:
        yield Problem(
            path=("travel", "arrival"),
            message_id="arrival-too-early",
            params={"date": arrival, "first": first},
        )


RULE = Rule(
    code="P009",
    name="physical-too-early",
    severity="warning",
    texts={
        "physical-too-early": Text(
            en="a session on site on {date} is too early: visits are expected to be possible from {first} on",
            de="Ein Termin vor Ort am {date} ist zu früh: Besuche sind voraussichtlich erst ab dem {first} möglich",
        ),
        "arrival-too-early": Text(
            en="an arrival on {date} is too early: visits are expected to be possible from {first} on",
            de="Eine Anreise am {date} ist zu früh: Besuche sind voraussichtlich erst ab dem {first} möglich",
        ),
    },
    hint=Text(
        en="choose a later day, or hold the session online",
        de="einen späteren Tag wählen oder den Termin online abhalten",
    ),
    german="""Ein Besuch vor Ort ist für eine Zeit geplant, in der Besuche voraussichtlich noch nicht möglich sind.

Die Ausschreibung von 2024 rechnet wegen der Sicherheitslage und der Reisebeschränkungen erst ab der zweiten
Jahreshälfte wieder mit Hospitationen vor Ort. Das ist eine Erwartung, deshalb gibt es nur eine Warnung. Der erste
mögliche Tag steht im Jahresprofil unter `physical_from`; geprüft werden die nicht abgesagten Termine vor Ort und die
Anreise zum Teil vor Ort (`travel`).""",
    check=check,
)
