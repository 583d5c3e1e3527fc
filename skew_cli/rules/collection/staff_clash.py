"""The same person moderates or interprets two events at the same time.

Compared are all active events of all programs that are not cancelled, and the network events of `season.yaml`, in one
program or in two. People are the same if they have the same id in `programs/people.yaml`; a program's own people are
its own, whatever their ids. Deputies do not count. A seminar that several programs share is one event. The later of
the two events is reported, a network event only if both are such. An end at the moment of the other start is no clash.

Bad:
    sessions:
      - id: sorting-plant
        date: 2024-05-14
        start: "10:00"
        moderator: moderation-a
    # file: programs/2024/moers-ramallah.yaml
    session_defaults:
      interpreters:
        - {person: interpreter-a}
        - {person: moderation-a}
    sessions:
      - id: old-town  # <- C001
        date: 2024-05-14
        start: "11:59"
      - {id: museum, date: 2024-05-14, start: "13:30", anchor: Asia/Hebron, status: held}  # <- C001, C001
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}
      - {id: interpreter-a, name: Verdolmetschung}

Bad:
    seminars:
      - country-analysis  # <- C001
    exploration: {date: 2024-04-16, start: "09:30", moderator: moderation-a}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", moderator: moderation-a}  # <- C001
    # file: programs/2024/moers-ramallah.yaml
    seminars: [country-analysis]
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, date: 2024-04-16, start: "10:00", moderator: moderation-a}
    network_events:
      - {id: waste-forum, date: 2024-05-14, start: "10:30", duration_min: 60, moderator: moderation-a}
      - id: tourism-forum
        date: 2024-06-04
        start: "10:00"
        interpreters: [{person: moderation-a}]
      - id: mobility-forum
        date: 2024-06-04
        start: "10:00"
        moderator: moderation-a  # <- C001
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}

Good:
    seminars: [country-analysis]
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", moderator: moderation-a, deputy_moderator: moderation-b}
      - {id: sewage-works, date: 2024-05-28, start: "10:00", moderator: moderation-a, status: cancelled}
      - {id: landfill, date: 2024-06-11, start: "10:00", moderator: moderation-a}
      - {id: undated, moderator: moderation-a}
    # file: programs/2024/moers-ramallah.yaml
    seminars: [country-analysis]
    people:
      - {id: moderation-c, name: Eigene Moderation}
    sessions:
      - {id: old-town, date: 2024-05-14, start: "12:00", moderator: moderation-a}
      - {id: museum, date: 2024-05-28, start: "10:00", moderator: moderation-a}
      - {id: market, date: 2024-05-14, start: "10:00", moderator: moderation-b}
      - {id: hostel, date: 2024-06-18, start: "10:00", moderator: moderation-c}
      - {id: nowhere, date: 2024-06-25, start: "10:00", moderator: nobody}
      - {id: empty, date: 2024-06-11, start: "10:00", duration_min: 0, moderator: moderation-a}
      - {id: undated, moderator: moderation-a}
    # file: programs/2024/bonn-ramallah.yaml
    status: cancelled
    sessions:
      - {id: landfill, date: 2024-06-11, start: "10:00", moderator: moderation-a}
    # file: programs/2024/krefeld-aroura.yaml
    sessions:
      - {id: hostel, date: 2024-06-18, start: "10:00", moderator: moderation-c}
      - {id: nowhere, date: 2024-06-25, start: "10:00", moderator: nobody}
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, date: 2024-04-16, start: "10:00", moderator: moderation-a}
    network_events:
      - {id: waste-forum, date: 2024-05-14, start: "10:30", moderator: moderation-a, status: cancelled}
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}
      - {id: moderation-b, name: Moderation}
      - {id: moderation-c, name: Moderation}

Source: tool.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Params, Problem, Quote
from skew_cli.rules.parallel import Entry, common_staff, entries, overlapping
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per pair of events and person."""
    for first, second in overlapping(entries(collection)):
        here, there = (first, second) if first.programs and not second.programs else (second, first)
        for person in common_staff(first, second):
            yield _problem(here, there, person)


def _problem(here: Entry, there: Entry, person: str) -> Problem:
    start, end = there.meeting.local("nrw")
    params: Params = {
        "person": Quote(person),
        "event": there.name,
        "date": start.date(),
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
    }
    return Problem(
        path=here.staff[person],
        message_id="" if there.programs else "network-event-clash",
        params={**params, "program": Quote(there.address)} if there.programs else params,
        labels=(Label(path=there.staff[person], message_id="other-event", file=there.file),),
        file=here.file,
    )


RULE = Rule(
    code="C001",
    name="staff-clash",
    severity="error",
    phase="repository",
    beside=("other-event",),
    texts={
        "staff-clash": Text(
            en="{person} moderates or interprets another event at this time: {event} of {program}, "
            "{date}, {start} to {end} German time",
            de="{person} moderiert oder dolmetscht zur selben Zeit eine andere Veranstaltung: {event} von {program}, "
            "{date}, {start} bis {end} Uhr deutscher Ortszeit",
        ),
        "network-event-clash": Text(
            en="{person} moderates or interprets the network event {event} at this time: "
            "{date}, {start} to {end} German time",
            de="{person} moderiert oder dolmetscht zur selben Zeit das Austauschformat {event}: "
            "{date}, {start} bis {end} Uhr deutscher Ortszeit",
        ),
        "other-event": Text(en="the other event", de="die andere Veranstaltung"),
    },
    hint=Text(
        en="move one of the events, or give it to somebody else",
        de="eine der Veranstaltungen verlegen oder jemand anderen einsetzen",
    ),
    german="""Dieselbe Person moderiert oder dolmetscht zwei Veranstaltungen zur selben Zeit.

Verglichen werden alle nicht abgesagten Veranstaltungen der nicht abgesagten Programme und die Austauschformate der
`season.yaml`, ob in einem Programm oder in zweien. Es ist dieselbe Person, wenn die Kennung in `programs/people.yaml`
dieselbe ist; die eigenen Personen eines Programms gehören nur zu ihm, gleich welche Kennung sie haben. Vertretungen
zählen nicht. Ein Seminar, das mehrere Programme gemeinsam haben, ist eine einzige Veranstaltung. Gemeldet wird die
spätere der beiden Veranstaltungen, ein Austauschformat nur, wenn beide eines sind. Endet die eine in dem Augenblick,
in dem die andere beginnt, überschneiden sie sich nicht.""",
    check_all=check_all,
    marks=(copy, touch),
)
