"""The settings that hold: option, environment, `skew.toml`, default, in this order (contract 18)."""

import datetime as dt
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from skew_cli.app.validation.settings import check_settings
from skew_cli.cli.terminal import Terminal
from skew_cli.store.config import line_of
from skew_cli.store.repository import CONFIG
from skew_cli.words import Text

Source = Literal["option", "environment", "file", "default"]

_FROM = {
    "option": Text(en="option {name}", de="Option {name}"),
    "environment": Text(en="environment variable {name}", de="Umgebungsvariable {name}"),
    "file": Text(en="{name}", de="{name}"),
    "default": Text(en="default", de="Vorgabe"),
}
_APART = ("lang", "severity", "rules", "ignore")
"""Keys of `skew.toml` that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One value and where it comes from."""

    key: str
    value: Any
    source: Source
    name: str = ""
    """The option, the variable, or file and line."""


def settings(terminal: Terminal) -> tuple[Setting, ...]:
    """Every setting, those of single rules and `[[ignore]]` entries included; SkewError where `skew.toml` is wrong."""
    repository = terminal.repository
    text = repository.read(CONFIG).decode("utf-8-sig")
    check_settings(repository.config, text)
    return tuple(_all(terminal, text))


def _all(terminal: Terminal, text: str) -> Iterator[Setting]:
    config = terminal.repository.config
    yield _lang(terminal, text)
    source: Source = "option" if terminal.as_of else "environment" if os.environ.get("SKEW_AS_OF") else "default"
    name = {"option": "--as-of", "environment": "SKEW_AS_OF"}.get(source, "")
    yield Setting(key="as-of", value=terminal.today, source=source, name=name)
    yield _color(terminal)
    plain = {name: info.alias or name for name, info in type(config).model_fields.items() if name not in _APART}
    for field, key in plain.items():
        value = getattr(config, field)
        written = field in config.model_fields_set
        yield _of_file(text, key, value, (key,)) if written else Setting(key=key, value=value, source="default")
    for rule, severity in config.severity.items():
        yield _of_file(text, f"severity.{rule}", severity, ("severity", rule))
    for rule, table in config.rules.items():
        for key, value in table.items():
            yield _of_file(text, f"rules.{rule}.{key}", value, ("rules", rule, key))
    for number, entry in enumerate(config.ignore):
        yield _of_file(text, f"ignore[{number}]", entry.model_dump(exclude_none=True), ("ignore", number))


def _lang(terminal: Terminal, text: str) -> Setting:
    environ, value = os.environ, terminal.lang
    if terminal.lang_given:
        return Setting(key="lang", value=value, source="option", name="--lang")
    if environ.get("SKEW_LANG") in ("de", "en"):
        return Setting(key="lang", value=value, source="environment", name="SKEW_LANG")
    if terminal.repository.config.lang is not None:
        return _of_file(text, "lang", value, ("lang",))
    variable = next((each for each in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(each)), "")
    return Setting(key="lang", value=value, source="environment" if variable else "default", name=variable)


def _color(terminal: Terminal) -> Setting:
    if terminal.color is not None:
        return Setting(key="color", value=terminal.color, source="option", name="--color")
    if (wanted := os.environ.get("SKEW_COLOR")) in ("always", "never", "auto"):
        return Setting(key="color", value=wanted, source="environment", name="SKEW_COLOR")
    on = {"NO_COLOR": "never", "FORCE_COLOR": "always", "CLICOLOR_FORCE": "always"}
    for name, value in on.items():
        if os.environ.get(name, "0" if value == "always" else "") not in ("", "0" if value == "always" else ""):
            return Setting(key="color", value=value, source="environment", name=name)
    return Setting(key="color", value="auto", source="default")


def _of_file(text: str, key: str, value: Any, path: tuple[str | int, ...]) -> Setting:
    line = line_of(text, path)
    return Setting(key=key, value=value, source="file", name=f"{CONFIG}:{line}" if line else CONFIG)


def as_text(terminal: Terminal, found: Sequence[Setting], *, origin: bool) -> str:
    """One line for each setting, in the form of `skew.toml`."""
    lines = [f"{each.key} = {_toml(each.value)}" for each in found]
    if origin:
        wide = min(max(map(len, lines)), 60)
        where = [terminal.fill(_FROM[each.source], {"name": each.name}) for each in found]
        lines = [f"{line:<{wide}}  # {place}" for line, place in zip(lines, where, strict=True)]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_toml(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return '""' if value is None else json.dumps(value, ensure_ascii=False)


def as_json(found: Sequence[Setting], *, origin: bool) -> dict[str, Any]:
    """The same as plain data; with `origin`, each value beside where it comes from."""
    made: dict[str, Any] = {}
    for each in found:
        value = json.loads(json.dumps(each.value, default=str))
        name = {"name": each.name or None, "source": each.source}
        made[each.key] = {"value": value, **name} if origin else value
    return {"format": "skew-config/1", "settings": made}
