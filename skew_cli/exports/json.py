"""JSON: the whole tree for other programs, in the order in which it is read."""

import dataclasses
import datetime as dt
import json
from typing import Any

from skew_cli.model.format import Format, Rendered, Skin
from skew_cli.model.tree import Doc, Run

SCHEMA = "skew.document/1"


def _plain(node: object) -> Any:
    """A node as JSON: a block names its kind, a run leaves out what it does not set, dates are ISO 8601."""
    match node:
        case Run():
            return {
                field.name: _plain(getattr(node, field.name))
                for field in dataclasses.fields(node)
                if field.name == "text" or getattr(node, field.name) != field.default
            }
        case tuple():
            return [_plain(each) for each in node]
        case dt.datetime() | dt.date() | dt.time():
            return node.isoformat()
        case str() | bool() | int() | float() | None:
            return node
        case _ if dataclasses.is_dataclass(node):
            fields = {field.name: _plain(getattr(node, field.name)) for field in dataclasses.fields(node)}
            return {"kind": type(node).__name__.lower(), **fields}
    raise TypeError(f"no JSON for {type(node).__name__}")


def render(doc: Doc, _skin: Skin) -> Rendered:
    """The document as indented, readable UTF-8."""
    fields = {field.name: _plain(getattr(doc, field.name)) for field in dataclasses.fields(doc)}
    whole = {"schema": SCHEMA, "lang": doc.lang, "dir": doc.dir, **fields}
    return Rendered((json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode())


FORMAT = Format(name="json", suffix=".json", media_type="application/json", render=render)
