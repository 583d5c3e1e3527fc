"""Two events use the same meeting room, link or licence at the same time.

`room` is whatever can be used only once: a room of the platform, its link, a licence. Compared without regard to upper
and lower case, over all programs and the network. A room of a physical session is one of the host's town: two town
halls may both have a room 1. Events without `room` are not compared. The later of the two events is reported.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", room: raum-1}
    # file: programs/2024/moers-ramallah.yaml
    session_defaults: {room: Raum 1}
    sessions:
      - id: old-town  # <- C005
        date: 2024-05-14
        start: "11:59"

Bad:
    sessions:
      - {id: visit, date: 2024-07-09, start: "10:00", room: Saal, mode: physical, host: nrw}
    # file: programs/2024/koeln-ramallah.yaml
    partners: {nrw: {municipality: koeln}, palestine: {municipality: ramallah}}
    sessions:
      - {id: visit, date: 2024-07-09, start: "10:00", room: Saal, mode: physical, host: nrw}  # <- C005

Good:
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00", room: raum-1}
      - {id: two, date: 2024-05-28, start: "10:00"}
      - {id: three, date: 2024-06-04, start: "10:00", room: raum-1, status: cancelled}
      - {id: visit, date: 2024-07-09, start: "10:00", room: Saal, mode: physical, host: nrw}
    # file: programs/2024/moers-ramallah.yaml
    partners: {nrw: {municipality: moers}, palestine: {municipality: ramallah}}
    sessions:
      - {id: one, date: 2024-05-14, start: "12:00", room: raum-1}
      - {id: other-room, date: 2024-05-14, start: "10:00", room: raum-2}
      - {id: two, date: 2024-05-28, start: "10:00"}
      - {id: three, date: 2024-06-04, start: "10:00", room: raum-1}
      - {id: visit, date: 2024-07-09, start: "10:00", room: Saal, mode: physical, host: nrw}
      - {id: online, date: 2024-07-09, start: "10:00", room: Saal}

Source: assumption.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem, Quote
from skew_cli.model.session import Session
from skew_cli.model.text import fold
from skew_cli.rules.parallel import Entry, entries, overlapping
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per pair of events."""
    for first, second in overlapping(entries(collection)):
        room = _room(first)
        if room is None or room != _room(second):
            continue
        here, there = (first, second) if first.programs and not second.programs else (second, first)
        start, end = there.meeting.local("nrw")
        yield Problem(
            path=(*here.meeting.path, "room"),
            params={
                "room": Quote(here.meeting.event.room or ""),
                "event": there.name,
                "date": start.date(),
                "start": f"{start:%H:%M}",
                "end": f"{end:%H:%M}",
            },
            labels=(Label(path=(*there.meeting.path, "room"), message_id="other-event", file=there.file),),
            file=here.file,
        )


def _room(entry: Entry) -> tuple[str, str] | None:
    """Town and room of an event; no town for a room of the platform."""
    event, town = entry.meeting.event, ""
    if not (event.room and fold(event.room)):
        return None
    if isinstance(event, Session) and entry.programs:
        case, _ = entry.programs[0]
        if case.program.session_mode(event) == "physical":
            town = fold(case.town(event.host)) if event.host else case.file
    return town, fold(event.room)


RULE = Rule(
    code="C005",
    name="room-clash",
    severity="warning",
    phase="repository",
    beside=("other-event",),
    texts={
        "room-clash": Text(
            en="{room} is used by another event at this time: {event}, {date}, {start} to {end} German time",
            de="{room} ist zur selben Zeit für eine andere Veranstaltung belegt: {event}, {date}, {start} bis {end} Uhr "
            "deutscher Ortszeit",
        ),
        "other-event": Text(en="the other event", de="die andere Veranstaltung"),
    },
    hint=Text(
        en="take another room, or move one of the events", de="einen anderen Raum nehmen oder einen Termin verlegen"
    ),
    german="""Zwei Veranstaltungen nutzen zur selben Zeit denselben Meetingraum, denselben Zugang oder dieselbe
Lizenz.

`room` ist alles, was nur einmal zur selben Zeit genutzt werden kann: ein Raum der Plattform, der Link dorthin, eine
Lizenz. Verglichen wird über alle Programme und das Netzwerk hinweg, ohne auf Groß- und Kleinschreibung zu achten. Der
Raum eines Termins vor Ort gehört zur gastgebenden Kommune: Zwei Rathäuser dürfen beide einen Raum 1 haben.
Veranstaltungen ohne `room` werden nicht verglichen. Gemeldet wird die spätere der beiden Veranstaltungen.""",
    check_all=check_all,
    marks=(copy, touch),
)
