"""What a format of documents is: a document and the look of the house in, a file and remarks out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from skew_cli.model.tree import Doc
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A logo."""

    content: bytes
    media_type: str
    """`image/svg+xml` or `image/png`."""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The letterhead of a house: its colours, logo and Word template."""

    accent: str = "#0b5c8a"
    """Colour of headings and rules on white, `#rrggbb`; at least 4.5:1 against white."""
    accent_dark: str = "#7cc0ea"
    """The same on a dark screen; at least 4.5:1 against `#161c22`."""
    logo: Picture | None = None
    reference: bytes | None = None
    """A DOCX whose styles, header and footer Word files take over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """How documents look: the skins of `templates/documents/` by file name, and the letterhead."""

    texts: Mapping[str, str] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    own: frozenset[str] = frozenset()
    """Files of `templates/documents/` that the repository has itself: code of somebody, which runs with limits."""

    def ours(self, *suffixes: str) -> frozenset[str]:
        """The own files that end so."""
        return frozenset(each for each in self.own if each.endswith(suffixes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the user has to know of a file, with the values of its `{fields}`."""

    text: Text
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as a file."""

    content: bytes
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of documents; `exports/<name>.py` holds one."""

    name: str
    suffix: str
    """With its point: `.md`."""
    media_type: str
    render: Callable[[Doc, Skin], Rendered]
    """Raises SkewError for a document that the format cannot hold, and without the extra that it needs."""
    binary: bool = False
    """Whether a terminal cannot show it."""
