"""A moderator or interpreter has too little time between two events, or too many events on one day.

Between two events both want to breathe, read on and test the technology: at least `staff_gap_min` minutes of the season
profile. On one day (German date) nobody should have more than `staff_max_per_day` events. Compared are the events of all
programs and of the network, and people with the same id in `programs/people.yaml`; deputies do not count. The finding
stands at the later event, for a day at the first one too many. Events that overlap are C001.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "08:00", moderator: moderation-a}
      - {id: sewage-works, date: 2024-05-28, start: "08:00", interpreters: [{person: moderation-a}]}
    # file: programs/2024/moers-ramallah.yaml
    sessions:
      - {id: old-town, date: 2024-05-14, start: "10:29", moderator: moderation-a}  # <- C002
      - {id: museum, date: 2024-05-28, start: "10:00", moderator: moderation-a}  # <- C002
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}

Bad:
    sessions:
      - {id: one, date: 2024-05-14, start: "08:00", duration_min: 60, moderator: moderation-a}
      - {id: two, date: 2024-05-14, start: "10:00", duration_min: 60, moderator: moderation-a}
      - {id: three, date: 2024-05-14, start: "12:00", duration_min: 60, moderator: moderation-a}  # <- C002
      - {id: four, date: 2024-05-14, start: "14:00", duration_min: 60, moderator: moderation-a}
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}

Bad:
    sessions:
      - {id: before, date: 2024-05-14, start: "08:00", moderator: moderation-a}  # <- C002
      - {id: other, date: 2024-06-04, start: "10:30", moderator: moderation-a}
    # file: programs/2024/season.yaml
    network_events:
      - {id: forum, date: 2024-05-14, start: "10:15", moderator: moderation-a}
      - {id: first, date: 2024-06-11, start: "08:00", moderator: moderation-a}
      - {id: second, date: 2024-06-11, start: "10:15", moderator: moderation-a}  # <- C002
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "08:00", moderator: moderation-a}
      - {id: sewage-works, date: 2024-05-28, start: "08:00", deputy_moderator: moderation-a}
      - {id: landfill, date: 2024-06-11, start: "08:00", moderator: moderation-a, status: cancelled}
      - {id: clash, date: 2024-06-18, start: "08:00", moderator: moderation-a}
      - {id: own, date: 2024-06-25, start: "08:00", moderator: moderation-b}
    # file: programs/2024/moers-ramallah.yaml
    people:
      - {id: moderation-b, name: Eigene Moderation}
    sessions:
      - {id: old-town, date: 2024-05-14, start: "10:30", moderator: moderation-a}
      - {id: museum, date: 2024-05-28, start: "10:00", moderator: moderation-a}
      - {id: market, date: 2024-06-11, start: "10:00", moderator: moderation-a}
      - {id: clash, date: 2024-06-18, start: "09:00", moderator: moderation-a}
      - {id: own, date: 2024-06-25, start: "10:00", moderator: moderation-b}
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}

Source: assumption.
"""

import datetime as dt
from collections.abc import Iterator

from skew_cli.calendars.zones import BERLIN, zone
from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.parallel import Entry, entries, limits, other_event
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text

_MINUTE = dt.timedelta(minutes=1)


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per event and person, and one per person and full day."""
    plans: dict[str, list[Entry]] = {}
    for event in entries(collection):
        for person in event.staff:
            plans.setdefault(person, []).append(event)
    for person, events in sorted(plans.items()):
        yield from _gaps(collection, person, events)
        yield from _days(collection, person, events)


def _gaps(collection: Collection, person: str, events: list[Entry]) -> Iterator[Problem]:
    earlier: Entry | None = None
    running: list[Entry] = []
    for later in events:
        over = [each for each in running if each.meeting.end_utc <= later.meeting.start_utc]
        running = [*(each for each in running if each.meeting.end_utc > later.meeting.start_utc), later]
        earlier = max([*([earlier] if earlier else ()), *over], key=lambda each: each.meeting.end_utc, default=None)
        if earlier is None:
            continue
        minutes = (later.meeting.start_utc - earlier.meeting.end_utc) // _MINUTE
        least = limits(collection, later).staff_gap_min
        if minutes < least:
            here, there = (earlier, later) if earlier.programs and not later.programs else (later, earlier)
            yield Problem(
                path=here.staff[person],
                params={"person": Quote(person), "minutes": minutes, "min": least, "event": there.name},
                labels=(other_event(there),),
                file=here.file,
            )


def _days(collection: Collection, person: str, events: list[Entry]) -> Iterator[Problem]:
    days: dict[dt.date, list[Entry]] = {}
    for each in events:
        days.setdefault(each.meeting.start_utc.astimezone(zone(BERLIN)).date(), []).append(each)
    for date, day in days.items():
        most = limits(collection, day[0]).staff_max_per_day
        if len(day) > most:
            here = next((each for each in day[most:] if each.programs), day[most])
            yield Problem(
                path=here.staff[person],
                message_id="full-day",
                params={"person": Quote(person), "date": date, "n": len(day), "max": most},
                labels=tuple(other_event(each) for each in day if each is not here),
                file=here.file,
            )


RULE = Rule(
    code="C002",
    name="staff-too-tight",
    severity="warning",
    phase="repository",
    texts={
        "staff-too-tight": Text(
            en="{person} has {minutes} minutes between this event and {event}; at least {min} are needed",
            de="{person} hat zwischen dieser Veranstaltung und {event} nur {minutes} Minuten; nötig sind mindestens {min}",
        ),
        "full-day": Text(
            en="{person} moderates or interprets {n} events on {date}; at most {max} are sensible",
            de="{person} moderiert oder dolmetscht am {date} {n} Veranstaltungen; sinnvoll sind höchstens {max}",
        ),
        "other-event": Text(en="the other event", de="die andere Veranstaltung"),
    },
    hint=Text(
        en="move one of the events, or give it to somebody else",
        de="eine der Veranstaltungen verlegen oder jemand anderen einsetzen",
    ),
    german="""Wer moderiert oder dolmetscht, hat zwischen zwei Veranstaltungen zu wenig Zeit oder zu viele
Veranstaltungen an einem Tag.

Zwischen zwei Veranstaltungen wollen alle durchatmen, sich einlesen und die Technik prüfen: mindestens so viele
Minuten, wie im Jahresprofil unter `staff_gap_min` stehen. An einem Tag (deutsches Datum) sollte niemand mehr als
`staff_max_per_day` Veranstaltungen haben. Verglichen werden die Veranstaltungen aller Programme und des Netzwerks und
die Personen mit derselben Kennung in `programs/people.yaml`; Vertretungen zählen nicht. Der Befund steht bei der
späteren Veranstaltung, bei einem zu vollen Tag bei der ersten, die zu viel ist. Überschneiden sich Veranstaltungen,
ist es C001.""",
    check_all=check_all,
    marks=(copy, touch),
)
