"""The same person takes part in two events at the same time.

As expert or guest, in the exploration meeting, with the technology or the minutes, as moderator or interpreter: nobody can
be in two meetings. Only if both times it is as moderator or interpreter it is C001. Deputies do not count, they step in
when they are needed. Compared are the events of all programs and of the network, and people with the same id in
`programs/people.yaml`; a program's own people are its own. The later of the two events is reported.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", host_experts: [expert-a], tech_host: tech-a}
      - {id: sewage-works, date: 2024-05-28, start: "10:00", moderator: expert-a}
    # file: programs/2024/moers-ramallah.yaml
    sessions:
      - id: old-town
        date: 2024-05-14
        start: "11:00"
        guest_participants: [expert-a]  # <- C004
        minutes_taker: tech-a  # <- C004
    exploration:
      date: 2024-05-28
      start: "11:59"
      participants: [expert-a]  # <- C004
    # file: programs/people.yaml
    people:
      - {id: expert-a, name: Leitung Umwelt}
      - {id: tech-a, name: Technik}

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", host_experts: [expert-a]}  # <- C004
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, date: 2024-05-14, start: "10:30", moderator: expert-a}
    # file: programs/people.yaml
    people:
      - {id: expert-a, name: Leitung Umwelt}

Good:
    people:
      - {id: own, name: Eigene Person}
    sessions:
      - {id: staff, date: 2024-05-14, start: "10:00", moderator: expert-a}
      - {id: deputy, date: 2024-05-21, start: "10:00", deputy_moderator: expert-a}
      - {id: next, date: 2024-05-28, start: "10:00", host_experts: [expert-a]}
      - {id: cancelled, date: 2024-06-04, start: "10:00", host_experts: [expert-a], status: cancelled}
      - {id: own, date: 2024-06-11, start: "10:00", host_experts: [own]}
    # file: programs/2024/moers-ramallah.yaml
    sessions:
      - {id: staff, date: 2024-05-14, start: "10:00", moderator: expert-a}
      - {id: deputy, date: 2024-05-21, start: "10:00", host_experts: [expert-a]}
      - {id: next, date: 2024-05-28, start: "12:00", host_experts: [expert-a]}
      - {id: cancelled, date: 2024-06-04, start: "10:00", host_experts: [expert-a]}
      - {id: own, date: 2024-06-11, start: "10:00", host_experts: [own]}
    # file: programs/people.yaml
    people:
      - {id: expert-a, name: Leitung Umwelt}

Source: tool.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem, Quote
from skew_cli.rules.parallel import common_people, common_staff, entries, overlapping
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per pair of events and person."""
    for first, second in overlapping(entries(collection)):
        here, there = (first, second) if first.programs and not second.programs else (second, first)
        staff = common_staff(first, second)
        start, end = there.meeting.local("nrw")
        for person in common_people(first, second):
            if person not in staff:
                yield Problem(
                    path=here.people[person],
                    params={
                        "person": Quote(person),
                        "event": there.name,
                        "date": start.date(),
                        "start": f"{start:%H:%M}",
                        "end": f"{end:%H:%M}",
                    },
                    labels=(Label(path=there.people[person], message_id="other-event", file=there.file),),
                    file=here.file,
                )


RULE = Rule(
    code="C004",
    name="participant-clash",
    severity="error",
    phase="repository",
    beside=("other-event",),
    texts={
        "participant-clash": Text(
            en="{person} is in another event at this time: {event}, {date}, {start} to {end} German time",
            de="{person} nimmt zur selben Zeit an einer anderen Veranstaltung teil: {event}, {date}, {start} bis {end} Uhr "
            "deutscher Ortszeit",
        ),
        "other-event": Text(en="the other event", de="die andere Veranstaltung"),
    },
    hint=Text(
        en="move one of the events, or name somebody else",
        de="eine der Veranstaltungen verlegen oder jemand anderen einsetzen",
    ),
    german="""Dieselbe Person nimmt an zwei Veranstaltungen zur selben Zeit teil.

Ob referierend oder hospitierend, im Exploration-Meeting, für Technik oder Protokoll, moderierend oder dolmetschend:
Niemand kann in zwei Treffen zugleich sein. Nur wenn die Person beide Male moderiert oder dolmetscht, ist es C001.
Vertretungen zählen nicht, sie springen ein, wenn sie gebraucht werden. Verglichen werden die Veranstaltungen aller
Programme und des Netzwerks und die Personen mit derselben Kennung in `programs/people.yaml`; die eigenen Personen
eines Programms gehören nur zu ihm. Gemeldet wird die spätere der beiden Veranstaltungen.""",
    check_all=check_all,
    marks=(copy, touch),
)
