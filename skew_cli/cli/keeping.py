"""Keeps what a plain `skew validate` said, so that the fast door can say it again (contract 15)."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from skew_cli.app.validation.order import Order
from skew_cli.cli.door import asked, question
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.errors import SkewError
from skew_cli.store.cache import Answer, keep
from skew_cli.store.candidates import PROGRAMS
from skew_cli.store.clock import day
from skew_cli.store.git import Failed, git, top
from skew_cli.store.repository import Repository, find
from skew_cli.store.state import Recipe, Unusual, state


class Keeping:
    """One run: what it says, and the state of the repository before it."""

    def __init__(self, terminal: Terminal, options: Options) -> None:
        """`terminal` is the one to speak to from now on."""
        plain = None if options.no_cache else asked(terminal.args)
        self._plain = plain is not None and (Path(plain[0]), plain[1]) == (terminal.directory, options.paths)
        self._said: list[tuple[str, str]] = []
        self._before: tuple[bytes, tuple[int, ...]] | None = None
        self._recipe = Recipe()
        self._options = options
        self.terminal = replace(terminal, heard=self._hear) if self._plain else terminal

    def look(self, order: Order) -> None:
        """Looks at the repository before it is read; call when `skew.toml` is known and nothing else."""
        if not self._plain:
            return
        try:
            self._recipe = _recipe(order, tuple(_named(self.terminal, self._options, order.repository)))
            self._before = state(str(order.repository.root), self._recipe)
            now = find(self.terminal.directory)
        except (Unusual, Failed, SkewError):
            self._before = None
            return
        if (now.root, now.config) != (order.repository.root, order.repository.config):
            self._before = None

    def keep(self, order: Order, code: int) -> None:
        """Keeps what was said, if nobody has touched a file meanwhile."""
        if self._before is None:
            return
        root = str(order.repository.root)
        try:
            if state(root, self._recipe) != self._before:
                return
        except Unusual:
            return
        given = self.terminal.as_of is not None or os.environ.get("SKEW_AS_OF")
        since, until = (0, 1 << 62) if given else day(order.today)
        found = Answer(recipe=self._recipe, state=self._before[0], code=code, said=self._said, since=since, until=until)
        keep(root, question(self.terminal.args, str(self.terminal.directory)), found)

    def _hear(self, to: str, text: str) -> None:
        self._said.append((to, text))


def _recipe(order: Order, named: tuple[str, ...]) -> Recipe:
    """What a run looks at beside its folders; raises Unusual where the answer of git alone does not decide."""
    repository, root = order.repository, order.repository.root
    if PROGRAMS in root.parts:  # a second skew.toml may appear above
        raise Unusual(root)
    files = (order.baseline,) if order.baseline else ()
    here = git(root)
    if here is None:
        if top(root) is not None:
            raise Unusual(root)
        return Recipe(files=files, named=named)
    kinds = {not repository.gitignore, *([True] if repository.named else [])}
    if not all(here.listed(PROGRAMS, ignored=each) for each in kinds):
        raise Unusual(root)
    environ, theirs = os.environ, here.environment()
    return Recipe(
        files=files,
        named=named,
        commands=[here.listing(PROGRAMS, ignored=each) for each in sorted(kinds)],
        variables={name: value for name, value in theirs.items() if environ.get(name) != value},
        removed=[name for name in environ if name not in theirs],
    )


def _named(terminal: Terminal, options: Options, repository: Repository) -> Iterator[str]:
    """Where the paths of the command line may be, as `choosing` looks for them."""
    here = Path.cwd()
    for each in options.paths:
        for folder in (here / terminal.directory, here, repository.root):
            yield str(folder / each)
