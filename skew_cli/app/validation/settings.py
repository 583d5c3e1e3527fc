"""`skew.toml` against the rulebook: what names a rule must name one, and a rule's settings must have their type."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from skew_cli.errors import SkewError
from skew_cli.model.config import Config
from skew_cli.rules import by_code
from skew_cli.words import Text


def check_settings(config: Config) -> None:
    """Raises SkewError for an unknown code or name, a severity that is fixed, or a setting of the wrong type."""
    known = by_code()
    families = {rule.code[0] for rule in known.values()}
    for key, name in _named(config):
        if name not in known and not (key not in ("severity", "rules") and name in {*families, "ALL"}):
            raise _unknown(key, name, known)
    for name in config.severity:
        if known[name].code[0] == "F" or known[name].code == "Q009":
            raise SkewError(
                Text(
                    en="skew.toml: the severity of {name} is fixed",
                    de="skew.toml: Die Schwere von {name} steht fest",
                ),
                Text(en="remove it from [severity]", de="aus [severity] entfernen"),
                name=name,
            )
    for name, table in config.rules.items():
        allowed = known[name].settings
        for key, value in table.items():
            if key not in allowed:
                raise _unknown(f"rules.{name}", key, allowed)
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise SkewError(
                    Text(
                        en="skew.toml: rules.{name}.{key} must be a list of texts",
                        de="skew.toml: rules.{name}.{key} muss eine Liste von Texten sein",
                    ),
                    Text(en="for example {key} = ['…']", de="zum Beispiel {key} = ['…']"),
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


def _unknown(key: str, name: str, known: Iterable[str]) -> SkewError:
    near = get_close_matches(name, list(known), 1)
    return SkewError(
        Text(en='skew.toml: {key}: there is no "{name}"', de="skew.toml: {key}: „{name}“ gibt es nicht"),
        Text(en="did you mean {near}?", de="Meinten Sie {near}?")
        if near
        else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
        key=key,
        name=name,
        near=near[0] if near else "",
    )
