"""The streams of the process: encodings that never fail, and who may be shown colour (ux 4, contract 5)."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from skew_cli.errors import SkewError
from skew_cli.words import Text

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
_ASCII = str.maketrans(
    {"–": "-", "—": "-", "…": "...", "→": "->", "✓": "ok", "·": "-", "×": "x", "≈": "~"}
    | dict.fromkeys("„“”", '"')
    | dict.fromkeys("‚‘’", "'")
)


def prepare() -> None:
    """UTF-8 wherever a stream is no terminal, and no stream that fails on a character it does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if is_terminal(stream):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def hush() -> None:
    """Nobody reads any more: what is still buffered goes nowhere, without a complaint at the end of the process."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def unwritable(error: Exception) -> SkewError | None:
    """What to say where stdout takes no more, as on a full disk; None for every other error."""
    if not isinstance(error, OSError) or error.filename is not None or error.errno not in _FULL:
        return None
    hush()
    return SkewError(
        Text(en="the output could not be written: {why}.", de="Die Ausgabe ließ sich nicht schreiben: {why}."),
        Text(en="make room, or write it elsewhere", de="Platz schaffen, oder woandershin schreiben"),
        why=error.strerror,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end; False for a closed or missing stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def speaks_utf8(stream: TextIO) -> bool:
    """Whether the stream can carry every character."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "") == "utf8"


def in_actions() -> bool:
    """Whether this runs in GitHub Actions, whose runner reads commands from what is written."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def to_ascii(text: str) -> str:
    """The few signs that skew itself writes, in ASCII; names keep their letters."""
    return text.translate(_ASCII)


def colour(option: str | None, environ: Mapping[str, str], stream: TextIO) -> bool:
    """Whether a stream gets colour: `--color`, `SKEW_COLOR`, `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`, a terminal."""
    for wanted in (option, environ.get("SKEW_COLOR")):
        if wanted in ("always", "never"):
            return wanted == "always"
        if wanted == "auto":
            break
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environ.get("TERM") == "dumb":
        return False
    # The old console of Windows shows escape sequences as text.
    old_console = sys.platform == "win32" and not (environ.get("WT_SESSION") or environ.get("TERM"))
    return is_terminal(stream) and not old_console
