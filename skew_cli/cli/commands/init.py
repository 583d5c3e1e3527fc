"""`skew init`: lays down a program repository; what is there already stays as it is."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Counted, Text

HELP = Help(
    example="skew init hospitation",
    options={
        "directory": Text(
            en="folder, made if need be; default: the current one",
            de="Ordner, wird bei Bedarf angelegt; sonst der aktuelle",
        ),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="as JSON", de="als JSON"),
    },
)

_WRITTEN = Counted(
    one=Text(en="1 file written in {folder}", de="1 Datei geschrieben in {folder}"),
    other=Text(en="{n} files written in {folder}", de="{n} Dateien geschrieben in {folder}"),
)
_WOULD = Counted(
    one=Text(en="1 file would be written in {folder}", de="1 Datei würde geschrieben in {folder}"),
    other=Text(en="{n} files would be written in {folder}", de="{n} Dateien würden geschrieben in {folder}"),
)
_KEPT = Text(en="there already, left as they are: {files}", de="schon da und unverändert: {files}")
_INSIDE = Text(en='this lies inside the repository "{above}".', de='Das liegt im Programmordner "{above}".')
_INSIDE_HINT = Text(
    en="a repository has only one skew.toml: choose a folder outside",
    de="ein Programmordner hat nur eine skew.toml: einen Ordner außerhalb wählen",
)
_NEXT = Text(en="next: skew -C {folder} create", de="Weiter: skew -C {folder} create")
_NEXT_HERE = Text(en="next: skew create", de="Weiter: skew create")


def run(
    terminal: Terminal,
    directory: Annotated[str, Argument(metavar="DIR")] = ".",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> None:
    """Writes the files that are missing and says which."""
    from skew_cli.app.lay_down import repository_files  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store import files  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.root import root as repository_root  # noqa: PLC0415 - start-up, law 10

    root = terminal.directory / directory
    above = repository_root(root)
    if above is not None and above != root.resolve():
        raise SkewError(_INSIDE, _INSIDE_HINT, above=above.as_posix())
    written, kept = [], []
    for name, content in repository_files(terminal.lang, terminal.today.year):
        if (root / name).exists():
            kept.append(name)
            continue
        written.append(name)
        if not dry_run:
            files.write(root / name, content, root=root)
    if as_json:
        terminal.json({"format": "skew-init/1", "dry_run": dry_run, "written": written, "kept": kept})
        return
    terminal.data("".join(f"{name}\n" for name in written))
    folder = root.as_posix()
    terminal.say((_WOULD if dry_run else _WRITTEN).of(len(written)), n=len(written), folder=folder)
    if kept:
        terminal.say(_KEPT, files=tuple(kept))
    if written and not dry_run:
        terminal.say(_NEXT_HERE if directory == "." else _NEXT, folder=folder)
