"""The field types of the file format: dates, times, ids and wordings, with their own error types.

Values arrive as YAML 1.2 scalars: text, int, float, bool or None; dates and times are still text. Every error type
raised here is mapped to a rulebook code in `rules/file/shape.py`.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Side = Literal["nrw", "palestine"]
Lang = Literal["de", "en", "ar"]
Status = Literal["idea", "explored", "planned", "confirmed", "done", "cancelled"]
EventStatus = Literal["tentative", "confirmed", "held", "cancelled"]
Mode = Literal["virtual", "physical", "hybrid"]
Purpose = Literal["learn_structures", "identify_fields", "involve_civil_society"]
BlockKind = Literal[
    "arrival",
    "welcome",
    "input",
    "questions",
    "break",
    "tour",
    "dialogue",
    "civil_society",
    "closing",
]
Interpretation = Literal["none", "consecutive", "simultaneous"]
Affiliation = Literal["administration", "municipal_enterprise", "civil_society", "skew", "other"]

SIDES: tuple[Side, ...] = get_args(Side)
STATUSES: tuple[Status, ...] = get_args(Status)
"""In order of progress; `cancelled` stands outside and last."""
MODES: tuple[Mode, ...] = get_args(Mode)
LANGS: tuple[Lang, ...] = get_args(Lang)
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\Z", re.ASCII)


def parse_date(value: object) -> object:
    """ISO text `YYYY-MM-DD` to a date; raises `date_format` or `date_impossible`."""
    if isinstance(value, str):
        return _date(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise PydanticCustomError("date_format", "not a date YYYY-MM-DD")


@lru_cache(maxsize=1 << 11)
def _date(text: str) -> dt.date:
    match = _DATE.match(text)
    if match is None:
        raise PydanticCustomError("date_format", "not a date YYYY-MM-DD")
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day") from None


def parse_time(value: object) -> object:
    """`HH:MM` text, or minutes after midnight from 60 to 1439 as YAML 1.1 tools read `10:00`, to a naive local time."""
    if isinstance(value, str):
        return _time(value)
    if isinstance(value, dt.time):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 60 <= value <= 1439:  # noqa: PLR2004 - F012
        return dt.time(value // 60, value % 60)
    raise PydanticCustomError("time_format", "not a time HH:MM")


@lru_cache(maxsize=1 << 11)
def _time(text: str) -> dt.time:
    match = _TIME.match(text)
    if match is None:
        raise PydanticCustomError("time_format", "not a time HH:MM")
    return dt.time(int(match[1]), int(match[2]))


Date = Annotated[
    dt.date,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
    PlainSerializer(dt.date.isoformat, return_type=str),
]
Time = Annotated[
    dt.time,
    BeforeValidator(parse_time),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"},
                {"type": "integer", "minimum": 60, "maximum": 1439},
            ]
        }
    ),
    PlainSerializer(lambda value: value.strftime("%H:%M"), return_type=str),
]
"""A wall-clock time without zone; the zone is the `anchor` beside it."""
Id = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
"""Lower case with hyphens; held by rule F005, not by the type, so that a bad id is one finding and no type error."""


class Model(BaseModel):
    """Base of all models of the file format: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Translations(Model):
    """A text in some of the three languages."""

    de: str | None = None
    en: str | None = None
    ar: str | None = None


class Shorthand:
    """Lets a mapping be written as one scalar: with `Shorthand(id=…)` the text `tourism` stands for `{id: tourism}`."""

    def __init__(self, key: str, *scalars: JsonSchemaValue, **also: object) -> None:
        """`key` takes the scalar, `also` is added beside it, `scalars` are the JSON Schemas of the short form."""
        self._key, self._also = key, also
        self._scalars = scalars or ({"type": "string"},)

    def _expand(self, value: object) -> object:
        short = not isinstance(value, (dict, BaseModel, tuple)) and value is not None
        return {self._key: value, **self._also} if short else value

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the model behind a step that expands the short form."""
        return core_schema.no_info_before_validator_function(self._expand, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Short form or mapping."""
        return {"anyOf": [*self._scalars, handler(schema)]}


def _variant(value: object) -> str:
    return "<languages>" if isinstance(value, (dict, BaseModel)) else "<text>"


Wording = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[Translations, Tag("<languages>")],
    Discriminator(_variant),
]
"""One text, or one per language: `Abfall` or `{de: Abfall, en: waste, ar: …}`."""


def wording(text: Any, lang: str) -> str:
    """The text in `lang`; missing languages fall back to English, German, Arabic; None is empty."""
    if text is None or isinstance(text, str):
        return text or ""
    return next((found for each in (lang, "en", "de", "ar") if (found := getattr(text, each))), "")
