"""An event lies at the edge of a weekend, or between a holiday and one.

On the German side many take a bridging day: the Monday before a public holiday on Tuesday, the Friday after one on
Thursday. On the Palestinian side Thursday is the last day of the week; an event that ends after `thursday_end` of the
season profile keeps people from their way home. Where Friday is not off, Thursday is an ordinary day. On a closed day
only that is reported (D004, D006, D007, D009).

Bad:
    seminars:
      - {id: friday, sides: [nrw], date: 2024-05-10, start: "09:00"}  # <- D021
    sessions:
      - {id: thursday, date: 2024-05-16, start: "10:01"}  # <- D021
      - {id: night, date: 2024-05-23, start: "22:30"}  # <- D021

Bad:
    season: 2029
    sessions:
      - {id: monday, date: 2029-04-30, start: "10:00"}  # <- D021

Good:
    sessions:
      - {id: thursday, date: 2024-05-16, start: "10:00"}
      - {id: wednesday, date: 2024-05-08, start: "14:00"}
      - {id: friday, date: 2024-05-10, start: "09:00", status: held}
      - {id: visit, date: 2024-05-16, start: "14:00", mode: physical, host: nrw}
      - {id: closed, date: 2024-06-20, start: "14:00"}
    seminars:
      - {id: friday, sides: [nrw], date: 2024-05-17, start: "09:00"}

Good:
    partners: {nrw: {municipality: koeln}, palestine: {municipality: town}}
    sessions:
      - {id: thursday, date: 2024-05-16, start: "14:00"}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: town, name: {de: Stadt}, country: ps, weekend: [sat, sun]}

Source: assumption.
"""

from collections.abc import Iterator

from skew_cli.calendars.days import weekday, weekend
from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.day import Day
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and side."""
    for day in case.days:
        if day.shut:
            continue
        for note in day.notes:
            if note.kind == "weekend-edge":
                yield day.tell(note)
        if day.side == "palestine" and weekday(day.date) == "thu" and _late(case, day):
            yield Problem(
                path=(*day.meeting.path, "start"),
                message_id="late-thursday",
                params={
                    "date": day.date,
                    "municipality": Quote(day.municipality.title("de")),
                    "end": f"{day.meeting.local(day.side)[1]:%H:%M}",
                    "limit": f"{case.profile.thursday_end:%H:%M}",
                },
            )


def _late(case: Case, day: Day) -> bool:
    """Whether it goes on too long for a day before the weekend."""
    end = day.meeting.local(day.side)[1]
    late = end.date() > day.date or end.time() > case.profile.thursday_end
    return late and "fri" in weekend(day.municipality)


RULE = Rule(
    code="D021",
    name="weekend-edge",
    severity="info",
    texts={
        "weekend-edge": Text(
            en="{date} lies between a public holiday and the weekend: in {municipality} many take the day off",
            de="{date} ist ein Brückentag: In {municipality} haben viele frei",
        ),
        "late-thursday": Text(
            en="{date} is the last day of the week in {municipality}, and the event ends there at {end}, after {limit}",
            de="{date} ist in {municipality} der letzte Tag der Woche, und die Veranstaltung endet dort erst um {end} "
            "Uhr, nach {limit} Uhr",
        ),
    },
    hint={
        "weekend-edge": Text(en="ask whether those concerned are there", de="klären, ob die Beteiligten da sind"),
        "late-thursday": Text(
            en="begin earlier, or choose another day", de="früher beginnen oder einen anderen Tag wählen"
        ),
    },
    german="""Eine Veranstaltung liegt am Rand eines Wochenendes oder an einem Brückentag.

Auf der deutschen Seite nehmen viele einen Brückentag frei: den Montag vor einem Feiertag am Dienstag, den Freitag
nach einem am Donnerstag. Auf der palästinensischen Seite ist der Donnerstag der letzte Tag der Woche; endet eine
Veranstaltung nach `thursday_end` im Jahresprofil, hält sie die Beteiligten vom Heimweg ab. Wo freitags nicht frei
ist, ist der Donnerstag ein gewöhnlicher Tag. An einem Tag, an dem ohnehin geschlossen ist, wird nur das gemeldet
(D004, D006, D007, D009).""",
    check=check,
)
