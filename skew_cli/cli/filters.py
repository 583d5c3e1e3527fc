"""Which programs a list shows: season, theme, partner, status."""

from skew_cli.app.glance import municipality
from skew_cli.app.load import Index
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice
from skew_cli.model.text import fold
from skew_cli.model.types import SIDES, STATUSES
from skew_cli.rules.rule import Case
from skew_cli.words import Text

ALL = "all"

_NONE = Text(en="no program fits", de="Kein Programm passt.")
_UNREADABLE = Text(en="cannot be read, see skew validate: {files}", de="nicht lesbar, siehe skew validate: {files}")


def season_of(index: Index, option: str | None) -> int | None:
    """The season that is meant: the option, else this year's, else the newest; None is all of them."""
    seasons = sorted({each.program.season for each in index.programs if each.program})
    if option == ALL:
        return None
    if option is not None:
        return int(read_choice(option, {**{str(each): "" for each in seasons}, ALL: ""}, name="--season", whole=True))
    return index.today.year if index.today.year in seasons else max(seasons, default=None)


def chosen(
    terminal: Terminal,
    index: Index,
    *,
    season: int | None,
    theme: str | None = None,
    partner: str | None = None,
    status: str | None = None,
) -> list[Case]:
    """The readable programs that fit, in order of season and id; says on stderr what cannot be read."""
    programs = index.programs
    if theme is not None:
        themes = {one.id: "" for each in programs if each.program for one in each.program.themes}
        theme = read_choice(theme, themes, name="--theme")
    if status is not None:
        status = read_choice(status, {each: terminal.worded_term(each) for each in STATUSES}, name="--status")
    fits = [
        each
        for each in programs
        if (program := each.program)
        and season in (None, program.season)
        and (theme is None or theme in (each.id for each in program.themes))
        and status in (None, program.status)
    ]
    found = [case for each in fits if _has(case := index.case(each), partner)]
    lost = tuple(each.file for each in index.sources.values() if each.program is None and not each.shared)
    if lost:
        terminal.say(_UNREADABLE, files=lost)
    if not found:
        terminal.say(_NONE)
    return sorted(found, key=lambda case: (case.program.season, case.program.id))


def _has(case: Case, partner: str | None) -> bool:
    if partner is None:
        return True
    wanted = fold(partner)
    towns = [each for side in SIDES if (each := case.municipalities[side])]
    names = [each.id for each in towns] + [municipality(case, side, lang) for side in SIDES for lang in ("de", "en")]
    return any(wanted in fold(name) for name in names)
