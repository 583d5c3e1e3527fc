"""The fast door before the whole of skew (law 10): `--version`, the scripts of shells, and what was said of files that have not changed since.

It knows a few options by heart, looks the answer up and says it again. Everything else goes the whole way, which is
`cli/main.py`: what is said here is, byte for byte, what is said there.
"""

import io
import os
import sys

from skew_cli import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from skew_cli.store.cache import Answer

_SWITCHES = frozenset({"--ascii", "-q", "--quiet", "--no-input"})
_VALUES = frozenset({"-C", "--lang", "--as-of", "--color"})
"""Options of every command that change nothing but the answer."""
_OWN: "dict[str, tuple[tuple[str, ...], tuple[str, ...]]]" = {
    "": ((), ()),
    "agenda": (("--week", "--json"), ("--days", "--season", "--partner")),
    "list": (("--json",), ("--season", "--theme", "--partner", "--status")),
    "status": (("--json",), ("--season",)),
    "validate": (
        ("--force-exclude", "--no-gitignore", "--allow-empty", "--statistics", "--no-ignores", "--show-suppressed"),
        (
            *("--select", "--ignore", "--status", "--fail-on", "--show", "--exclude", "--format", "--max-findings"),
            *("-j", "--jobs"),
        ),
    ),
}
"""Switches and options with a value of the commands that only look, and of `skew` alone, which has none; none that
writes or asks git about commits."""
_PIPE_CLOSED = 141
_INTERRUPTED = 130


def main(argv: "Sequence[str] | None" = None) -> int:
    """Runs a command line, by default that of the process, and returns the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    try:
        said = _said(args)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:  # noqa: BLE001 - whatever it is: the whole way tells it, or does not mind
        said = None
    if said is None:
        from skew_cli.cli.main import main as whole  # noqa: PLC0415 - this is what the door is for

        return whole(args)
    code, texts = said
    try:
        _say(texts)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    return code


def asked(args: "Sequence[str]") -> tuple[str, tuple[str, ...]] | None:
    """The folder and the paths of a plain command that only looks; None for every other command line."""
    own = _OWN.get(args[0]) if args else None
    if own is None:
        return None
    switches, values = own
    directory, paths, at = ".", [], 1
    while at < len(args):
        word = args[at]
        name, equals, _ = word.partition("=") if word.startswith("--") else (word, "", "")
        if not word.startswith("-") and word and args[0] == "validate":
            paths.append(word)
        elif (name in _VALUES or name in values) and (equals or at + 1 < len(args)):
            at += not equals
            directory = args[at] if name == "-C" else directory
        elif word not in _SWITCHES and word not in switches:
            return None
        at += 1
    return directory, tuple(paths)


def question(args: "Sequence[str]", directory: str) -> bytes:
    """The name of the answer to a command line in the cache."""
    import skew_cli  # noqa: PLC0415 - its folder
    from skew_cli.store import state  # noqa: PLC0415 - not for --version

    return state.question(args, directory, os.path.dirname(os.path.abspath(skew_cli.__file__)))


def _said(args: "Sequence[str]") -> "tuple[int, Sequence[tuple[str, str]]] | None":
    if args == ["--version"]:
        import tzdata  # noqa: PLC0415 - as in calendars/zones.py

        return 0, (("out", f"skew {__version__} (tzdata {tzdata.IANA_VERSION})\n"),)
    if args[:1] == ["completion"] and not {"SKEW_LANG", "SKEW_COLOR"} & os.environ.keys():
        return _script(args[1:])
    if not args or args[0][:1] == "-":
        args = ["", *args]
    plain = asked(args)
    if plain is None:
        return None
    from skew_cli.store import cache, state  # noqa: PLC0415 - not for --version

    root = state.root_of(plain[0])
    if root is None or not os.path.isdir(os.path.join(root, cache.FOLDER)):
        return None
    found: Answer | None = cache.answer(root, question(args, plain[0]))
    return (found.code, found.said) if found is not None else None


def _script(shells: "Sequence[str]") -> "tuple[int, Sequence[tuple[str, str]]] | None":
    """The script of one shell; the whole way tells what is wrong with anything else, and that the folder is gone."""
    from skew_cli.cli.scripts import SCRIPTS  # noqa: PLC0415 - not for --version

    os.getcwd()
    return (0, (("out", SCRIPTS[shells[0]]),)) if len(shells) == 1 and shells[0] in SCRIPTS else None


def _say(texts: "Sequence[tuple[str, str]]") -> None:
    """As `streams.prepare` and `Terminal` do it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")
    for to, text in texts:
        stream = sys.stdout if to == "out" else sys.stderr
        stream.write(text)
        if to == "err":
            stream.flush()
    sys.stdout.flush()
