"""Who may see which field: levels of fields, audiences of exports, and a copy of a program without what is not for them.

Documents are built from the copy, so no kind and no format can show what its audience must not see.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Audience = Literal["public", "partners", "internal"]
"""Everybody; those who take part in the program; SKEW and the two coordinators."""
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

Level = Literal["public", "internal", "personal", "secret"]


@dataclass(frozen=True, slots=True)
class Visibility:
    """The mark of a field in its annotation; a field without one is public."""

    level: Level


INTERNAL = Visibility("internal")
"""For those who take part: links to join, dial-in numbers, notes, progress."""
PERSONAL = Visibility("personal")
"""Of one human being: name, function, contact data, gender, access needs."""
SECRET = Visibility("secret")
"""Never leaves the program file: meeting passwords."""

_SEES: Mapping[Audience, frozenset[Level]] = {
    "public": frozenset({"public"}),
    "partners": frozenset({"public", "internal"}),
    "internal": frozenset({"public", "internal", "personal"}),
}
_LINK = re.compile(r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)\S*[^\s.,;:!?)\]]", re.IGNORECASE)
_CONTACT = re.compile(
    r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}\.\w+|(?<![\w+])(?:\+|00)[1-9][\d ()/.-]{6,24}\d|(?<![\w-])0\d{1,5}[ /]\d[\d -]{3,16}\d"
)
_GONE = "…"

T = TypeVar("T")


def level(field: FieldInfo) -> Level:
    """The level of a field of a model."""
    return next((each.level for each in field.metadata if isinstance(each, Visibility)), "public")


def redact(value: T, audience: Audience, *, contacts: bool = False, secrets: Collection[str] = ()) -> T:
    """The value without what the audience must not see; `contacts` adds what is personal.

    A hidden field has its default, or is empty where it has none. In the texts that stay, e-mail addresses and phone
    numbers become `…` unless what is personal is shown, links unless what is internal is shown, and `secrets` as well
    as the secret fields of the value always. The same value comes back where nothing had to go.
    """
    personal: frozenset[Level] = frozenset({"personal"} if contacts else ())
    gone = frozenset(secrets) | frozenset(secret_texts(value))
    return _Redaction(_SEES[audience] | personal, tuple(sorted(gone, key=len, reverse=True))).of(value)


def secret_texts(value: object) -> Iterator[str]:
    """The texts of all secret fields."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            found = getattr(value, name)
            if level(field) != "secret":
                yield from secret_texts(found)
            elif isinstance(found, str) and found.strip():
                yield found.strip()
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from secret_texts(each)


@dataclass(frozen=True, slots=True)
class _Redaction:
    """What may be seen, and the secrets that stand in no text."""

    levels: frozenset[Level]
    secrets: tuple[str, ...]

    def of(self, value: T) -> T:
        new: object = value
        if isinstance(value, BaseModel):
            changed = {
                name: after
                for name, field in type(value).model_fields.items()
                if (before := getattr(value, name)) is not (after := self._field(before, field))
            }
            new = value.model_copy(update=changed) if changed else value
        elif isinstance(value, tuple):
            parts = tuple(self.of(each) for each in value)
            new = value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
        elif isinstance(value, dict):
            values = {key: self.of(each) for key, each in value.items()}
            new = value if all(values[key] is each for key, each in value.items()) else values
        elif isinstance(value, str):
            new = self._text(value)
        return new  # type: ignore[return-value]  # a copy of the same type

    def _field(self, value: object, field: FieldInfo) -> object:
        if level(field) in self.levels:
            return self.of(value)
        return "" if field.is_required() else field.get_default(call_default_factory=True)

    def _text(self, text: str) -> str:
        new = text if "internal" in self.levels else _LINK.sub(_GONE, text)
        new = new if "personal" in self.levels else _CONTACT.sub(_GONE, new)
        for secret in self.secrets:
            new = new.replace(secret, _GONE)
        return text if new == text else new
