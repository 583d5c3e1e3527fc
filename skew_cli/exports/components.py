"""Components of calendar files as their bare lines: what is compared between publications, and read after a loss.

No library: a ledger must not depend on what another release of icalendar makes of a file.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

_LIFE = re.compile(r"(?:DTSTAMP|LAST-MODIFIED|CREATED|SEQUENCE)[;:]")
"""What says when and how often, not what."""
_KINDS = ("VEVENT", "VTODO")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A VEVENT or VTODO with its alarms."""

    lines: tuple[str, ...]
    """Unfolded, from BEGIN to END."""

    @property
    def kind(self) -> str:
        """`VEVENT` or `VTODO`."""
        return self.lines[0].partition(":")[2]

    def value(self, name: str) -> str:
        """The value of a property of the component itself, as it stands there; empty without it."""
        found = (each for each in self.lines[: self._own] if each.startswith((f"{name}:", f"{name};")))
        line = next(found, "")
        return re.sub(r'^[A-Z-]+(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*:', "", line)

    def text(self, name: str) -> str:
        """The same as a person reads it (RFC 5545, 3.3.11)."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value(name))

    @property
    def content(self) -> str:
        """The lines without those that say when and how often the entry was changed."""
        return "\n".join(each for each in self.lines if not _LIFE.match(each))

    @property
    def _own(self) -> int:
        """How many lines come before the first alarm."""
        inner = (number for number, each in enumerate(self.lines) if number and each.startswith("BEGIN:"))
        return next(inner, len(self.lines))


def unfold(content: bytes) -> tuple[str, ...]:
    """The lines of a file (RFC 5545, 3.1); raises UnicodeDecodeError for what is not UTF-8."""
    text = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode("utf-8")
    return tuple(text.split("\r\n")[:-1])


def components(content: bytes) -> tuple[Component, ...]:
    """The components of a file, or of a piece of one."""
    found: list[Component] = []
    start = 0
    lines = unfold(content)
    for number, line in enumerate(lines):
        if line in {f"BEGIN:{kind}" for kind in _KINDS}:
            start = number
        elif line in {f"END:{kind}" for kind in _KINDS}:
            found.append(Component(lines=lines[start : number + 1]))
    return tuple(found)


def digest(languages: Mapping[str, Component]) -> str:
    """`sha256:<hex>` of what a component says in all these languages."""
    said = "".join(f"{lang}\n{each.content}\n" for lang, each in sorted(languages.items()))
    return file_digest(said.encode())


def file_digest(content: bytes) -> str:
    """`sha256:<hex>` of a file."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
