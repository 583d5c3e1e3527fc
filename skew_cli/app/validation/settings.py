"""`skew.toml` against the rulebook: what names a rule must name one, and a rule's settings must have their type."""

from collections.abc import Iterable, Iterator

from skew_cli.errors import SkewError
from skew_cli.model.config import Config
from skew_cli.model.finding import Quote
from skew_cli.rules import by_code
from skew_cli.rules.nearest import nearest
from skew_cli.store.config import place
from skew_cli.store.patterns import spec
from skew_cli.store.repository import CONFIG, Repository
from skew_cli.words import Text


def check_settings(config: Config, text: str = "") -> None:
    """Raises SkewError for an unknown code or name, a severity that is fixed, or a setting of the wrong type.

    `text` is that of `skew.toml`, for the line.
    """
    if named := [*_named(config)]:  # most name no rule, and to load all of them takes its time
        _check_names(named, text)
        _check_severities(config, text)
        _check_rules(config, text)
    _check_patterns(config, text)


def _check_names(named: Iterable[tuple[tuple[str | int, ...], str]], text: str) -> None:
    known = by_code()
    families = {rule.code[0] for rule in known.values()}
    for path, name in named:
        key = path[0]
        more = () if key in ("severity", "rules") else families if key == "ignore" else (*families, "ALL")
        if name not in known and name not in more:
            raise _unknown(text, path, name, nearest(name, tuple(known)))
        if key == "rules" and name != known[name].name:
            raise _unknown(text, path, name, known[name].name)


def _check_severities(config: Config, text: str) -> None:
    known = by_code()
    for name in config.severity:
        if name != known[name].name and known[name].name in config.severity:
            raise SkewError(
                Text(
                    en="{where}: {name} and {other} are one rule", de="{where}: {name} und {other} sind dieselbe Regel"
                ),
                Text(en="leave one of them out", de="eins von beiden weglassen"),
                where=place(CONFIG, text, ("severity", name)),
                name=name,
                other=known[name].name,
            )
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


def _check_rules(config: Config, text: str) -> None:
    for name, table in config.rules.items():
        allowed = by_code()[name].settings
        for key, value in table.items():
            if key not in allowed:
                raise _no_setting(text, name, key, tuple(allowed))
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
            if wrong := next((each for each in value if allowed[key] and each not in allowed[key]), None):
                raise SkewError(
                    Text(
                        en="{where}: rules.{name}.{key}: there is no {wrong}",
                        de="{where}: rules.{name}.{key}: {wrong} gibt es nicht",
                    ),
                    Text(en="possible: {known}", de="möglich: {known}"),
                    where=place(CONFIG, text, ("rules", name, key)),
                    name=name,
                    key=key,
                    wrong=Quote(wrong),
                    known=", ".join(allowed[key]),
                )


def configured(repository: Repository, key: str, problem: SkewError) -> SkewError:
    """The same error, told at the key of `skew.toml` whose value led to it."""
    text = repository.read(CONFIG).decode("utf-8-sig", "replace")
    return SkewError(
        Text(en=f"{{where}}: {{key}}: {problem.message.en}", de=f"{{where}}: {{key}}: {problem.message.de}"),
        problem.hint,
        **problem.values,
        where=place(CONFIG, text, (key,)),
        key=key,
    )


def _check_patterns(config: Config, text: str) -> None:
    """Raises SkewError for what is no pattern as in `.gitignore`."""
    entries = [(("ignore", number, "paths"), each.paths) for number, each in enumerate(config.ignore)]
    for path, patterns in ((("exclude",), config.exclude), *entries):
        for each in patterns:
            try:
                spec([each])
            except ValueError:
                raise SkewError(
                    Text(
                        en="{where}: {key}: {pattern} is no pattern as in .gitignore",
                        de="{where}: {key}: {pattern} ist kein Muster wie in .gitignore",
                    ),
                    Text(en="for example programs/2023/**", de="zum Beispiel programs/2023/**"),
                    where=place(CONFIG, text, path),
                    key=".".join(map(str, path)),
                    pattern=Quote(each),
                ) from None


def _named(config: Config) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every place of the configuration that names rules, with each name."""
    yield from (((key, each), each) for key in ("severity", "rules") for each in getattr(config, key))
    yield from ((("select",), each) for each in config.select)
    yield from ((("ignore-codes",), each) for each in config.ignore_codes)
    yield from ((("ignore", n, "codes"), each) for n, entry in enumerate(config.ignore) for each in entry.codes)


def _no_setting(text: str, rule: str, key: str, known: tuple[str, ...]) -> SkewError:
    return SkewError(
        Text(en='{where}: rules.{rule}: there is no "{key}"', de="{where}: rules.{rule}: „{key}“ gibt es nicht"),
        Text(en="settings of {rule}: {known}", de="Einstellungen von {rule}: {known}")
        if known
        else Text(en="{rule} has no settings", de="{rule} hat keine Einstellungen"),
        where=place(CONFIG, text, ("rules", rule, key)),
        rule=rule,
        key=key,
        known=", ".join(known),
    )


def _unknown(text: str, path: tuple[str | int, ...], name: str, near: str) -> SkewError:
    key = path[0] if path[0] != "ignore" else ".".join(map(str, path))
    return SkewError(
        Text(en='{where}: {key}: there is no "{name}"', de="{where}: {key}: „{name}“ gibt es nicht"),
        Text(en="did you mean {near}?", de="Meinten Sie {near}?")
        if near
        else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
        where=place(CONFIG, text, path),
        key=key,
        name=name,
        near=near,
    )
