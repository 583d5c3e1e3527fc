"""What `skew export` is asked for, read from its options."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from skew_cli.cli.filters import season_of
from skew_cli.cli.pick import pick_program, pick_session, program_of
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_choice, read_one
from skew_cli.errors import SkewError
from skew_cli.model.types import LANGS, SIDES
from skew_cli.model.visibility import AUDIENCES
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index, Source
    from skew_cli.app.papers.jobs import Wish

ALL = "all"
PAIRS = ("de+ar", "en+ar")
"""Languages that stand side by side."""

_NOT_BILINGUAL = Text(
    en="{kinds}: not in two languages side by side.", de="{kinds}: gibt es nicht zweisprachig nebeneinander."
)
_NO_SESSIONS = Text(en="--session: {kinds} is not about one meeting.", de="--session: {kinds} gilt nicht je Treffen.")
_NO_SIDES = Text(en="--side: {kinds} is not for one side.", de="--side: {kinds} gilt nicht je Seite.")


def read_wish(*, document: str, fmt: str, lang: str, audience: str, contacts: bool, side: str, session: str) -> "Wish":
    """The options as a wish, without its meetings; raises SkewError for what does not go together."""
    from skew_cli.app.documents import format_choices  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.papers.jobs import Wish  # noqa: PLC0415 - start-up, law 10
    from skew_cli.documents import kinds  # noqa: PLC0415 - start-up, law 10
    from skew_cli.documents.material import Kind  # noqa: PLC0415 - start-up, law 10

    known = dict(kinds())
    programs = {name: each for name, each in known.items() if isinstance(each, Kind)}
    chosen = _several(document, (*known, ALL), "--document")
    chosen = list(dict.fromkeys(name for each in chosen for name in (programs if each == ALL else (each,))))
    langs = _several(lang, (*LANGS, *PAIRS), "--lang")
    if contacts and audience == "public":
        raise SkewError(
            Text(
                en="--with-contacts does not go with --audience public.",
                de="--with-contacts passt nicht zu --audience public.",
            ),
            Text(en="contacts are for --audience partners", de="Kontakte sind für --audience partners"),
        )
    bilingual = {name for name, each in programs.items() if each.bilingual}
    if any("+" in each for each in langs) and not bilingual.issuperset(chosen):
        raise _cannot(_NOT_BILINGUAL, [each for each in chosen if each not in bilingual], bilingual)
    for value, scope, refusal in ((session, "session", _NO_SESSIONS), (side, "side", _NO_SIDES)):
        able = {name for name, each in programs.items() if each.scope == scope}
        if value and able.isdisjoint(chosen):
            raise _cannot(refusal, chosen, able)
    suffixes = format_choices()
    return Wish(
        kinds=tuple(chosen),
        formats=tuple(suffixes[each] for each in _several(fmt, suffixes, "--format")),
        langs=tuple(langs),
        audience=read_one(audience, AUDIENCES, name="--audience") if audience else None,
        contacts=contacts,
        side=read_one(side, SIDES, name="--side") if side else None,
    )


def _cannot(refusal: Text, chosen: Iterable[str], able: Iterable[str]) -> SkewError:
    """Kinds cannot do what is asked of them; says which can."""
    hint = Text(en="this is possible with: {able}", de="das geht mit: {able}")
    return SkewError(refusal, hint, kinds=tuple(chosen), able=tuple(sorted(able)) or "–")


def _several(text: str, allowed: Iterable[str], name: str) -> list[str]:
    choices = dict.fromkeys(allowed, "")
    return list(dict.fromkeys(read_choice(each, choices, name=name, whole=True) for each in text.split(",")))


def subjects(
    terminal: Terminal, index: "Index", words: Sequence[str], season: str, wish: "Wish"
) -> tuple[tuple["Source", ...], tuple[int, ...]]:
    """Programs and seasons that documents are wanted of; asks for a program if there is neither word nor season."""
    from skew_cli.documents import kinds  # noqa: PLC0415 - start-up, law 10
    from skew_cli.documents.material import Kind, SeasonKind  # noqa: PLC0415 - start-up, law 10

    found: list[Kind | SeasonKind] = [kinds()[each] for each in wish.kinds]
    for_programs = any(isinstance(each, Kind) for each in found)
    if words and season:
        raise SkewError(
            Text(en="either programs or --season, not both.", de="Entweder Programme oder --season, nicht beides."),
            Text(en="leave out one of them", de="eines davon weglassen"),
        )
    if season:
        year = season_of(index, season)
        if year is None:
            raise SkewError(
                Text(en="--season: one season is needed.", de="--season: Ein einzelnes Programmjahr ist nötig."),
                Text(en="for example --season 2024", de="zum Beispiel --season 2024"),
            )
        sources = tuple(each for each in index.programs if program_of(each).season == year)
        return sources if for_programs else (), (year,)
    if not words and not for_programs:
        seasons = sorted({str(program_of(each).season) for each in index.programs}, reverse=True)
        raise missing([Want(name="--season", allowed=seasons)], f"skew export --season 2024 --document {wish.kinds[0]}")
    files = dict.fromkeys(pick_program(terminal, index, each).file for each in words or (None,))
    picked = tuple(index.sources[each] for each in files)
    years = tuple(dict.fromkeys(program_of(each).season for each in picked))
    return picked if for_programs else (), years


def with_session(index: "Index", sources: Iterable["Source"], wish: "Wish", session: str) -> "Wish":
    """The wish for only one meeting of each program: by its key, or a session by number or id."""
    from skew_cli.app.papers.jobs import meetings  # noqa: PLC0415 - start-up, law 10

    if not session:
        return wish
    found: dict[str, str] = {}
    for source in sources:
        program = program_of(source)
        whole = session in (key for key, _ in meetings(index.case(source)))
        key = session if whole else f"session-{program.sessions[pick_session(program, session)].id}"
        found[source.file] = key
    return replace(wish, meetings=found)


def unreadable(index: "Index", season: str) -> tuple[str, ...]:
    """Files of a season that are no programs for skew, so that nothing can be written of them."""
    folder = f"programs/{season}/"
    return tuple(
        name
        for name, each in index.sources.items()
        if season and name.startswith(folder) and each.program is None and not each.shared
    )
