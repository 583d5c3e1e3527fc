"""Changes of the files that a check reads, as they happen; the one place that knows watchfiles (extra `watch`)."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from skew_cli.errors import SkewError
from skew_cli.words import Text

QUIET_MS = 200
"""Changes are told so long after the last one."""
_LONGEST_MS = 5_000
"""Whoever never stops writing is told at least so often."""
_FOLDERS = frozenset({"programs", "templates"})
_ENDINGS = frozenset({".yaml", ".yml", ""})
"""A folder has no ending, and one that is moved away takes its files along without a word about each."""

INSTALL = 'pip install "skew-cli[watch]"'


def matters(name: str) -> bool:
    """Whether a check reads the file of that name in the repository; what editors and git lay down for a moment not."""
    path = PurePosixPath(name)
    if name in ("skew.toml", ".gitignore"):
        return True
    temporary = any(each.startswith((".", "#")) for each in path.parts) or path.name == "4913"  # vim tries with it
    read = path.suffix in _ENDINGS or path.name.endswith(".calendar.json")
    return path.parts[:1] != () and path.parts[0] in _FOLDERS and read and not temporary


def changes(root: Path, wanted: Callable[[str], bool] = matters) -> Iterator[None]:
    """Yields as soon as nothing can be missed any more, then 200 ms after the last of some changes; never ends.

    `wanted` judges names relative to `root`, `/` as separator. Raises SkewError where watchfiles is not installed.
    """
    try:
        from watchfiles import Change, watch  # noqa: PLC0415 - an extra, and start-up
    except ModuleNotFoundError:
        raise SkewError(
            Text(en='--watch needs the extra "watch".', de="--watch braucht die Erweiterung „watch“."),
            Text(en="install it: {install}", de="installieren: {install}"),
            install=INSTALL,
        ) from None

    def ours(_: Change, path: str) -> bool:
        return wanted(Path(path).relative_to(root).as_posix())

    # The library begins to watch with the first question; a time limit makes it answer even if nothing happens.
    found = watch(
        root,
        watch_filter=ours,
        debounce=_LONGEST_MS,
        step=QUIET_MS,
        rust_timeout=1,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    next(found)
    yield
    yield from (None for each in found if each)
