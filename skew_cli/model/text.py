"""Foreign text: made harmless once, compared without regard to spelling (ARCHITECTURE law 8)."""

import re
import unicodedata
from functools import lru_cache

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_COMMAND = re.compile(r"#(?=[^ -~\n]*#[^ -~\n]*\[)")
_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def clean(text: str) -> str:
    """One line of NFC text: line ends and tabs are spaces, controls, marks and bidi overrides are gone.

    A lone surrogate becomes U+FFFD. The direction of a text is set by skew alone, never by what somebody wrote.
    """
    return piece(text).strip()


def piece(text: str) -> str:
    """The same as `clean`, but the blanks at both ends stay: a piece of a line that others join."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _CONTROL.sub(_harmless, text))


def _harmless(match: re.Match[str]) -> str:
    char = match[0]
    return " " if char in _SPACES else "\ufffd" if "\ud800" <= char <= "\udfff" else ""


def visible(text: str) -> str:
    r"""Text for a terminal: what would steer it stands there as an escape such as `\x1b` or `\u202e`."""

    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - two hex digits

    return _CONTROL.sub(escape, text)


def no_command(text: str) -> str:
    """Text without `##[`, which the runner of GitHub Actions takes for a command wherever it stands in a line.

    Signs without width between the three are passed over by its search, too.
    """
    return _COMMAND.sub("# ", text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A key for comparing names: lower case, `ä` as `ae`, no accents, letters and digits only."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    text = unicodedata.normalize("NFD", text)
    return "".join(char for char in text if char.isalnum())


def file_part(text: str) -> str:
    """A foreign text as one part of a file name: ASCII letters, digits and hyphens, never empty, never a way out."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", text)) or "x"
