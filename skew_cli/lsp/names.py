"""Names that a value may refer to: people, themes, municipalities, programs, and what stands elsewhere in the file."""

from collections.abc import Callable, Iterator, Mapping

from skew_cli.app.load import Index
from skew_cli.app.templates import theme, themes
from skew_cli.errors import SkewError
from skew_cli.model.finding import Path
from skew_cli.model.season import SeasonFile
from skew_cli.model.types import wording
from skew_cli.source.nodes import Data, Node, data

Names = Iterator[tuple[str, str]]
"""Each name as it is written, with what it stands for."""
Plain = Mapping[str, Data]

_PERSON = frozenset(
    {
        "advisor",
        "coordinator",
        "deputy_coordinator",
        "deputy_moderator",
        "guest_participants",
        "host_experts",
        "leadership",
        "minutes_taker",
        "moderator",
        "participants",
        "person",
        "tech_host",
    }
)
_CHOICE: Mapping[tuple[str, ...], str] = {
    ("themes",): "any-theme",
    ("themes", "id"): "any-theme",
    ("sessions", "theme"): "theme",
    ("civil_society", "theme"): "theme",
    ("session_defaults", "theme"): "theme",
    ("exploration", "result", "themes"): "theme",
    ("people", "civil_society"): "entry",
    ("exploration", "civil_society"): "entry",
    ("sessions", "civil_society", "entry"): "entry",
    ("seminars",): "seminar",
    ("seminars", "id"): "seminar",
    ("network",): "network-event",
    ("partners", "nrw", "municipality"): "municipality",
    ("partners", "palestine", "municipality"): "municipality",
    ("sister",): "program",
    ("predecessor",): "program",
    ("adaptation", "kept"): "earlier",
    ("adaptation", "kept", "item"): "earlier",
    ("adaptation", "dropped"): "earlier",
    ("adaptation", "dropped", "item"): "earlier",
}
"""What stands at a path of a program, the numbers of list items left out."""


def names(index: Index, root: Node, path: Path, lang: str) -> Names:
    """The names that fit at a path of a program; nothing where the field is free. `root` is the file as it stands."""
    plain = data(root)
    if not isinstance(plain, dict):
        return
    route = tuple(each for each in path if isinstance(each, str))
    kind = _CHOICE.get(route) or ("person" if route and route[-1] in _PERSON else "")
    sources: Mapping[str, Callable[[], Names]] = {
        "person": lambda: _people(index, plain, lang),
        "theme": lambda: _own(plain, "themes", lang),
        "any-theme": lambda: _themes(index, plain, lang),
        "entry": lambda: _own(plain, "civil_society", lang),
        "seminar": lambda: ((each.id, wording(each.title, lang)) for each in _season(index, plain).seminars),
        "network-event": lambda: (
            (each.id, wording(each.title, lang)) for each in _season(index, plain).network_events
        ),
        "municipality": lambda: _municipalities(index, str(path[1]), lang),
        "program": lambda: _programs(index, plain, lang),
        "earlier": lambda: _earlier(index, plain, lang),
    }
    if kind:
        yield from sources[kind]()


def _people(index: Index, plain: Plain, lang: str) -> Names:
    yield from _own(plain, "people", lang)
    yield from ((each.id, each.name) for each in index.people.values())


def _themes(index: Index, plain: Plain, lang: str) -> Names:
    """The themes that the call of the season names, then all others that have a template."""
    known = themes(index.repository)
    season = plain.get("season")
    profile, _ = index.profile(season if isinstance(season, int) else index.today.year)
    for name in dict.fromkeys((*profile.example_themes, *known)):
        title = ""
        if name in known:
            try:
                title = theme(index.repository, name).name.get(lang)
            except SkewError:  # a template that is being written
                title = ""
        yield name, title


def _municipalities(index: Index, side: str, lang: str) -> Names:
    found = index.directory.municipalities.values()
    yield from ((each.id, each.title(lang)) for each in found if each.side == side)


def _programs(index: Index, plain: Plain, lang: str) -> Names:
    own = f"{plain.get('season')}/{plain.get('id')}"
    for address, file in sorted(index.addresses.items(), reverse=True):
        program = index.sources[file].program
        if address != own and program is not None:
            yield address, wording(program.title, lang)


def _earlier(index: Index, plain: Plain, lang: str) -> Names:
    """Themes and sessions of the predecessor."""
    file = index.addresses.get(str(plain.get("predecessor")))
    program = index.sources[file].program if file else None
    if program is not None:
        yield from ((each.id, wording(each.title, lang)) for each in program.themes)
        yield from ((each.id, wording(each.title, lang)) for each in program.sessions)


def _season(index: Index, plain: Plain) -> SeasonFile:
    season = plain.get("season")
    return index.shared.get(season if isinstance(season, int) else 0, SeasonFile())


def _own(plain: Plain, field: str, lang: str) -> Names:
    """Ids that the file itself gives in a list."""
    items = plain.get(field)
    for each in items if isinstance(items, tuple) else ():
        if isinstance(each, str):
            yield each, ""
        elif isinstance(each, dict) and isinstance(each.get("id"), str):
            title = each.get("name") or each.get("title")
            if isinstance(title, dict):
                title = title.get(lang) or next(iter(title.values()), "")
            yield str(each["id"]), title if isinstance(title, str) else ""
