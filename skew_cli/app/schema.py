"""JSON Schema of the files that skew reads and writes, for editors and other programs (contract 17).

Descriptions are the docstrings of the fields; `languages/fields_*.py` has the German ones, and those for fields whose
name says enough in the code. The report is made by machines for machines: its descriptions are English.
"""

import ast
import inspect
import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Literal, get_args, get_type_hints

from pydantic import BaseModel, TypeAdapter

from skew_cli.app.validation.envelope import ReportData
from skew_cli.languages import fields_de, fields_en, fields_shared_de
from skew_cli.model.baseline import BaselineFile
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.config import Config
from skew_cli.model.municipality import DirectoryFile
from skew_cli.model.people import People, Person
from skew_cli.model.program import SCHEMA, CivilSociety, Department, Program, Theme
from skew_cli.model.season import SeasonFile
from skew_cli.model.session import Session
from skew_cli.model.types import Id

Draft = Literal["7", "2020-12"]
DRAFTS: tuple[Draft, ...] = ("7", "2020-12")
KINDS: Mapping[str, type] = {
    "program": Program,
    "season": SeasonFile,
    "people": People,
    "municipalities": DirectoryFile,
    "closures": ClosuresFile,
    "config": Config,
    "report": ReportData,
    "baseline": BaselineFile,
}
"""What there is a schema of; `season` is what the programs of a season share."""

_DIALECTS: Mapping[Draft, str] = {
    "7": "http://json-schema.org/draft-07/schema#",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
_DEFINE = (Program, Theme, CivilSociety, Person, Session, Department)
_ID: str = TypeAdapter(Id).json_schema()["pattern"]
_VERSION = {"en": "Version of the file format.", "de": fields_de.FIELDS["Program"]["schema"]}
_GERMAN = {**fields_de.FIELDS, **fields_shared_de.FIELDS}


def schema(kind: str, draft: Draft = "2020-12", lang: str = "en") -> dict[str, Any]:
    """The schema of one of `KINDS`, described in `de` or `en`; it never rejects what the rules accept."""
    top = KINDS[kind]
    made: dict[str, Any] = TypeAdapter(top).json_schema()
    classes = {each.__name__: each for each in _classes(top)}
    for name, part in {**made.get("$defs", {}), top.__name__: made}.items():
        if name in classes:
            _describe(part, classes[name], lang)
            _loosen_ids(part, defines=kind == "program" and classes[name] in _DEFINE)
    if kind == "program":
        version = {"const": SCHEMA, "description": _VERSION["de" if lang == "de" else "en"]}
        made["properties"] = {"schema": version, **made["properties"]}
        made["required"] = ["schema", *made["required"]]
    if draft == "7":
        made = _draft_7(made)
    return {"$schema": _DIALECTS[draft], "$comment": "made by: skew schema", **made}


def up_to_date(copy: bytes, kind: str, draft: Draft | None = None) -> bool:
    """Whether a copy is the schema of today, in one of its languages; without `draft` in the one that it says itself."""
    try:
        found = json.loads(copy)
    except ValueError:
        return False
    drafts = (draft,) if draft else DRAFTS
    return any(found == schema(kind, each, lang) for each in drafts for lang in ("de", "en"))


def _describe(part: dict[str, Any], of: type, lang: str) -> None:
    """Puts descriptions in the place of titles that repeat the names of the fields; empty defaults say nothing."""
    said = descriptions(of, lang)
    if lang != "de":
        part["description"] = inspect.cleandoc(of.__doc__ or "")
    else:
        part.pop("description", None)
    for name, field in part.get("properties", {}).items():
        field.pop("title", None)
        if field.get("default", 0) in (None, [], {}):
            del field["default"]
        if text := said.get(name):
            field["description"] = text


def _loosen_ids(part: dict[str, Any], *, defines: bool) -> None:
    """Rule F005 looks at the form of ids only where a program defines them; a reference may look like anything."""
    for name, field in part.get("properties", {}).items():
        if not (defines and name == "id"):
            _without_pattern(field)


def _without_pattern(part: Any) -> None:
    if isinstance(part, list):
        for each in part:
            _without_pattern(each)
    elif isinstance(part, dict):
        if part.get("pattern") == _ID:
            del part["pattern"]
        for each in part.values():
            _without_pattern(each)


def descriptions(of: type, lang: str) -> dict[str, str]:
    """What the fields of a class mean, by their names in a file."""
    found: dict[str, str] = {}
    for each in reversed(of.__mro__):
        found |= fields_en.FIELDS.get(each.__name__, {})
    found |= _docstrings(of)
    for each in reversed(of.__mro__) if lang == "de" else ():
        found |= _GERMAN.get(each.__name__, {})
    fields = of.model_fields if issubclass(of, BaseModel) else {}
    return {(fields[name].alias or name) if name in fields else name: text for name, text in found.items()}


def _docstrings(of: type) -> dict[str, str]:
    """The docstrings of the fields of a class and of its bases, which the program itself does not keep."""
    found: dict[str, str] = {}
    for each in reversed(of.__mro__):
        found |= _in_module(each.__module__).get(each.__name__, {})
    return found


@cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    if not name.startswith("skew_cli."):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {each.name: dict(_in_class(each)) for each in tree.body if isinstance(each, ast.ClassDef)}


def _in_class(of: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, text in pairwise(of.body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as said)):
                yield name, inspect.cleandoc(said)


def _classes(of: Any, seen: set[type] | None = None) -> Iterator[type]:
    """Every model that can be reached from a type."""
    seen = set() if seen is None else seen
    for each in get_args(of):
        yield from _classes(each, seen)
    shaped = isinstance(of, type) and (issubclass(of, BaseModel) or hasattr(of, "__total__"))
    if shaped and of not in seen:
        seen.add(of)
        yield of
        for each in get_type_hints(of, include_extras=True).values():
            yield from _classes(each, seen)


def _draft_7(part: Any) -> Any:
    """The same in the words of Draft 7, which the language server of editors documents."""
    if isinstance(part, list):
        return [_draft_7(each) for each in part]
    if not isinstance(part, dict):
        return part
    done: dict[str, Any] = {}
    for key, value in part.items():
        if key == "$defs":
            done["definitions"] = {name: _draft_7(each) for name, each in value.items()}
        elif key == "properties":
            done[key] = {name: _draft_7(each) for name, each in value.items()}
        elif key == "$ref":
            done[key] = str(value).replace("#/$defs/", "#/definitions/")
        elif key == "prefixItems":
            done["items"] = {"anyOf": [each for n, each in enumerate(_draft_7(value)) if value[n] not in value[:n]]}
        elif key != "discriminator":
            done[key] = _draft_7(value) if key not in ("const", "default", "enum", "examples") else value
    if "$ref" in done and len(done) > 1:
        done = {"allOf": [{"$ref": done.pop("$ref")}], **done}
    return done
