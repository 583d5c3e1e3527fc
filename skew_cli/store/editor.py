"""The advisor's own editor."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from skew_cli.errors import SkewError
from skew_cli.words import Text

_WAITING = frozenset({"code", "code-insiders", "codium", "cursor", "subl", "zed"})
"""Editors that return at once unless they are told to wait."""
_PLUS = frozenset(
    {"vi", "vim", "nvim", "gvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "mg", "ne", "gedit"}
)
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors by how they are told a line: `+7 FILE`, `--goto FILE:7`, `FILE:7`."""


def command() -> list[str]:
    """`SKEW_EDITOR`, `VISUAL`, `EDITOR`, else `notepad` or `nano`, split like a shell line; raises SkewError."""
    default = "notepad" if os.name == "nt" else "nano"
    names = ("SKEW_EDITOR", "VISUAL", "EDITOR")
    given = next((text for name in names if (text := os.environ.get(name, "").strip())), default)
    try:
        parts = [each.strip('"') if os.name == "nt" else each for each in shlex.split(given, posix=os.name != "nt")]
    except ValueError:  # a quotation mark without a partner
        raise _failed(given) from None
    waits = Path(parts[0]).stem.lower() in _WAITING and not {"--wait", "-w"} & {*parts}
    return [*parts, "--wait"] if waits else parts


def edit(text: str) -> str:
    """The text after the advisor has looked at it in the editor; raises SkewError when the editor does not run."""
    with tempfile.TemporaryDirectory(prefix="skew-") as folder:
        path = Path(folder) / "program.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        edit_file(path)
        return path.read_text(encoding="utf-8-sig")


def edit_file(path: Path, line: int | None = None) -> None:
    """Opens a file, at a 1-based line where the editor understands that, and waits until it is closed.

    Ctrl-C is the editor's meanwhile. Raises SkewError when it does not run or ends with an error.
    """
    parts = command()
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, lambda *_: None) if main else None
    try:
        # On Windows only the whole path runs `code.cmd`.
        start = [shutil.which(parts[0]) or parts[0], *parts[1:]]
        subprocess.run([*start, *target(parts[0], path, line)], check=True)  # noqa: S603 - the advisor's own choice
    except (OSError, subprocess.CalledProcessError):
        raise _failed(" ".join(parts)) from None
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def target(editor: str, path: Path, line: int | None) -> list[str]:
    """How an editor is told what to open, and at which line."""
    name = Path(editor.replace("\\", "/")).stem.lower()
    if line is None:
        return [str(path)]
    if name in _PLUS:
        return [f"+{line}", str(path)]
    if name in _GOTO:
        return ["--goto", f"{path}:{line}"]
    return [f"{path}:{line}"] if name in _COLON else [str(path)]


def _failed(editor: str) -> SkewError:
    return SkewError(
        Text(
            en='the editor "{editor}" did not run, or ended with an error.',
            de='Der Editor "{editor}" lief nicht oder endete mit einem Fehler.',
        ),
        Text(
            en="choose one: SKEW_EDITOR=notepad (Windows) or SKEW_EDITOR=nano",
            de="einen wählen: SKEW_EDITOR=notepad (Windows) oder SKEW_EDITOR=nano",
        ),
        editor=editor,
    )
