"""Who may see which field: levels of fields, audiences of exports, and a copy of a program without what is not for them.

Documents are built from the copy, so no kind and no format can show what its audience must not see.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import is_
from typing import Literal, TypeVar, get_args

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
_SIGN = re.compile(r"[\d/:=@＠(\[]|www", re.IGNORECASE)
"""What each of the four needs: a text without it is passed over."""
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
    return Redaction(audience, contacts=contacts, secrets=secrets, names=names).of(value)


class Redaction:
    """`redact` for all values of a program: what they have in common is looked at once."""

    def __init__(
        self,
        audience: Audience,
        *,
        contacts: bool = False,
        secrets: Collection[str] = (),
        names: Collection[str] = (),
    ) -> None:
        """The arguments of `redact`."""
        self._levels = _SEES[audience] | _SEES["internal"].intersection({"personal"} if contacts else ())
        self._names = _by_start(frozenset() if "personal" in self._levels else frozenset(names))
        self._secrets = frozenset(secrets)
        self._copy = _Copy(self._levels, self._secrets, self._names)

    def of(self, value: T) -> T:
        """The value without what the audience must not see."""
        more = self._secrets.union(secret_texts(value))
        return (self._copy if more == self._secrets else _Copy(self._levels, more, self._names)).of(value)


@lru_cache(maxsize=4)
def _by_start(names: frozenset[str]) -> Mapping[str, list[str]]:
    """The names that are looked for, by their first letters; by nothing if they could stand across a `…`."""
    found: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= _SHORTEST:
            found.setdefault("" if _GONE in name else name[:_SHORTEST], []).append(name)
    return found


def secret_texts(value: object) -> Iterator[str]:
    """The texts of all secret fields."""
    if isinstance(value, BaseModel):
        for name, secret in _secretive(type(value)):
            found = getattr(value, name)
            if not secret:
                yield from secret_texts(found)
            elif isinstance(found, str) and found.strip():
                yield found.strip()
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from secret_texts(each)


@cache
def _secretive(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields that are secret or may hold a model with secrets, and whether they are secret themselves."""
    return tuple(
        (name, secret)
        for name, field in model.model_fields.items()
        if (secret := level(field) == "secret") or any(map(_secretive, _models(field.annotation)))
    )


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Level, FieldInfo], ...]:
    return tuple((name, level(field), field) for name, field in model.model_fields.items())


def reveals(text: str) -> Iterator[str]:
    """Kinds of what a text gives away to everybody: `mail address`, `link`, `phone number`."""
    for kind, pattern in (("mail address", _MAIL), ("link", _LINK), ("phone number", _PHONE)):
        if pattern.search(text):
            yield kind


@dataclass(frozen=True, slots=True)
class _Copy:
    """What may be seen, and the words that stand in no text."""

    levels: frozenset[Level]
    secrets: frozenset[str]
    names: Mapping[str, list[str]]
    texts: dict[str, str] = field(default_factory=dict)
    """What became of those seen so far."""
    parts: dict[int, tuple[object, object]] = field(default_factory=dict)
    """The same of models and collections: a session and its meeting have most of theirs in common."""

    def of(self, value: T) -> T:
        new: object = value
        if isinstance(value, str):
            if (shown := self.texts.get(value)) is None:
                shown = self.texts.setdefault(value, self._text(value))
            new = value if shown == value else shown
        elif isinstance(value, BaseModel | tuple | dict):
            if (known := self.parts.get(id(value))) is None:
                known = self.parts[id(value)] = value, self._part(value)  # with the value, so that its id stays its own
            new = known[1]
        return new  # type: ignore[return-value]  # a copy of the same type

    def _part(self, value: BaseModel | tuple[object, ...] | dict[object, object]) -> object:
        if isinstance(value, BaseModel):
            changed = {
                name: after
                for name, grade, each in _fields(type(value))
                if (before := getattr(value, name)) is not None or grade not in self.levels
                if (after := self.of(before) if grade in self.levels else _nothing(each)) is not before
            }
            return value.model_copy(update=changed) if changed else value
        if isinstance(value, tuple):
            parts = tuple([self.of(each) for each in value])
            return value if all(map(is_, parts, value)) else parts
        values = {key: self.of(each) for key, each in value.items()}
        return value if all(values[key] is each for key, each in value.items()) else values

    def _text(self, text: str) -> str:
        new = text
        if _SIGN.search(text):
            new = text if "access" in self.levels else _LINK.sub(_GONE, text)
            if "personal" not in self.levels:
                new = _PHONE.sub(_GONE, _MAIL.sub(_GONE, new))
            new = _PIN.sub(_GONE, new)
        for word in sorted({*self.secrets, *self._named(text)}, key=lambda each: (-len(each), each)):
            new = new.replace(word, _GONE)  # longer ones first: a name may be part of another
        return new

    def _named(self, text: str) -> Iterable[str]:
        """The names that may stand in the text or in what is left of it."""
        starts = {"", *[text[at : at + _SHORTEST] for at in range(len(text) - _SHORTEST + 1)]}
        return [name for each in self.names.keys() & starts for name in self.names[each]]


def _nothing(field: FieldInfo) -> object:
    """What stands in a field that is hidden."""
    return "" if field.is_required() else field.get_default(call_default_factory=True)
