"""`skew explain`: what is known of a place of a file, with the verdict of every rule that looked there."""

from typing import TYPE_CHECKING, Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_one
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.validation.explain import Explained

HELP = Help(
    example="skew explain programs/2024/koeln-bethlehem.yaml:9\nskew explain programs/2024/koeln-bethlehem.yaml:9:11",
    options={
        "place": Text(
            en="file and line, with a column if the line holds several values",
            de="Datei und Zeile, mit Spalte, wenn in der Zeile mehrere Werte stehen",
        ),
        "fmt": Text(en="text (default) or json", de="text (Vorgabe) oder json"),
    },
    values={"--format": ("text", "json")},
)


def run(
    terminal: Terminal,
    place: Annotated[str | None, Argument(metavar="FILE:LINE[:COL]")] = None,
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "text",
) -> int:
    """Writes the explanation to stdout; findings do not make it fail."""
    from skew_cli.cli.explaining import as_json, as_text, split  # noqa: PLC0415 - start-up, law 10

    fmt = read_one(fmt, ("text", "json"), name="--format")
    if place is None:
        raise missing([Want(name="FILE:LINE[:COL]")], terminal.example)
    file, line, column = split(terminal, place)
    lang = "en" if fmt == "json" and not terminal.lang_given else terminal.lang
    found = _explain(terminal, file, line, column, lang)
    if fmt == "json":
        terminal.json(as_json(found))
    else:
        terminal.data(as_text(terminal, found))
    return 0


def _explain(terminal: Terminal, file: str, line: int, column: int | None, lang: str) -> "Explained":
    """By the findings of the whole repository under the settings of `skew.toml` alone."""
    from skew_cli.app.validation.explain import explain  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.validate_options import Options  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.validating import ordered  # noqa: PLC0415 - start-up, law 10

    order = ordered(terminal, Options())
    outcome = order.run()
    return explain(outcome.index, outcome.checked, order.selection, file, line, column, lang)
