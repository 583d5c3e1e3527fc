"""A network event has municipalities of one side only.

The exchange formats of the network bring Palestinian and German municipalities together. Counted are the municipalities
that the event names in `season.yaml`, and those of the programs that take part in it (`network`) and are not cancelled.
The event is not judged while it names no municipality, or one that the directory does not know; it need not have a date.

Bad:
    # file: programs/2024/season.yaml
    network_events:
      - id: waste-forum
        date: 2024-06-12
        start: "10:00"
        municipalities: [koeln, bonn]  # <- P011
      - id: tourism-forum
        municipalities: [bethlehem]  # <- P011

Bad:
    status: cancelled
    network: [waste-forum]
    # file: programs/2024/season.yaml
    network_events:
      - id: waste-forum
        municipalities: [koeln, bonn]  # <- P011

Good:
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, municipalities: [koeln, bonn, Betlehem]}
      - {id: tourism-forum, municipalities: [koeln, bonn], status: cancelled}
      - {id: mobility-forum, municipalities: [koeln, nablus]}
      - {id: gender-forum}

Bad:
    # file: programs/2023/season.yaml
    network_events:
      - id: waste-forum
        date: 2023-06-14
        start: "10:00"
        municipalities: [koeln, bonn]  # <- P011

Good:
    network: [waste-forum]
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, municipalities: [bonn, krefeld]}

Source: SKEW programme page 2024 ("zwischen palästinensischen und deutschen Kommunen" of the network).
"""

from collections.abc import Iterator, Mapping

from skew_cli.model.finding import Path, Problem, Quote, Term
from skew_cli.model.season import NetworkEvent
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.rule import Collection, Rule
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per network event, whichever programs share it."""
    for (season, path), event in _events(collection).items():
        sides = _named(collection, event)
        if len(sides) == 1 and len(sides | _joined(collection, season, event)) == 1:
            side = sides.pop()
            yield Problem(
                path=(*path, "municipalities"),
                key=True,
                message_id="network-one-sided" if side == "nrw" else "palestinian-only",
                params={"side": Term(side), "event": Quote(event.id)},
                file=f"programs/{season}/season.yaml",
            )


def _events(collection: Collection) -> Mapping[tuple[int, Path], NetworkEvent]:
    """Active network events by season and path; of a season without programs those that have a date."""
    listed: dict[tuple[int, Path], NetworkEvent] = {
        (season, meeting.path): meeting.event
        for season, meetings in collection.network.items()
        for meeting in meetings
        if isinstance(meeting.event, NetworkEvent)
    }
    for case in collection.cases:
        for index, event in enumerate(case.shared.network_events):
            listed[case.program.season, ("network_events", index)] = event
    return {place: event for place, event in listed.items() if event.status != "cancelled"}


def _named(collection: Collection, event: NetworkEvent) -> set[Side]:
    """The sides of the municipalities that the event names; empty if one of them is unknown."""
    directory = next((case.directory for case in collection.cases), None)
    found = [directory.find(each) if directory else None for each in event.municipalities]
    known = {each.side for each in found if each is not None}
    return set() if None in found else known


def _joined(collection: Collection, season: int, event: NetworkEvent) -> set[Side]:
    """The sides of the programs that take part."""
    return {
        side
        for case in collection.cases
        if case.program.season == season and case.status != "cancelled" and event.id in case.program.network
        for side in SIDES
        if case.program.partners.of(side) is not None
    }


RULE = Rule(
    code="P011",
    name="network-one-sided",
    severity="warning",
    phase="repository",
    texts={
        "network-one-sided": Text(
            en="only German municipalities take part in the network event {event}",
            de="Am Austauschformat {event} nehmen nur deutsche Kommunen teil",
        ),
        "palestinian-only": Text(
            en="only Palestinian municipalities take part in the network event {event}",
            de="Am Austauschformat {event} nehmen nur palästinensische Kommunen teil",
        ),
    },
    hint=Text(
        en="add a municipality of the other side",
        de="eine Kommune der anderen Seite ergänzen",
    ),
    needs=(("network_events", "*", "municipalities", "*"),),
    check_all=check_all,
)
