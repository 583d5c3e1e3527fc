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

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal

from skew_cli.model.finding import Path, Problem, Quote
from skew_cli.model.program import Program
from skew_cli.model.session import Event, Exploration, SessionDefaults
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

Kind = Literal["person", "theme", "entry", "seminar", "network-event", "program"]
Reference = tuple[Kind, Path, str | None]
_LISTS: Mapping[Kind, str] = {"person": "people", "seminar": "seminars", "network-event": "network_events"}
"""The shared lists in which a reference of a kind may find its target."""


def check(case: Case) -> Iterator[Problem]:
    """One problem per reference."""
    program = case.program
    targets: Mapping[Kind, Collection[str]] = {
        "person": case.people,
        "theme": {each.id for each in program.themes},
        "entry": {each.id for each in program.civil_society},
        "seminar": {each.id for each in case.shared.seminars},
        "network-event": {each.id for each in case.shared.network_events},
        "program": case.addresses,
    }
    for kind, path, ident in _references(program):
        if ident is None or ident in targets[kind] or _hidden(case, kind, ident):
            continue
        others = sorted(each for each in targets[kind] if each != case.address)
        if near := get_close_matches(ident, others, 1):
            params = {"id": Quote(ident), "known": Quote(near[0])}
            yield Problem(path=path, message_id=f"similar-{kind}", params=params)
        else:
            message = "" if kind == "person" else f"no-{kind}"
            yield Problem(path=path, message_id=message, params={"id": Quote(ident)})


def _hidden(case: Case, kind: Kind, ident: str) -> bool:
    """Whether the target may stand in what could not be read."""
    return ident in case.lost() if kind == "program" else _LISTS.get(kind, "") in case.unread


def _references(program: Program) -> Iterator[Reference]:
    yield "program", ("sister",), program.sister
    yield "program", ("predecessor",), program.predecessor
    yield "person", ("advisor",), program.advisor
    for side in SIDES:
        partner = program.partners.of(side)
        for name in ("coordinator", "deputy_coordinator", "leadership"):
            yield "person", ("partners", side, name), getattr(partner, name, None)
    for n, entry in enumerate(program.civil_society):
        yield "theme", ("civil_society", n, "theme"), entry.theme
    for n, person in enumerate(program.people):
        yield "entry", ("people", n, "civil_society"), person.civil_society
    for n, ident in enumerate(program.network):
        yield "network-event", ("network", n), ident
    if program.exploration is not None:
        yield from _exploration(program.exploration)
    for n, seminar in enumerate(program.seminars):
        yield "seminar", ("seminars", n, "id"), seminar.id if seminar.shared else None
        yield from _staff(seminar, ("seminars", n))
    if program.session_defaults is not None:
        yield from _staff(program.session_defaults, ("session_defaults",))
    yield from _sessions(program)


def _sessions(program: Program) -> Iterator[Reference]:
    for n, session in enumerate(program.sessions):
        path = ("sessions", n)
        yield from _staff(session, path)
        yield "theme", (*path, "theme"), session.theme
        yield from (("person", (*path, "host_experts", m), each) for m, each in enumerate(session.host_experts))
        for m, guest in enumerate(session.guest_participants):
            yield "person", (*path, "guest_participants", m), guest
        for m, part in enumerate(session.civil_society):
            yield "entry", (*path, "civil_society", m, "entry"), part.entry


def _exploration(meeting: Exploration) -> Iterator[Reference]:
    path = ("exploration",)
    yield from _staff(meeting, path)
    yield from (("person", (*path, "participants", n), each) for n, each in enumerate(meeting.participants))
    yield from (("entry", (*path, "civil_society", n), each) for n, each in enumerate(meeting.civil_society))
    themes = meeting.result.themes if meeting.result else ()
    yield from (("theme", (*path, "result", "themes", n), each) for n, each in enumerate(themes))


def _staff(event: Event | SessionDefaults, path: Path) -> Iterator[Reference]:
    for name in ("moderator", "deputy_moderator", "tech_host", "minutes_taker"):
        yield "person", (*path, name), getattr(event, name)
    for n, each in enumerate(event.interpreters):
        yield "person", (*path, "interpreters", n, "person"), each.person


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
