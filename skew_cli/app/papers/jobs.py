"""What there is one file of, and the name of that file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.calendars.meetings import network_schedule
from skew_cli.documents import kinds
from skew_cli.documents.material import Kind, SeasonKind
from skew_cli.exports import formats
from skew_cli.model.session import Event
from skew_cli.model.text import file_part
from skew_cli.model.types import SIDES, Side
from skew_cli.model.visibility import Audience
from skew_cli.rules.rule import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file: a kind of document about something, in a language and a format, for an audience."""

    season: int
    program: str = ""
    """Id; empty for a document about the season."""
    source: str = ""
    """File of the program."""
    kind: str
    about: str = ""
    """Key of the meeting that it is about: `explore`, `seminar-<id>`, `session-<id>`, `network-<id>`."""
    side: Side | None = None
    lang: str
    """`de`, or two languages side by side: `de+ar`."""
    audience: Audience
    contacts: bool = False
    fmt: str
    """Name of the format."""
    suffix: str

    @property
    def file_name(self) -> str:
        """Made from ids alone, so that it is the same in every run."""
        parts = (str(self.season), self.program, self.kind, self.about, self.side or "", self.lang)
        return file_part(" ".join(parts)) + self.suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for of each program or season."""

    kinds: tuple[str, ...]
    formats: tuple[str, ...]
    """By name."""
    langs: tuple[str, ...]
    audience: Audience | None = None
    """None for that of the kind."""
    contacts: bool = False
    side: Side | None = None
    """None for both."""
    meetings: Mapping[str, str] = field(default_factory=dict)
    """By file of a program the key of the one meeting that is wanted there; without it all."""
    unnamed: frozenset[str] = frozenset()
    """The kinds that only `all` brought: what they cannot do is left out."""

    def for_whom(self, kind: Kind | SeasonKind) -> Audience:
        """The audience asked for; with contacts those who take part, else that of the kind."""
        return self.audience or ("partners" if self.contacts else kind.audience)

    def langs_of(self, kind: Kind) -> tuple[str, ...]:
        """The languages that it can be in: two side by side only for some kinds."""
        return tuple(each for each in self.langs if kind.bilingual or "+" not in each)


def program_jobs(index: Index, source: Source, wish: Wish) -> Iterator[Job]:
    """The files about one program, of the kinds that are about programs."""
    case = index.case(source)
    for name in wish.kinds:
        kind = kinds()[name]
        if isinstance(kind, SeasonKind):
            continue
        for about, side in _subjects(case, kind, wish):
            for lang in wish.langs_of(kind):
                for fmt in wish.formats:
                    yield Job(
                        season=case.program.season,
                        program=case.program.id,
                        source=source.file,
                        kind=name,
                        about=about,
                        side=side,
                        lang=lang,
                        audience=wish.for_whom(kind),
                        contacts=wish.contacts,
                        fmt=fmt,
                        suffix=formats()[fmt].suffix,
                    )


def season_jobs(season: int, wish: Wish) -> Iterator[Job]:
    """The files about a season, of the kinds that are about seasons."""
    for name in wish.kinds:
        kind = kinds()[name]
        if isinstance(kind, Kind):
            continue
        for lang in wish.langs:
            for fmt in wish.formats:
                yield Job(
                    season=season,
                    kind=name,
                    lang=lang,
                    audience=wish.for_whom(kind),
                    contacts=wish.contacts,
                    fmt=fmt,
                    suffix=formats()[fmt].suffix,
                )


def meetings(case: Case) -> Iterator[tuple[str, Event]]:
    """Key and event of every meeting of a program that a document can be about, in its order."""
    program = case.program
    shared = {each.id: each for each in case.shared.seminars}
    if program.exploration is not None:
        yield "explore", program.exploration
    for seminar in program.seminars:
        found = shared.get(seminar.id) if seminar.shared else seminar
        if found is not None:
            yield f"seminar-{seminar.id}", found
    for number, session in enumerate(program.sessions):
        yield f"session-{session.id}", program.session(number)
    network = {each.key: each for each in network_schedule(case.shared, minutes=case.profile.session_minutes)}
    for key in (f"network-{each}" for each in program.network):
        if key in network:
            yield key, network[key].event


def _subjects(case: Case, kind: Kind, wish: Wish) -> Iterator[tuple[str, Side | None]]:
    """What of the program there is one document about: meeting and side."""
    if kind.scope == "session":
        wanted = wish.meetings.get(case.file)
        for key, event in meetings(case):
            shown = event.status != "cancelled" and (key.startswith("session-") or bool(event.agenda))
            if key == wanted or (wanted is None and shown):
                yield key, None
    elif kind.scope == "side":
        for side in (wish.side,) if wish.side else SIDES:
            yield "", side
    else:
        yield "", None


def clashes(jobs: Iterable[Job]) -> dict[Job, Job]:
    """The jobs whose file an earlier one has already, also where upper and lower case are one, with that job."""
    first: dict[str, Job] = {}
    return {job: found for job in jobs if (found := first.setdefault(job.file_name.casefold(), job)) != job}
