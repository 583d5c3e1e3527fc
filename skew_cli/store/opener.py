"""The program that the system has for a file."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from skew_cli.errors import SkewError
from skew_cli.words import Text

_PATIENCE = 5.0
"""Seconds; an opener that runs longer is the program itself."""


def open_file(path: Path) -> None:
    """Opens a file as a double click would. Raises SkewError where there is no opener, or no program for the file."""
    if not _opened(path):
        raise SkewError(
            Text(
                en='"{path}" is written, but cannot be opened from here.',
                de='"{path}" ist geschrieben, lässt sich von hier aber nicht öffnen.',
            ),
            Text(en="open it by hand, or leave out --open", de="von Hand öffnen oder --open weglassen"),
            path=path.as_posix(),
        )


def _opened(path: Path) -> bool:
    nowhere = subprocess.DEVNULL
    try:
        if sys.platform == "win32":
            os.startfile(path.resolve())  # noqa: S606 - skew has just written this file
            return True
        command = "open" if sys.platform == "darwin" else "xdg-open"
        process = subprocess.Popen(  # noqa: S603 - the opener of the system, and a file that skew has just written
            [command, str(path.resolve())], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        return False
    with suppress(subprocess.TimeoutExpired):
        return process.wait(_PATIENCE) == 0
    return True
