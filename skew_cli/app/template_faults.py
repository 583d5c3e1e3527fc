"""Faults in a template file: where they are, what is wrong and what to do, in one sentence each."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path as File
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from skew_cli.errors import SkewError
from skew_cli.model.finding import Path
from skew_cli.model.types import LANGS, Model
from skew_cli.source.nodes import Data, Document, data
from skew_cli.source.ordinary import ordinary
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places
from skew_cli.store import files
from skew_cli.words import Text

T = TypeVar("T", bound=Model)

_QUOTED = re.compile(r"'([^']*)'")
_COMPARE = Text(
    en="compare it with the shipped one: skew doctor names its folder",
    de="mit der mitgelieferten vergleichen: skew doctor nennt ihren Ordner",
)
_EMPTY = Text(en="the file is empty", de="Die Datei ist leer")
_BEGIN = Text(
    en='begin with "extends: shipped" to change single items, or delete the file to use the shipped one',
    de="mit „extends: shipped“ beginnen, um einzelne Punkte zu ändern, oder die Datei löschen, dann gilt die mitgelieferte",
)
_ALLOWED = Text(en="allowed: {allowed}", de="erlaubt: {allowed}")
_NEAR = Text(en="did you mean {near}? Allowed: {allowed}", de="Meinten Sie {near}? Erlaubt: {allowed}")


class TemplateFile:
    """A template with the places of its values."""

    def __init__(self, path: File, name: str, *, remedy: Text | None = None) -> None:
        """`name` is how it is called below `templates/`, `remedy` what helps where there is no shipped one.

        Raises SkewError for a file that is no YAML mapping.
        """
        self._name = name
        self._content = files.read(path)
        known = ordinary(self._content)
        self.data: dict[str, Data] = known.data if known is not None else self._parsed(remedy)

    @cached_property
    def _document(self) -> Document:
        return parse_bytes(self._content)

    def _parsed(self, remedy: Text | None) -> dict[str, Data]:
        root = self._document.root
        plain = data(root) if root is not None else None
        if self._document.errors or not isinstance(plain, dict):
            start = self._document.errors[0].start if self._document.errors else 0
            if any(each.message_id == "empty-file" for each in self._document.errors):
                raise self._at(1, _EMPTY, remedy or _BEGIN)
            raise self._at(
                self._places.position(start).line,
                Text(en="this is not YAML", de="das ist kein YAML"),
                remedy or _COMPARE,
            )
        return plain

    @cached_property
    def _places(self) -> Places:
        return Places(self._document)

    def read(self, model: type[T], known: Mapping[str, Iterable[str]]) -> T:
        """The whole file as a model. `known` are the fields by the name of the list or mapping that they stand in.

        Raises SkewError for the first fault.
        """
        try:
            return model.model_validate(self.data)
        except ValidationError as problem:
            first = problem.errors(include_url=False)[0]
            raise self._misfit(first, known) from None

    def fault(self, path: Path, message: Text, hint: Text | None = None, **values: object) -> SkewError:
        """An error at a path of the file; an item of a list is named by its id."""
        return self._at(self._places.of(path).start.line, message, hint, **{"item": self._item(path), **values})

    def close(self, path: Path, message: Text, allowed: Iterable[str], **values: object) -> SkewError:
        """An error at a path where only some values are allowed; `value` is the one that was given."""
        known = tuple(allowed)
        near = get_close_matches(str(values.get("value", "")), known, 1)
        hint = _NEAR if near else _ALLOWED
        return self.fault(path, message, hint, allowed=known, near=near[0] if near else "", **values)

    def _item(self, path: Path) -> str:
        items = self.data.get("items")
        number = path[1] if path[:1] == ("items",) and len(path) > 1 else None
        found = items[number] if isinstance(items, tuple) and isinstance(number, int) else None
        name = found.get("id") if isinstance(found, dict) else None
        return f"{name}: " if name else ""

    def _misfit(self, problem: ErrorDetails, known: Mapping[str, Iterable[str]]) -> SkewError:
        """What pydantic found, in words."""
        path = tuple(each for each in problem["loc"] if not str(each).startswith("<"))
        names = [each for each in path if isinstance(each, str)] or [""]
        name, holder = names[-1], names[-2] if len(names) > 1 else ""
        if problem["type"] == "missing" and name in LANGS:
            return self.fault(
                path,
                Text(
                    en='{item}"{holder}" has no text in "{name}".', de="{item}„{holder}“ hat keinen Text für „{name}“."
                ),
                Text(en="every text stands there in de, en and ar", de="jeder Text steht auf de, en und ar da"),
                name=name,
                holder=holder,
            )
        if problem["type"] == "missing":
            return self.fault(
                path,
                Text(en='{item}the field "{name}" is missing.', de="{item}Das Feld „{name}“ fehlt."),
                _COMPARE,
                name=name,
            )
        if problem["type"] == "extra_forbidden":
            text = Text(en='{item}there is no field "{value}".', de="{item}Ein Feld „{value}“ gibt es nicht.")
            return self.close(path, text, known.get(holder, ()), value=name)
        if problem["type"] == "literal_error":
            text = Text(
                en='{item}"{value}" is not possible for "{name}".', de="{item}„{value}“ geht nicht für „{name}“."
            )
            allowed = _QUOTED.findall(str(problem.get("ctx", {}).get("expected", "")))
            return self.close(path, text, allowed, value=str(problem["input"]), name=name)
        return self.fault(
            path,
            Text(en='{item}"{name}" does not have the right form.', de="{item}„{name}“ hat nicht die richtige Form."),
            _COMPARE,
            name=name,
        )

    def _at(self, line: int, message: Text, hint: Text | None, **values: object) -> SkewError:
        return SkewError(
            Text(en=f"{{file}}, line {{line}}: {message.en}", de=f"{{file}}, Zeile {{line}}: {message.de}"),
            hint,
            **{**values, "file": f"templates/{self._name}", "line": line},
        )
