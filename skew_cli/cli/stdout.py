"""A document without a file: its text on stdout, or its bytes where no screen would show them."""

import sys

from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Text


def refuse_screen(suffix: str, hint: Text) -> None:
    """Raises SkewError where somebody would see the bytes of a format such as `docx`; `hint` names the way out."""
    if is_terminal(sys.stdout):
        raise SkewError(
            Text(en="a terminal cannot show {suffix}.", de="{suffix} lässt sich im Terminal nicht zeigen."),
            hint,
            suffix=suffix,
        )


def deliver(terminal: Terminal, content: bytes, *, binary: bool) -> None:
    """The document as it is; text takes part in what a terminal wants of texts."""
    if binary:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        terminal.data(content.decode("utf-8"))
