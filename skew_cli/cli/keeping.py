"""Keeps what a plain command said that only looks, so that the fast door can say it again (contract 15)."""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from skew_cli.cli.door import asked, question
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.store.cache import Answer, keep
from skew_cli.store.candidates import PROGRAMS
from skew_cli.store.clock import day
from skew_cli.store.git import Failed, git, top
from skew_cli.store.repository import Repository, find
from skew_cli.store.state import Recipe, Unusual, state


class Keeping:
    """One run: what it says, and the state of the repository before it."""

    def __init__(self, terminal: Terminal, paths: tuple[str, ...] = (), *, cache: bool = True) -> None:
        """`terminal` is the one to speak to from now on; `paths` as the command takes them from its line."""
        plain = asked(terminal.args) if cache else None
        self._plain = plain is not None and (Path(plain[0]), plain[1]) == (terminal.directory, paths)
        self._paths = paths
        self._said: list[tuple[str, str]] = []
        self._before: tuple[bytes, tuple[int, ...]] | None = None
        self._root = ""
        self._recipe = Recipe()
        self.terminal = replace(terminal, heard=self._hear) if self._plain else terminal

    def look(self, repository: Repository, files: tuple[str, ...] = ()) -> None:
        """Looks at the repository before it is read; call when `skew.toml` is known and nothing else.

        `files` are what the run reads besides `programs/`, `templates/` and `skew.toml`.
        """
        if not self._plain:
            return
        self._root = str(repository.root)
        try:
            self._recipe = _recipe(repository, files, tuple(_named(self.terminal, self._paths, repository)))
            self._before = state(self._root, self._recipe)
            now = find(self.terminal.directory)
        except (Unusual, Failed, SkewError):
            self._before = None
            return
        if (now.root, now.config) != (repository.root, repository.config):
            self._before = None

    def keep(self, code: int, today: dt.date) -> None:
        """Keeps what was said, if nobody has touched a file meanwhile."""
        if self._before is None:
            return
        try:
            if state(self._root, self._recipe) != self._before:
                return
        except Unusual:
            return
        given = self.terminal.as_of is not None or os.environ.get("SKEW_AS_OF")
        since, until = (0, 1 << 62) if given else day(today)
        found = Answer(recipe=self._recipe, state=self._before[0], code=code, said=self._said, since=since, until=until)
        keep(self._root, question(self.terminal.args, str(self.terminal.directory)), found)

    def _hear(self, to: str, text: str) -> None:
        self._said.append((to, text))


def kept(run: Callable[..., object], terminal: Terminal, given: Mapping[str, Any]) -> None:
    """Runs a command that looks at the whole repository and only fails with a SkewError, and keeps what it said."""
    keeping = Keeping(terminal)
    with suppress(SkewError):  # the run tells it, after what else is wrong with the command line
        keeping.look(keeping.terminal.repository)
    run(keeping.terminal, **given)
    keeping.keep(0, keeping.terminal.today)


def _recipe(repository: Repository, files: tuple[str, ...], named: tuple[str, ...]) -> Recipe:
    """What a run looks at beside its folders; raises Unusual where the answer of git alone does not decide."""
    root = repository.root
    if PROGRAMS in root.parts:  # a second skew.toml may appear above
        raise Unusual(root)
    here = git(root)
    if here is None:
        if top(root) is not None:
            raise Unusual(root)
        return Recipe(files=files, named=named)
    kinds = {not repository.gitignore, *([True] if repository.named else [])}
    environ, theirs = os.environ, here.environment()
    return Recipe(
        files=files,
        named=named,
        commands=[here.listing(PROGRAMS, ignored=each) for each in sorted(kinds)],
        variables={name: value for name, value in theirs.items() if environ.get(name) != value},
        removed=[name for name in environ if name not in theirs],
    )


def _named(terminal: Terminal, paths: tuple[str, ...], repository: Repository) -> Iterator[str]:
    """Where the paths of the command line may be, as `choosing` looks for them."""
    here = Path.cwd()
    for each in paths:
        for folder in (here / terminal.directory, here, repository.root):
            yield str(folder / each)
