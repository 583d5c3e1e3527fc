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
from skew_cli.model.format import Remark
from skew_cli.model.types import LANGS, SIDES
from skew_cli.model.visibility import AUDIENCES
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.papers.jobs import Wish
    from skew_cli.app.papers.run import Done
    from skew_cli.app.reading import Source
    from skew_cli.model.program import Program

ALL = "all"
PAIRS = ("de+ar", "en+ar")
"""Languages that stand side by side."""

_NOT_BILINGUAL = Text(
    en="{kinds}: not in two languages side by side.", de="{kinds}: gibt es nicht zweisprachig nebeneinander."
)
_ONE_LANGUAGE = Text(
    en="left out, because not in two languages side by side: {kinds}",
    de="ausgelassen, weil nicht zweisprachig nebeneinander: {kinds}",
)
_NO_ROWS = Text(
    en="left out, because without rows for {format}: {kinds}", de="ausgelassen, weil ohne Zeilen für {format}: {kinds}"
)
_MEETINGS = Text(en="meetings: {listed}", de="Treffen: {listed}")
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
    named = _several(document, (*known, ALL), "--document")
    chosen = list(dict.fromkeys(name for each in named for name in (programs if each == ALL else (each,))))
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
    if any("+" in each for each in langs) and not bilingual.issuperset({*named} - {ALL}):
        raise _cannot(_NOT_BILINGUAL, [each for each in named if each not in (*bilingual, ALL)], bilingual)
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
        unnamed=frozenset(chosen).difference(named),
    )


def unfit(wish: "Wish", done: Iterable["Done"]) -> tuple[tuple["Done", ...], tuple[Remark, ...]]:
    """What came of a run without what `all` cannot give in a format or in two languages; remarks name those kinds."""
    from skew_cli.documents import kinds  # noqa: PLC0415 - start-up, law 10

    done, remarks = tuple(done), []
    single = tuple(each for each in sorted(wish.unnamed) if not getattr(kinds()[each], "bilingual", False))
    if single and any("+" in each for each in wish.langs):
        remarks.append(Remark(text=_ONE_LANGUAGE, values={"kinds": single}))
    lacking = [each for each in done if each.failure and each.failure.unfit and each.job.kind in wish.unnamed]
    if lacking and len(lacking) < len(done):
        held = {each.job.kind for each in done if each.failure is None and each.job.fmt == lacking[0].job.fmt}
        kinds_or_files = (each.job.file_name if each.job.kind in held else each.job.kind for each in lacking)
        names = tuple(dict.fromkeys(kinds_or_files))
        remarks.append(Remark(text=_NO_ROWS, values={"format": lacking[0].job.suffix.lstrip("."), "kinds": names}))
        done = tuple(each for each in done if each not in lacking)
    return done, tuple(remarks)


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
    """The wish for only one meeting of each program: by its key or id, `network`, or a session by number."""
    from skew_cli.app.papers.jobs import meetings  # noqa: PLC0415 - start-up, law 10

    if not session:
        return wish
    found: dict[str, str] = {}
    for source in sources:
        keys = [key for key, _ in meetings(index.case(source))]
        found[source.file] = _meeting(program_of(source), keys, session)
    return replace(wish, meetings=found)


def _meeting(program: "Program", keys: Sequence[str], word: str) -> str:
    """The key of the meeting that is meant; raises SkewError that lists all of them."""
    network = [key for key in keys if key.startswith("network-")]
    whole = [key for key in keys if word in (key, key.partition("-")[2])] or (network if word == "network" else [])
    if len(whole) == 1:
        return whole[0]
    try:
        return f"session-{program.sessions[pick_session(program, word)].id}"
    except SkewError as error:
        numbers = {f"session-{each.id}": f"{each.number or n} {each.id}" for n, each in enumerate(program.sessions, 1)}
        listed = tuple(numbers.get(key) or key.removeprefix("seminar-").removeprefix("network-") for key in keys)
        raise SkewError(error.message, _MEETINGS, **{**error.values, "listed": listed}) from None


def unreadable(index: "Index", season: str) -> tuple[str, ...]:
    """Files of a season that are no programs for skew, so that nothing can be written of them."""
    folder = f"programs/{season}/"
    return tuple(
        name
        for name, each in index.sources.items()
        if season and name.startswith(folder) and each.program is None and not each.shared
    )
