"""Floor 1: accidents of the world around a program, each with a sentence, a remedy and an exit code.

A flaw inside a program file is never one of these: it is a finding.
"""

from skew_cli.words import Text


class SkewError(Exception):
    """Something did not happen; `cli` prints the two lines and leaves with the code."""

    exit_code = 2

    def __init__(self, message: Text, hint: Text | None = None, **values: object) -> None:
        """`values` fill the `{name}` fields of both texts."""
        super().__init__(message.en)
        self.message, self.hint, self.values = message, hint, values


class Refused(SkewError):  # noqa: N818 - says what happened
    """The answer is no: a closing question was declined, or nothing fits."""

    exit_code = 1
