"""The advisor's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from skew_cli.errors import SkewError
from skew_cli.words import Text

_WAITING = frozenset({"code", "codium", "subl"})
"""Editors that return at once unless they are told to wait."""


def command() -> list[str]:
    """`SKEW_EDITOR`, `VISUAL`, `EDITOR`, else `notepad` or `nano`, split like a shell line."""
    default = "notepad" if os.name == "nt" else "nano"
    given = next((text for name in ("SKEW_EDITOR", "VISUAL", "EDITOR") if (text := os.environ.get(name))), default)
    parts = shlex.split(given, posix=os.name != "nt")
    waits = Path(parts[0]).stem.lower() in _WAITING and "--wait" not in parts
    return [*parts, "--wait"] if waits else parts


def edit(text: str) -> str:
    """The text after the advisor has looked at it in the editor; raises SkewError when the editor does not run."""
    with tempfile.TemporaryDirectory(prefix="skew-") as folder:
        path = Path(folder) / "program.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        parts = command()
        try:
            subprocess.run([*parts, str(path)], check=True)  # noqa: S603 - the editor is the advisor's own choice
        except (OSError, subprocess.CalledProcessError):
            raise SkewError(
                Text(en='the editor "{editor}" did not run.', de='Der Editor "{editor}" lief nicht.'),
                Text(
                    en="choose one: SKEW_EDITOR=notepad (Windows) or SKEW_EDITOR=nano",
                    de="einen wählen: SKEW_EDITOR=notepad (Windows) oder SKEW_EDITOR=nano",
                ),
                editor=" ".join(parts),
            ) from None
        return path.read_text(encoding="utf-8-sig")
