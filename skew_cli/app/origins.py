"""Where a rule of planning stands: a file with its line."""

from skew_cli.app.load import Index
from skew_cli.model.finding import Path
from skew_cli.model.planning import Origin
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places
from skew_cli.store import files

_TEMPLATES = "templates/"


def place_of(index: Index, origin: Origin | None) -> str:
    """`file:line`; the file alone where it has no such value, empty for what the calendars say."""
    if origin is None:
        return ""
    if origin.file.startswith(_TEMPLATES):
        return _in_template(index, origin.file.removeprefix(_TEMPLATES), origin.path)
    source = index.sources.get(origin.file)
    if source is None:
        return origin.file
    return f"{origin.file}:{source.places.of(origin.path).start.line}"


def _in_template(index: Index, name: str, path: Path) -> str:
    """The template that writes the value: itself, or the season that it extends."""
    found = index.repository.templates.find(name)
    if found is None:
        return f"{_TEMPLATES}{name}"
    document = parse_bytes(files.read(found))
    plain = data(document.root) if document.root is not None else {}
    values = plain if isinstance(plain, dict) else {}
    base = values.get("extends")
    if path and path[0] not in values and isinstance(base, int):
        return _in_template(index, f"seasons/{base}.yaml", path)
    if path and path[0] not in values:
        return f"{_TEMPLATES}{name}"
    return f"{_TEMPLATES}{name}:{Places(document).of(path, key=True).start.line}"
