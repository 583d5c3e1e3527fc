"""`skew.toml` against the rulebook: what names a rule must name one, and a rule's settings must have their type."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from skew_cli.errors import SkewError
from skew_cli.model.config import Config
from skew_cli.rules import by_code
from skew_cli.rules.retired import RETIRED
from skew_cli.store.config import place
from skew_cli.store.repository import CONFIG
from skew_cli.words import Text


def check_settings(config: Config, text: str = "") -> None:
    """Raises SkewError for an unknown code or name, a severity that is fixed, or a setting of the wrong type.

    `text` is that of `skew.toml`, for the line.
    """
    known = by_code()
    families = {rule.code[0] for rule in known.values()}
    for key, name in _named(config):
        more = () if key in ("severity", "rules") else families if key == "ignore" else (*families, "ALL")
        if name not in known and name not in more:
            raise _unknown(text, key, name, known)
    for name in config.severity:
        if known[name].code[0] == "F" or known[name].code == "Q009":
            raise SkewError(
                Text(
                    en="{where}: the severity of {name} is fixed",
                    de="{where}: Die Schwere von {name} steht fest",
                ),
                Text(en="remove it from [severity]", de="aus [severity] entfernen"),
                where=place(CONFIG, text, ("severity", name)),
                name=name,
            )
    for name, table in config.rules.items():
        allowed = known[name].settings
        for key, value in table.items():
            if key not in allowed:
                raise _unknown(text, f"rules.{name}", key, allowed)
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise SkewError(
                    Text(
                        en="{where}: rules.{name}.{key} must be a list of texts",
                        de="{where}: rules.{name}.{key} muss eine Liste von Texten sein",
                    ),
                    Text(en="for example {key} = ['…']", de="zum Beispiel {key} = ['…']"),
                    where=place(CONFIG, text, ("rules", name, key)),
                    name=name,
                    key=key,
                )


def _named(config: Config) -> Iterator[tuple[str, str]]:
    """Every key of the configuration that names rules, with each name."""
    yield from (("severity", each) for each in config.severity)
    yield from (("rules", each) for each in config.rules)
    yield from (("select", each) for each in config.select)
    yield from (("ignore-codes", each) for each in config.ignore_codes)
    yield from (("ignore", each) for entry in config.ignore for each in entry.codes)


def _unknown(text: str, key: str, name: str, known: Iterable[str]) -> SkewError:
    near = " / ".join(RETIRED.get(name, ())) or next(iter(get_close_matches(name, list(known), 1)), "")
    inside = key in ("severity", "rules") or "." in key
    return SkewError(
        Text(en='{where}: {key}: there is no "{name}"', de="{where}: {key}: „{name}“ gibt es nicht"),
        Text(en="did you mean {near}?", de="Meinten Sie {near}?")
        if near
        else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
        where=place(CONFIG, text, (*key.split("."), name) if inside else (key,)),
        key=key,
        name=name,
        near=near,
    )
