"""`skew edit`: a program in the advisor's own editor, checked before it replaces the old text."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Text

HELP = Help(
    example="skew edit koeln-bethlehem\nskew edit programs/2024/season.yaml",
    options={
        "program": Text(
            en="id, SEASON/ID, part of it, or path of any file below programs/",
            de="Kennung, JAHR/KENNUNG, ein Teil davon oder Pfad einer Datei unter programs/",
        ),
        "start": Text(
            en="begin with the text of this file, such as one that an earlier edit kept",
            de="mit dem Text dieser Datei beginnen, zum Beispiel einem früher aufgehobenen",
        ),
        "keep": Text(en="write it even with errors, without asking", de="auch mit Fehlern schreiben, ohne zu fragen"),
        "discard": Text(
            en="with errors leave the old text, without asking", de="bei Fehlern den alten Text lassen, ohne zu fragen"
        ),
    },
    notes=Text(
        en="The editor is SKEW_EDITOR, VISUAL or EDITOR, else nano or notepad. It gets a copy in .skew-edit/; the copy\n"
        "goes once its text is in the program, and stays, named, whenever it is not.\n\n"
        "Exit codes: 0 written without errors, or unchanged; 1 written with errors, or not written because of them;\n"
        "2 not written: the editor failed, or the file changed meanwhile; 130 Ctrl-C.",
        de="Der Editor steht in SKEW_EDITOR, VISUAL oder EDITOR, sonst nano oder notepad. Er bekommt eine Kopie in\n"
        ".skew-edit/; sie verschwindet, sobald ihr Text im Programm steht, und bleibt sonst liegen und wird genannt.\n\n"
        "Rückgabewerte: 0 ohne Fehler geschrieben oder unverändert; 1 mit Fehlern geschrieben oder ihretwegen nicht;\n"
        "2 nicht geschrieben: Editor gescheitert oder Datei inzwischen geändert; 130 Strg-C.",
    ),
)


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    start: Annotated[str, Option("--from", metavar="FILE")] = "",
    keep: Annotated[bool, Option("--keep")] = False,
    discard: Annotated[bool, Option("--discard")] = False,
) -> int:
    """Opens the editor until the text is free of errors, or the advisor decides otherwise."""
    from skew_cli.cli.editing import edit  # noqa: PLC0415 - start-up, law 10

    return edit(terminal, program, start=start, keep=keep, discard=discard)
