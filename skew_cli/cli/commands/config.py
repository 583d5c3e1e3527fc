"""`skew config show`: each setting that holds, and where it comes from."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_one
from skew_cli.words import Text

HELP = Help(
    example="skew config show\nskew config show --origin",
    options={
        "action": Text(en="show", de="show (zeigen)"),
        "origin": Text(en="also say where each value comes from", de="auch sagen, woher jeder Wert kommt"),
        "fmt": Text(en="text (default) or json", de="text (Vorgabe) oder json"),
    },
    values={"--format": ("text", "json")},
    notes=Text(
        en="Options go before the environment (SKEW_AS_OF, SKEW_LANG, SKEW_COLOR), that before skew.toml, that before "
        "what is built in. All keys of skew.toml: skew schema config",
        de="Optionen gehen vor Umgebung (SKEW_AS_OF, SKEW_LANG, SKEW_COLOR), diese vor skew.toml, diese vor den "
        "eingebauten Werten. Alle Schlüssel von skew.toml: skew schema config --lang de",
    ),
)


def run(
    terminal: Terminal,
    action: Annotated[str | None, Argument(metavar="show")] = None,
    origin: Annotated[bool, Option("--origin")] = False,
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "text",
) -> int:
    """Writes the settings to stdout."""
    from skew_cli.cli.settings import as_json, as_text, settings  # noqa: PLC0415 - start-up, law 10

    if action is None:
        raise missing([Want(name="show")], terminal.example)
    read_one(action, ("show",), name="ACTION")
    fmt = read_one(fmt, ("text", "json"), name="--format")
    found = settings(terminal)
    if fmt == "json":
        terminal.json(as_json(found, origin=origin))
    else:
        terminal.data(as_text(terminal, found, origin=origin))
    return 0
