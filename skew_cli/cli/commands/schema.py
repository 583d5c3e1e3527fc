"""`skew schema`: the JSON Schema of a kind of file, for editors and other programs."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_choice
from skew_cli.words import Text

HELP = Help(
    example="skew schema program --draft 7 > .skew-schema/program.json",
    options={
        "kind": Text(
            en="program, season, people, municipalities, closures, config, report or baseline; described in the "
            "language of --lang",
            de="program, season, people, municipalities, closures, config, report oder baseline; beschrieben in der "
            "Sprache von --lang",
        ),
        "draft": Text(
            en="7 for editors, or 2020-12; default: 2020-12, with --check that of the file",
            de="7 für Editoren, oder 2020-12; Vorgabe: 2020-12, mit --check die der Datei",
        ),
        "check": Text(
            en="compare with this file instead of writing, whichever language it is described in; exit code 1 when it "
            "is out of date",
            de="mit dieser Datei vergleichen statt schreiben, gleich in welcher Sprache sie beschrieben ist; "
            "Rückgabewert 1, wenn sie veraltet ist",
        ),
    },
)

_OLD = Text(en="{file} is out of date", de="{file} ist veraltet")
_CURRENT = Text(en="{file} is up to date", de="{file} ist aktuell")


def run(
    terminal: Terminal,
    kind: Annotated[str | None, Argument()] = None,
    draft: Annotated[str, Option("--draft", metavar="7|2020-12")] = "",
    check: Annotated[str | None, Option("--check", metavar="FILE")] = None,
) -> int:
    """Writes the schema to stdout, or compares a copy of it."""
    from skew_cli.app.schema import DRAFTS, KINDS, Draft, schema, up_to_date  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.files import read  # noqa: PLC0415 - start-up, law 10

    if kind is None:
        raise missing([Want(name="KIND", allowed=tuple(KINDS))], terminal.example)
    chosen = read_choice(kind, dict.fromkeys(KINDS, ""), name="KIND", whole=True)
    wanted: Draft | None = None
    if draft:
        wanted = "7" if read_choice(draft, dict.fromkeys(DRAFTS, ""), name="--draft", whole=True) == "7" else "2020-12"
    if check is None:
        terminal.json(schema(chosen, wanted or "2020-12", terminal.lang if terminal.lang_given else "en"))
        return 0
    current = up_to_date(read(terminal.directory / check), chosen, wanted)
    terminal.say(_CURRENT if current else _OLD, file=check)
    return 0 if current else 1
