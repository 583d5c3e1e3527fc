"""A bug of skew: the traceback goes to a file, people get its name."""

import os
import tempfile
import traceback

from skew_cli.errors import SkewError
from skew_cli.words import Text


class Bug(SkewError):  # noqa: N818 - the world of an advisor knows bugs, and SkewError is in its bases
    """Something in skew itself broke."""

    exit_code = 3


def report(traces: str | None = None) -> Bug:
    """Writes the current traceback, or the one given, to a file in the temporary folder and names it."""
    handle, name = tempfile.mkstemp(prefix="skew-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(traces or traceback.format_exc())
    return Bug(
        Text(en="this is a bug in skew, not a mistake of yours.", de="Das ist ein Fehler in skew, nicht bei Ihnen."),
        Text(en="send this file to the maintainers: {file}", de="diese Datei an die Entwicklung schicken: {file}"),
        file=name,
    )
