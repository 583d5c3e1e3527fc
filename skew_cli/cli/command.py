"""One command: its module, its parameters, its help page, and how it is run."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from skew_cli.cli import commands
from skew_cli.cli.help import Help
from skew_cli.cli.options import Parameter, declared, plainly
from skew_cli.cli.terminal import Terminal

_LOOKING = frozenset({"agenda", "list", "status"})
"""Commands that only look at the repository as a whole: what they said is said again (`cli/door.py`)."""


class Command:
    """A file of `commands/`."""

    def __init__(self, name: str) -> None:
        """Imports the module of that command and no other."""
        self.name = name
        self._module: ModuleType = commands.module(name)
        self.parameters: Sequence[Parameter] = declared(self._module.run)

    @property
    def help(self) -> Help:
        """What the command says about itself."""
        about: Help = self._module.HELP
        return about

    @property
    def options(self) -> Mapping[str, bool]:
        """Its options with whether they want a value."""
        return {name: not each.flag for each in self.parameters for name in each.names}

    @property
    def arguments(self) -> tuple[str, ...]:
        """Names of its arguments in `run`."""
        return tuple(each.name for each in self.parameters if not each.names)

    def page(self, terminal: Terminal) -> str:
        """Its help page."""
        from skew_cli.cli.help_page import page  # noqa: PLC0415 - start-up, law 10: not to run a command

        return page(self.name, self.help, self.parameters, terminal.lang, lambda text: terminal.paint(text, "bold"))

    def run(self, args: Sequence[str], terminal: Terminal) -> int:
        """Parses and runs; the exit code. Raises SkewError for errors of usage."""
        given = plainly(self.parameters, args)
        if given is None:
            from skew_cli.cli.parser import parsed  # noqa: PLC0415 - start-up, law 10: loads typer

            given = parsed(self.name, self.parameters, args)
        from skew_cli.calendars.zones import use_package  # noqa: PLC0415 - start-up, law 10: not for a help page

        use_package()
        if self.name in _LOOKING:
            from skew_cli.cli.keeping import kept  # noqa: PLC0415 - start-up, law 10: only where something is kept

            kept(self._module.run, terminal, given)
            return 0
        code = self._module.run(terminal, **given)
        return code if isinstance(code, int) else 0
