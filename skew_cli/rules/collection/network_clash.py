"""A network event and a session of a municipality of the network run at the same time.

An exchange format is for everybody. It is a warning if a municipality of the session takes part in the network event:
because the event lists it under `municipalities`, or because the program names the event under `network`. Otherwise it is
an information, for the municipality could not come. The finding stands at the session.

Bad:
    sessions:
      - {id: listed, date: 2024-06-12, start: "10:00"}  # <- C009
      - {id: not-listed, date: 2024-06-26, start: "11:59"}  # <- C009
      - {id: visit, date: 2024-07-09, start: "10:00", mode: physical, host: nrw}  # <- C009
    network: [tourism-forum]
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, date: 2024-06-12, start: "10:30", municipalities: [Betlehem, bonn]}
      - {id: mobility-forum, date: 2024-06-26, start: "10:00", municipalities: [bonn, ramallah]}
      - {id: tourism-forum, date: 2024-07-09, start: "10:00"}

Good:
    exploration: {date: 2024-06-12, start: "10:00"}
    sessions:
      - {id: after, date: 2024-06-26, start: "12:00"}
      - {id: cancelled, date: 2024-07-02, start: "10:00", status: cancelled}
      - {id: other, date: 2024-07-03, start: "10:00"}
      - {id: undated}
    # file: programs/2024/cancelled.yaml
    status: cancelled
    sessions:
      - {id: at-the-same-time, date: 2024-06-26, start: "10:00"}
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, date: 2024-06-12, start: "10:30", municipalities: [bethlehem]}
      - {id: mobility-forum, date: 2024-06-26, start: "10:00", municipalities: [koeln]}
      - {id: tourism-forum, date: 2024-07-02, start: "10:00"}
      - {id: gender-forum, date: 2024-07-03, start: "10:00", status: cancelled}

Source: SKEW programme page 2024 (exchange formats of the network).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.model.season import NetworkEvent
from skew_cli.rules.parallel import Entry, entries, other_event, overlapping, takes_part
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per session and network event."""
    for pair in overlapping(entries(collection)):
        for session, network in (pair, pair[::-1]):
            event = network.meeting.event
            if session.meeting.kind == "session" and isinstance(event, NetworkEvent):
                yield _problem(session, network, event)


def _problem(session: Entry, network: Entry, event: NetworkEvent) -> Problem:
    case, _ = session.programs[0]
    mine = takes_part(case, event) if case.program.season == network.season else ()
    start, end = network.meeting.local("nrw")
    return Problem(
        path=(*session.meeting.path, "date"),
        message_id="" if mine else "not-invited",
        params={
            "event": Quote(event.id),
            "municipalities": tuple(case.town(side) for side in mine or session.meeting.sides),
            "date": start.date(),
            "start": f"{start:%H:%M}",
            "end": f"{end:%H:%M}",
        },
        severity="warning" if mine else None,
        labels=(other_event(network),),
        file=session.file,
    )


RULE = Rule(
    code="C009",
    name="network-clash",
    severity="info",
    phase="repository",
    texts={
        "network-clash": Text(
            en="the network event {event} runs at the same time, {date}, {start} to {end} German time, and {municipalities} "
            "take part in it",
            de="Zur selben Zeit läuft das Austauschformat {event} ({date}, {start} bis {end} Uhr deutscher Ortszeit), an dem "
            "{municipalities} teilnehmen",
        ),
        "not-invited": Text(
            en="the network event {event} runs at the same time, {date}, {start} to {end} German time; {municipalities} "
            "cannot come",
            de="Zur selben Zeit läuft das Austauschformat {event} ({date}, {start} bis {end} Uhr deutscher Ortszeit); "
            "{municipalities} könnten nicht dabei sein",
        ),
        "other-event": Text(en="the network event", de="das Austauschformat"),
    },
    hint=Text(en="move the session or the network event", de="den Termin oder das Austauschformat verlegen"),
    german="""Ein Austauschformat und ein Termin einer Kommune des Netzwerks laufen zur selben Zeit.

Ein Austauschformat ist für alle da. Es ist eine Warnung, wenn eine Kommune des Termins am Austauschformat teilnimmt:
weil sie dort unter `municipalities` steht oder weil das Programm es unter `network` nennt. Sonst ist es ein Hinweis,
denn die Kommune könnte nicht dabei sein. Der Befund steht beim Termin.""",
    check_all=check_all,
    marks=(copy, touch),
)
