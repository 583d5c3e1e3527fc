"""`skew validate --watch`: a run now, and another one whenever something that it reads has changed."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.errors import SkewError
from skew_cli.store.watch import changes, matters
from skew_cli.words import Text

_WAITING = Text(
    en="Waiting for changes in {root}. Ctrl-C ends it.",
    de="Warte auf Änderungen in {root}. Strg-C beendet das.",
)
_INTERRUPTED = 130


def watch(terminal: Terminal, options: Options, once: Callable[[Terminal, Options], int]) -> int:
    """Calls `once` until Ctrl-C, each time with everything read anew, `skew.toml` included; returns 130.

    What prevents the first run ends the watch, because it will not go away: a wrong option, no repository. Later
    accidents, such as a half-written `skew.toml`, are told, and the watch goes on.
    """
    root = terminal.repository.root
    baselines = set[Path]()
    first = True
    try:
        for _ in changes(root, lambda name: matters(name) or root / name in baselines):
            fresh = replace(terminal)
            _clear()
            try:
                once(fresh, options)
                if name := options.baseline or fresh.repository.config.baseline:
                    baselines.add((terminal.directory / name).resolve())
            except SkewError as problem:
                if first:
                    raise
                terminal.error(problem)
            first = False
            sys.stdout.flush()
            terminal.say(_WAITING, root=root.as_posix())
    except KeyboardInterrupt:
        pass
    return _INTERRUPTED


def _clear() -> None:
    if is_terminal(sys.stdout):
        from rich.console import Console  # noqa: PLC0415 - start-up, law 10

        Console(file=sys.stdout).clear()
