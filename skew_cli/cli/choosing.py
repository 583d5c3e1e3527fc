"""From the options of `skew validate` about files to a repository and a choice of its files."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from skew_cli.app.validation.choice import Choice
from skew_cli.app.validation.order import Order
from skew_cli.cli.baselining import baseline
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.errors import SkewError
from skew_cli.model.report import FilterKind
from skew_cli.model.text import visible
from skew_cli.store import changed, files
from skew_cli.store.git import top
from skew_cli.store.repository import CONFIG, Repository
from skew_cli.words import Text

UNCHANGED = Text(
    en="no program has changed: there is nothing to report.",
    de="Kein Programm ist geändert: Es gibt nichts zu berichten.",
)
_STDIN = "<stdin>"


def choose(terminal: Terminal, options: Options) -> tuple[Repository, Choice]:
    """What is read, and the files that the report is about; raises SkewError for a path outside the repository."""
    repository = replace(terminal.repository, exclude=options.exclude, gitignore=not options.no_gitignore)
    staged = changed.staged(repository.root) if options.staged else None
    if staged is not None:
        repository = repository.as_staged(staged)
    known = baseline(terminal, options, repository)
    if staged is not None:
        choice = _differing("staged", staged, None)
    elif options.changed:
        names = ("programs", "templates", CONFIG, *([known] if known else []))
        found = changed.changed(repository.root, options.since, *names)
        choice = _differing("changed", found, found.since)
    else:
        choice = _given(terminal, options)
        repository = replace(repository, named=() if options.force_exclude else (*choice.names, *choice.listed))
    return repository, replace(choice, baseline=known, allow_empty=options.allow_empty)


def _differing(kind: FilterKind, found: changed.Changes, since: str | None) -> Choice:
    return Choice(kind=kind, since=since, listed=tuple(sorted(found.names)), gone=tuple(sorted(found.gone)))


def list_files(terminal: Terminal, order: Order) -> bool:
    """Names the program files that the report would be about, one a line; False where nothing matches."""
    index = order.read()
    chosen = order.choice.files(index)
    found = [*index.sources.programs]
    listed = [each for each in found if chosen is None or each in chosen]
    terminal.data("".join(f"{visible(each)}\n" for each in listed))
    if found and not listed and order.choice.may_be_empty:
        terminal.say(UNCHANGED)
    return bool(listed) or (bool(found) and order.choice.may_be_empty)


def _given(terminal: Terminal, options: Options) -> Choice:
    """The files that are named on the command line or in a list."""
    if not options.paths and not options.files_from:
        return Choice()
    if options.files_from == "-" and "-" in options.paths:
        raise SkewError(
            Text(
                en="stdin is either a program (-) or a list (--files-from -), not both.",
                de="stdin ist entweder ein Programm (-) oder eine Liste (--files-from -), nicht beides.",
            )
        )
    listed = _listed(terminal, options) if options.files_from else ()
    return Choice(
        kind="files-from" if options.files_from else "paths",
        names=tuple(_name(terminal, each) for each in options.paths if each != "-"),
        listed=tuple(_name(terminal, each, must_exist=True) for each in listed),
        replaced=_stdin(terminal, options),
    )


def _listed(terminal: Terminal, options: Options) -> tuple[str, ...]:
    """The paths of `--files-from`."""
    name = options.files_from
    content = sys.stdin.buffer.read() if name == "-" else files.read(_list(terminal, name), pipe=True)
    if options.null:
        return tuple(os.fsdecode(each) for each in content.split(b"\0") if each)
    if b"\0" in content:
        raise SkewError(
            Text(en='"{name}" holds NUL bytes.', de='"{name}" enthält NUL-Bytes.'),
            Text(
                en="paths that end with NUL need -0; else: UTF-8", de="Pfade mit NUL am Ende brauchen -0; sonst: UTF-8"
            ),
            name=name,
        )
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(os.fsdecode(each) for line in lines if (each := line.removesuffix(b"\r")))


def _list(terminal: Terminal, name: str) -> Path:
    """The list itself, from the folder of `-C` or the current one."""
    here = terminal.directory / name
    return here if os.path.lexists(here) else Path.cwd() / name


def _name(terminal: Terminal, given: str, *, must_exist: bool = False) -> str:
    """A path as the repository names it, else the word itself.

    It may be meant from the folder of `-C`, the current one, the root, or, as git tells paths, that of the checkout.
    """
    root = files.resolved(terminal.repository.root)
    for folder in (terminal.directory, Path.cwd(), root, top(root) or root):
        path = folder / given
        if os.path.lexists(path):
            real = files.resolved(path)
            here = real if path.name in ("", "..") else files.resolved(path.parent) / path.name
            for each in (here, real):
                if each.is_relative_to(root):
                    return each.relative_to(root).as_posix()
            files.inside(path, root)
    if must_exist:
        raise SkewError(
            Text(en='"{path}" does not exist.', de='"{path}" gibt es nicht.'),
            Text(
                en="leave out what is deleted: git diff --diff-filter=d; or let skew find out: --changed",
                de="Gelöschtes weglassen: git diff --diff-filter=d; oder skew suchen lassen: --changed",
            ),
            path=given,
        )
    return given


def _stdin(terminal: Terminal, options: Options) -> dict[str, bytes]:
    """The text of `-` under the name of the file that it stands for."""
    if "-" not in options.paths:
        return {}
    name = options.stdin_filename
    file = terminal.repository.relative(terminal.directory / name) if name else _STDIN
    return {file: sys.stdin.buffer.read()}
