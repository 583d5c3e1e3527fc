"""A reference leads nowhere: what it names does not exist.

The file names people, themes, civil-society entries and programs by their ids. People stand under `people` in the
program or in `programs/people.yaml`; themes under `themes` and civil-society entries under `civil_society`; seminars
named by id alone and network events in the `season.yaml` of the program's season. `sister` and `predecessor` name a
program as `SEASON/ID`. Cancelled events are checked, too: they may come back. Unknown municipalities are P003.

Bad:
    advisor: advisor-a  # <- F007
    partners:
      nrw:
        municipality: koeln
        coordinator: coordination-koeln  # <- F007
        deputy_coordinator: moderation-a
      palestine:
        municipality: bethlehem
        deputy_coordinator: deputy-bethlehem  # <- F007
        leadership: mayor-bethlehem  # <- F007
    people:
      - {id: moderation-a, name: Moderation, civil_society: twinning}  # <- F007

Bad:
    people:
      - {id: moderation-a, name: Moderation}
    session_defaults:
      moderator: moderation-b  # <- F007
      interpreters:
        - {person: interpreter-a}  # <- F007
    exploration:
      moderator: moderation-a
      participants:
        - moderation-a
        - coordination-koeln  # <- F007
      civil_society: [twinning]  # <- F007
      result: {themes: [tourism]}  # <- F007
    seminars:
      - id: cultures
        deputy_moderator: moderation-b  # <- F007
    sessions:
      - id: old-town
        tech_host: tech  # <- F007
        minutes_taker: minutes  # <- F007
        host_experts: [moderation-a, expert]  # <- F007
        guest_participants: [guest]  # <- F007
        theme: tourism  # <- F007
        civil_society: [{entry: twinning, role: speaker}]  # <- F007
      - id: museum
        status: cancelled
        moderator: ""  # <- F007

Bad:
    status: cancelled
    sister: bethlehem-koeln  # <- F007
    predecessor: 2019/moers  # <- F007
    themes: [tourism]
    civil_society:
      - {id: twinning, side: nrw, name: Partnerschaftsverein, theme: turism}  # <- F007
    exploration: {civil_society: [twining]}  # <- F007
    seminars:
      - country-analysis
      - country-analyses  # <- F007
      - cultures  # <- F007
    network:
      - waste-forum
      - waste-forums  # <- F007
      - summit  # <- F007
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis}
    network_events:
      - {id: waste-forum}
    # file: programs/2024/bethlehem-koeln.yaml
    title: Gegenprogramm

Good:
    advisor: advisor-a
    sister: 2024/bethlehem-koeln
    predecessor: 2023/koeln-bethlehem
    themes: [tourism]
    civil_society:
      - {id: twinning, side: nrw, name: Partnerschaftsverein, theme: tourism}
    people:
      - {id: moderation-a, name: Moderation, civil_society: twinning}
    exploration: {participants: [moderation-a, advisor-a], civil_society: [twinning], result: {themes: [tourism]}}
    seminars: [country-analysis]
    network: [waste-forum]
    session_defaults: {moderator: advisor-a}
    sessions:
      - id: old-town
        theme: tourism
        interpreters: [{person: moderation-a}]
        civil_society: [{entry: twinning, role: speaker}]
    # file: programs/people.yaml
    people:
      - {id: advisor-a, name: Beratung}
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis}
    network_events:
      - {id: waste-forum, status: cancelled}
    # file: programs/2024/bethlehem-koeln.yaml
    sister: 2024/koeln-bethlehem
    # file: programs/2023/koeln-bethlehem.yaml
    status: done

Source: tool.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from operator import attrgetter
from typing import Literal

from skew_cli.model.finding import Path, Problem, Quote
from skew_cli.model.program import Program
from skew_cli.model.session import Event, SessionDefaults
from skew_cli.model.types import SIDES, Model
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

Kind = Literal["person", "theme", "entry", "seminar", "network-event", "program"]
_LISTS: Mapping[Kind, str] = {"person": "people", "seminar": "seminars", "network-event": "network_events"}
"""The shared lists in which a reference of a kind may find its target."""
_STAFF = ("moderator", "deputy_moderator", "tech_host", "minutes_taker")
_HEADS = ("coordinator", "deputy_coordinator", "leadership")
_staff: Callable[[Model], tuple[str | None, ...]] = attrgetter(*_STAFF)
_heads: Callable[[Model], tuple[str | None, ...]] = attrgetter(*_HEADS)
_Named = tuple[Kind, Sequence[str | None], Path, Sequence[str]]
"""Ids or addresses and where they stand: in these fields of a path, or without fields where a path has a `*`."""


def check(case: Case) -> Iterator[Problem]:
    """One problem per reference."""
    program, shared = case.program, case.shared
    targets: Mapping[Kind, Collection[str]] = {
        "person": case.people,
        "theme": {each.id for each in program.themes},
        "entry": {each.id for each in program.civil_society},
        "seminar": {each.id for each in shared.seminars},
        "network-event": {each.id for each in shared.network_events},
        "program": case.addresses,
    }
    references = _references(program)
    named: dict[Kind, set[str | None]] = {kind: set() for kind in targets}
    for kind, idents, _, _ in references:
        named[kind].update(idents)
    lost: set[tuple[Kind, str | None]] = set()
    for kind, all_named in named.items():
        there = targets[kind]
        missing = [each for each in all_named if each is not None and each not in there]
        lost |= {(kind, each) for each in missing if not _hidden(case, kind, each)}
    for kind, idents, path, fields in references if lost else ():
        for n, ident in enumerate(idents):
            if ident is not None and (kind, ident) in lost:
                yield _problem(case, kind, ident, _place(path, fields, n), targets[kind])


def _problem(case: Case, kind: Kind, ident: str, path: Path, targets: Iterable[str]) -> Problem:
    others = sorted(each for each in targets if each != case.address)
    if near := get_close_matches(ident, others, 1):
        return Problem(path=path, message_id=f"similar-{kind}", params={"id": Quote(ident), "known": Quote(near[0])})
    message = "" if kind == "person" else f"no-{kind}"
    return Problem(path=path, message_id=message, params={"id": Quote(ident)})


def _place(path: Path, fields: Sequence[str], number: int) -> Path:
    return (*path, fields[number]) if fields else tuple([number if each == "*" else each for each in path])


def _hidden(case: Case, kind: Kind, ident: str) -> bool:
    """Whether the target may stand in what could not be read."""
    return ident in case.lost() if kind == "program" else _LISTS.get(kind, "") in case.unread


def _references(program: Program) -> list[_Named]:
    """All of them; paths are written out only where a target is missing."""
    found: list[_Named] = [
        ("program", (program.sister, program.predecessor), (), ("sister", "predecessor")),
        ("person", (program.advisor,), (), ("advisor",)),
    ]
    sides = ((side, program.partners.of(side)) for side in SIDES)
    found += [("person", _heads(partner), ("partners", side), _HEADS) for side, partner in sides if partner]
    found.append(("theme", [each.theme for each in program.civil_society], ("civil_society", "*", "theme"), ()))
    found.append(("entry", [each.civil_society for each in program.people], ("people", "*", "civil_society"), ()))
    found.append(("network-event", program.network, ("network", "*"), ()))
    if meeting := program.exploration:
        _of_event(meeting, ("exploration",), found)
        found.append(("person", meeting.participants, ("exploration", "participants", "*"), ()))
        found.append(("entry", meeting.civil_society, ("exploration", "civil_society", "*"), ()))
        themes = meeting.result.themes if meeting.result else ()
        found.append(("theme", themes, ("exploration", "result", "themes", "*"), ()))
    for n, seminar in enumerate(program.seminars):
        if seminar.shared:
            found.append(("seminar", (seminar.id,), ("seminars", n), ("id",)))
        _of_event(seminar, ("seminars", n), found)
    if program.session_defaults:
        _of_event(program.session_defaults, ("session_defaults",), found)
    for n, session in enumerate(program.sessions):
        path = ("sessions", n)
        _of_event(session, path, found)
        found.append(("theme", (session.theme,), path, ("theme",)))
        found.append(("person", session.host_experts, (*path, "host_experts", "*"), ()))
        found.append(("person", session.guest_participants, (*path, "guest_participants", "*"), ()))
        entries = [each.entry for each in session.civil_society]
        found.append(("entry", entries, (*path, "civil_society", "*", "entry"), ()))
    return found


def _of_event(event: Event | SessionDefaults, path: Path, found: list[_Named]) -> None:
    """Staff and interpreters."""
    found.append(("person", _staff(event), path, _STAFF))
    found.append(("person", [each.person for each in event.interpreters], (*path, "interpreters", "*", "person"), ()))


_SIMILAR = Text(en="write {known}", de="{known} schreiben")

RULE = Rule(
    code="F007",
    name="dangling-reference",
    severity="error",
    cancelled=True,
    texts={
        "dangling-reference": Text(
            en="there is no person with the id {id}", de="Eine Person mit der Kennung {id} gibt es nicht"
        ),
        "similar-person": Text(
            en="there is no person with the id {id}; did you mean {known}?",
            de="Eine Person mit der Kennung {id} gibt es nicht; meinten Sie {known}?",
        ),
        "no-theme": Text(en="the program has no theme {id}", de="Das Programm hat keinen Themenschwerpunkt {id}"),
        "similar-theme": Text(
            en="the program has no theme {id}; did you mean {known}?",
            de="Das Programm hat keinen Themenschwerpunkt {id}; meinten Sie {known}?",
        ),
        "no-entry": Text(
            en="the program has no civil-society entry {id}",
            de="Das Programm hat keine zivilgesellschaftliche Organisation {id}",
        ),
        "similar-entry": Text(
            en="the program has no civil-society entry {id}; did you mean {known}?",
            de="Das Programm hat keine zivilgesellschaftliche Organisation {id}; meinten Sie {known}?",
        ),
        "no-seminar": Text(
            en="the season has no shared seminar {id}", de="Das Programmjahr hat kein gemeinsames Seminar {id}"
        ),
        "similar-seminar": Text(
            en="the season has no shared seminar {id}; did you mean {known}?",
            de="Das Programmjahr hat kein gemeinsames Seminar {id}; meinten Sie {known}?",
        ),
        "no-network-event": Text(
            en="the season has no network event {id}", de="Das Programmjahr hat kein Austauschformat {id}"
        ),
        "similar-network-event": Text(
            en="the season has no network event {id}; did you mean {known}?",
            de="Das Programmjahr hat kein Austauschformat {id}; meinten Sie {known}?",
        ),
        "no-program": Text(en="there is no program {id}", de="Ein Programm {id} gibt es nicht"),
        "similar-program": Text(
            en="there is no program {id}; did you mean {known}?",
            de="Ein Programm {id} gibt es nicht; meinten Sie {known}?",
        ),
    },
    hint={
        "dangling-reference": Text(
            en="add the person under `people`, or to `programs/people.yaml`",
            de="die Person unter „people“ oder in „programs/people.yaml“ ergänzen",
        ),
        "no-theme": Text(en="add it under `themes`", de="unter „themes“ ergänzen"),
        "no-entry": Text(en="add it under `civil_society`", de="unter „civil_society“ ergänzen"),
        "no-seminar": Text(
            en="add it to `seminars` in `season.yaml`, or write here `id`, `topic` and `date`",
            de="in „season.yaml“ unter „seminars“ ergänzen oder hier „id“, „topic“ und „date“ angeben",
        ),
        "no-network-event": Text(
            en="add it to `network_events` in `season.yaml`",
            de="in „season.yaml“ unter „network_events“ ergänzen",
        ),
        "no-program": Text(
            en="write season and id of a program, for example 2023/koeln-bethlehem",
            de="Programmjahr und Kennung eines Programms angeben, zum Beispiel 2023/koeln-bethlehem",
        ),
        "similar-person": _SIMILAR,
        "similar-theme": _SIMILAR,
        "similar-entry": _SIMILAR,
        "similar-seminar": _SIMILAR,
        "similar-network-event": _SIMILAR,
        "similar-program": _SIMILAR,
    },
    needs=(("people", "*", "id"), ("themes", "*", "id"), ("civil_society", "*", "id")),
    german="""Ein Verweis führt ins Leere, denn was er nennt, gibt es nicht.

Die Datei nennt Personen, Themenschwerpunkte, zivilgesellschaftliche Organisationen und Programme mit ihrer Kennung.
Personen stehen unter `people` im Programm oder in `programs/people.yaml`, Themenschwerpunkte unter `themes`,
zivilgesellschaftliche Organisationen unter `civil_society`. Seminare, von denen nur die Kennung dasteht, und
Austauschformate stehen in der `season.yaml` des Programmjahrs. `sister` und `predecessor` nennen ein Programm als
`JAHR/KENNUNG`. Auch abgesagte Veranstaltungen werden geprüft, denn sie könnten doch noch stattfinden. Unbekannte
Kommunen meldet die Regel P003.""",
    check=check,
)
