"""From a program to files for people: documents in their formats, and what calendars are made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from skew_cli.app.load import Index
from skew_cli.app.placeholders import placeholders
from skew_cli.app.reading import Source
from skew_cli.app.templates import catalogue, letterhead, skin
from skew_cli.calendars.deadlines import Checklist as Dated
from skew_cli.calendars.meetings import network_schedule
from skew_cli.documents import kinds, program_kind
from skew_cli.documents.material import Checklist, Item, Material
from skew_cli.errors import SkewError
from skew_cli.exports import formats
from skew_cli.model.calendar import uid
from skew_cli.model.format import Rendered
from skew_cli.model.people import Person
from skew_cli.model.program import Program
from skew_cli.model.session import Done
from skew_cli.model.template import Role
from skew_cli.model.types import wording
from skew_cli.model.visibility import Audience, Redaction, secret_texts
from skew_cli.rules.rule import Case
from skew_cli.store.repository import Repository
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.languages.catalogue import Catalogue

T = TypeVar("T")
Voice = tuple["Catalogue", str]
"""The words of a language, and the office of the letterhead in it."""


def material(
    index: Index,
    source: Source,
    lang: str,
    *,
    lists: tuple[Dated, ...] = (),
    audience: Audience | None = None,
    contacts: bool = False,
) -> Material:
    """A program with everything that a document for the audience may look at; `contacts` adds the people to it.

    Without an audience it is whole, as calendars need it, which have rules of their own (ical.md 10).
    """
    voices = voices_of(index, (lang,))
    return materials(index, source, voices, lists=lists, audience=audience, contacts=contacts)[lang]


def voices_of(index: Index, langs: Iterable[str]) -> dict[str, Voice]:
    """The words of each language and the office in it, read once for all programs."""
    return {lang: (catalogue(index.repository, lang), office(index.repository, lang)) for lang in langs}


def materials(
    index: Index,
    source: Source,
    voices: Mapping[str, Voice],
    *,
    lists: tuple[Dated, ...] = (),
    audience: Audience | None = None,
    contacts: bool = False,
) -> dict[str, Material]:
    """The same in several languages; what the audience may know is worked out once."""
    case = index.case(source)
    network = network_schedule(case.shared, minutes=case.profile.session_minutes)
    mine = {f"network-{each}" for each in case.program.network}

    secrets = frozenset(secret_texts(case.program)) if audience else frozenset[str]()
    names = frozenset(each for person in case.people.values() for each in (person.name, person.name_ar) if each)
    redaction = Redaction(audience, contacts=contacts, secrets=secrets, names=names) if audience else None

    def seen(value: T) -> T:
        return redaction.of(value) if redaction else value

    def done(progress: Done | None) -> Done | None:
        return None if audience == "public" else seen(progress)

    meetings = (*case.schedule.meetings, *(each for each in network if each.key in mine))
    program, predecessor = seen(case.program), seen(_predecessor(index, case, audience))
    shown = tuple(replace(each, event=seen(each.event)) for each in meetings)
    people = _People(case.people, seen) if audience else case.people
    return {
        lang: Material(
            program=program,
            season=case.profile,
            nrw=case.municipalities["nrw"],
            palestine=case.municipalities["palestine"],
            meetings=shown,
            people=people,
            words=words,
            checklists=tuple(_checklist(index, case, each, lang, done) for each in lists),
            predecessor=predecessor,
            audience=audience or "internal",
            contacts=contacts or audience in (None, "internal"),
            date=index.today,
            author=author,
        )
        for lang, (words, author) in voices.items()
    }


class _People(Mapping[str, Person]):
    """People as the audience may see them; of the many that a repository knows a document asks for a few."""

    def __init__(self, people: Mapping[str, Person], seen: Callable[[Person], Person]) -> None:
        self._people, self._seen = people, seen
        self._shown: dict[str, Person] = {}

    def __getitem__(self, name: str) -> Person:
        if name not in self._shown:
            self._shown[name] = self._seen(self._people[name])
        return self._shown[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)


def _predecessor(index: Index, case: Case, audience: Audience | None) -> Program | None:
    """For everybody only a predecessor that is public itself."""
    source = index.sources.get(index.addresses.get(case.program.predecessor or "", ""))
    found = source.program if source else None
    return found if found and (audience != "public" or found.visibility == "public") else None


def office(repository: Repository, lang: str) -> str:
    """The office of the letterhead, the author of every document."""
    return wording(letterhead(repository).office, lang)


def document(index: Index, found: Material, *, kind: str, fmt: str) -> Rendered:
    """A document about a program as a file of a format."""
    return formats()[fmt].render(program_kind(kind).build(found), skin(index.repository))


def format_choices() -> dict[str, str]:
    """What a document format is asked for by, its suffix, and its name."""
    return {each.suffix.lstrip("."): name for name, each in formats().items()}


def kind_choices() -> tuple[str, ...]:
    """The kinds of documents."""
    return tuple(kinds())


def dated_checklists(index: Index, source: Source) -> tuple[Dated, ...]:
    """All checklists of a program with their due dates."""
    return index.case(source).checklists


def _checklist(
    index: Index, case: Case, dated: Dated, lang: str, seen: Callable[[Done | None], Done | None]
) -> Checklist:
    """A checklist in a language; `seen` is what the audience may know of the progress of an item."""
    template = index.checklists[dated.kind]
    key = {"exploration-meeting": "explore", "closing": ""}.get(dated.kind)
    if key is None:
        key = f"session-{case.program.sessions[int(dated.path[1])].id}"
    values = placeholders(case)
    items = tuple(
        Item(
            id=each.item.id,
            phase=each.item.phase,
            text=each.text.get(lang).format_map(values),
            who=tuple(_role(who, dated) for who in each.item.who),
            due=each.due,
            done=done.done if done else None,
            by=(done.by or "") if done else "",
            note=wording(done.note, lang) if done else "",
            side=each.item.side,
            left_out=each.missing,
            reason=wording(each.reason, lang),
        )
        for each in dated.deadlines
        for done in (seen(each.done),)
    )
    return Checklist(title=template.title.get(lang), items=items, key=key)


def _role(role: Role, dated: Dated) -> Role:
    """The coordinator of the host side is the one of the side that hosts, once that is known."""
    if role == "coordinator_host" and dated.host is not None:
        return "coordinator_nrw" if dated.host == "nrw" else "coordinator_palestine"
    return role


def namespace(source: Source) -> str:
    """The `series` of a program, the namespace of its UIDs."""
    found = source.program.series if source.program else None
    try:
        uid(found or "", "")
    except ValueError:
        raise SkewError(
            Text(
                en='"{file}" has no `series` that is a UUID, so its meetings have no stable identity',
                de='In "{file}" fehlt eine „series“ mit einer UUID, die Treffen haben daher keine feste Kennung',
            ),
            Text(
                en="add the line `series: <uuid>` with a fresh UUID of version 4; skew create does so",
                de="die Zeile „series: <UUID>“ mit einer frischen UUID Version 4 ergänzen; skew create macht das",
            ),
            file=source.file,
        ) from None
    return str(found)
