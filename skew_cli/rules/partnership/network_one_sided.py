"""A network event has municipalities of one side only.

The exchange formats of the network bring Palestinian and German municipalities together. Counted are the municipalities
that the event names in `season.yaml`, and those of the programs that take part in it (`network`) and are not cancelled.
The event is not judged while it names no municipality, or one that the directory does not know; it need not have a
date. A season file is looked at once its season has a program.

Bad:
    themes: [tourism]
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
    # file: programs/2024/bonn-ramallah.yaml
    partners:
      nrw: {municipality: bonn}
      palestine: {municipality: ramallah}
    # file: programs/2024/season.yaml
    network_events:
      - id: waste-forum
        municipalities: [koeln, bonn]  # <- P011

Good:
    themes: [tourism]
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, municipalities: [koeln, bonn, Betlehem]}
      - {id: tourism-forum, municipalities: [koeln, bonn], status: cancelled}
      - {id: mobility-forum, municipalities: [koeln, nablus]}
      - {id: gender-forum}

Good:
    network: [waste-forum]
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, municipalities: [bonn, krefeld]}

Source: SKEW programme page 2024 ("zwischen palästinensischen und deutschen Kommunen" of the network).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote, Term
from skew_cli.model.municipality import Directory
from skew_cli.model.season import NetworkEvent
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.marks import Kind, Marks, Mode, mark
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per network event, whichever programs share it."""
    seasons: dict[int, list[Case]] = {}
    for case in collection.cases:
        seasons.setdefault(case.program.season, []).append(case)
    for season, cases in seasons.items():
        for index, event in enumerate(cases[0].shared.network_events):
            sides = _named(event, cases[0].directory)
            if event.status != "cancelled" and len(sides) == 1 and sides >= _joined(event, cases):
                side = sides.pop()
                yield Problem(
                    path=("network_events", index, "municipalities"),
                    key=True,
                    message_id="network-one-sided" if side == "nrw" else "palestinian-only",
                    params={"side": Term(side), "event": Quote(event.id)},
                    file=f"programs/{season}/season.yaml",
                )


def marks(case: Case, found: Marks) -> None:
    """Only events that name one side matter: who takes part in one is looked at, and one program of the season."""
    for event in case.shared.network_events:
        if len(_named(event, case.directory)) == 1:
            found.bear(mark(Kind.NETWORK, str(case.program.season), Mode.FIRST))
            found.alone |= event.id in case.program.network


def _named(event: NetworkEvent, directory: Directory) -> set[Side]:
    """The sides of the municipalities that the event names; empty if one of them is unknown."""
    found = [directory.find(each) for each in event.municipalities]
    return set() if None in found else {each.side for each in found if each is not None}


def _joined(event: NetworkEvent, cases: list[Case]) -> set[Side]:
    """The sides of the programs of the season that take part."""
    return {
        side
        for case in cases
        if case.status != "cancelled" and event.id in case.program.network
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
    german="""An einem Austauschformat nehmen nur Kommunen einer Seite teil.

Die Austauschformate des Netzwerks bringen palästinensische und deutsche Kommunen zusammen. Gezählt werden die
Kommunen, die in der `season.yaml` bei dem Austauschformat stehen, und die der nicht abgesagten Programme, die daran
teilnehmen (`network`). Nicht geprüft wird es, solange es keine Kommune nennt oder eine, die das Verzeichnis der
Kommunen nicht kennt; ein Datum braucht es nicht. Die Datei eines Programmjahrs wird geprüft, sobald es darin ein
Programm gibt.""",
    check_all=check_all,
    marks=(marks,),
)
