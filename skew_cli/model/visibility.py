"""Who may see which field: levels of fields, audiences of exports, and a copy of a program without what is not for them.

Documents are built from the copy, so no kind and no format can show what its audience must not see.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Audience = Literal["public", "colleagues", "partners", "internal"]
"""Everybody; both administrations at work, without the links to join; those who take part; SKEW and the coordinators."""
AUDIENCES: tuple[Audience, ...] = ("public", "partners", "internal")
"""Those that can be asked for. `colleagues` is what working papers show unless somebody asks for more."""

Level = Literal["public", "internal", "access", "personal", "secret"]


@dataclass(frozen=True, slots=True)
class Visibility:
    """The mark of a field in its annotation; a field without one is public."""

    level: Level


INTERNAL = Visibility("internal")
"""For those who work on the program: notes, results, progress."""
ACCESS = Visibility("access")
"""What lets somebody in: links to join, dial-in numbers."""
PERSONAL = Visibility("personal")
"""Of one human being: name, function, contact data, gender, access needs."""
SECRET = Visibility("secret")
"""Never leaves the program file: meeting passwords."""

_SEES: Mapping[Audience, frozenset[Level]] = {
    "public": frozenset({"public"}),
    "colleagues": frozenset({"public", "internal"}),
    "partners": frozenset({"public", "internal", "access"}),
    "internal": frozenset({"public", "internal", "access", "personal"}),
}
_LINK = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.|(?<![\w.@-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}/)\S*[^\s.,;:!?)\]]"
    r"|://\S+|\b(?:meeting|webinar|konferenz|besprechungs?)[- ]?(?:id|nr|nummer|kennung)\W{0,3}\d[\d -]{6,18}\d",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[^\s@＠<>,;]{1,64}(?:[@＠]|\s?[\[(]at[\])]\s?)[^\s@＠<>,;]{1,255}\.\w+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w+])(?:\+|00)[1-9١-٩][\d \u00a0\u202f()/.-]{5,24}\d"
    r"|(?<![\w.-])(?!\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?!\d))\(?[0٠۰](?:[ \u00a0\u202f()/.-]{0,2}\d){6,14}(?!\d)"
)
_PIN = re.compile(
    r"\b(?:pin|passcode|kenncode|kennwort|passwort|password)(?:\s*[:=]\s*\S+|\s+\d{3,12}\b)", re.IGNORECASE
)
_SHORTEST = 4
"""Letters from which on a name is looked for in texts; shorter ones stand in other words."""
_GONE = "…"

T = TypeVar("T")


def level(field: FieldInfo) -> Level:
    """The level of a field of a model."""
    return next((each.level for each in field.metadata if isinstance(each, Visibility)), "public")


def redact(
    value: T,
    audience: Audience,
    *,
    contacts: bool = False,
    secrets: Collection[str] = (),
    names: Collection[str] = (),
) -> T:
    """The value without what the audience must not see; `contacts` adds what is personal.

    A hidden field has its default, or is empty where it has none. In the texts that stay, e-mail addresses, phone
    numbers and `names` become `…` unless what is personal is shown, links unless what lets in is shown, and PINs,
    `secrets` and the secret fields of the value always. The same value comes back where nothing had to go.
    """
    levels = _SEES[audience] | _SEES["internal"].intersection({"personal"} if contacts else ())
    found = frozenset(secret_texts(value)) - frozenset(secrets)
    common = _gone(frozenset(secrets), frozenset() if "personal" in levels else frozenset(names))
    return _Redaction(levels, _in_order({*common, *found}) if found else common).of(value)


@lru_cache(maxsize=16)
def _gone(secrets: frozenset[str], names: frozenset[str]) -> tuple[str, ...]:
    """What all the values of a program must not say."""
    return _in_order(secrets | {each for each in names if len(each) >= _SHORTEST})


def _in_order(words: Collection[str]) -> tuple[str, ...]:
    """Longer ones first: a name may be part of another."""
    return tuple(sorted(words, key=lambda each: (-len(each), each)))


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


def reveals(text: str) -> Iterator[str]:
    """Kinds of what a text gives away to everybody: `mail address`, `link`, `phone number`."""
    for kind, pattern in (("mail address", _MAIL), ("link", _LINK), ("phone number", _PHONE)):
        if pattern.search(text):
            yield kind


@dataclass(frozen=True, slots=True)
class _Redaction:
    """What may be seen, and the words that stand in no text."""

    levels: frozenset[Level]
    gone: tuple[str, ...]

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
        new = text if "access" in self.levels else _LINK.sub(_GONE, text)
        if "personal" not in self.levels:
            new = _PHONE.sub(_GONE, _MAIL.sub(_GONE, new))
        new = _PIN.sub(_GONE, new)
        for word in self.gone:
            new = new.replace(word, _GONE)
        return text if new == text else new
