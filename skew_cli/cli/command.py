"""One command: its module as a typer command, its options, and the words for what the parser refuses."""

from collections.abc import Mapping
from types import ModuleType

import typer.core
import typer.main

from skew_cli.cli import commands
from skew_cli.cli.arguments import NAMES
from skew_cli.cli.help import Help, Parameters
from skew_cli.cli.help import page as one_command
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import flag_with_value, option_without_value, surplus, unknown_option, unusable
from skew_cli.errors import SkewError


class Command:
    """A file of `commands/`."""

    def __init__(self, name: str) -> None:
        """Imports the module of that command and no other."""
        self.name = name
        self._module: ModuleType = commands.module(name)
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        settings = {"allow_extra_args": True}
        app.command(name, add_help_option=False, context_settings=settings)(self._module.run)
        self._command = typer.main.get_command(app)

    @property
    def help(self) -> Help:
        """What the command says about itself."""
        about: Help = self._module.HELP
        return about

    @property
    def parameters(self) -> Parameters:
        """Its arguments and options, in the order of `run`."""
        known = (typer.core.TyperArgument, typer.core.TyperOption)
        return [each for each in self._command.params if isinstance(each, known)]

    @property
    def options(self) -> Mapping[str, bool]:
        """Its options with whether they want a value."""
        found = [each for each in self.parameters if isinstance(each, typer.core.TyperOption)]
        return {name: not each.is_flag for each in found for name in (*each.opts, *each.secondary_opts)}

    @property
    def arguments(self) -> tuple[str, ...]:
        """Names of its arguments in `run`."""
        found = (each for each in self.parameters if isinstance(each, typer.core.TyperArgument))
        return tuple(each.name or "" for each in found)

    def page(self, terminal: Terminal) -> str:
        """Its help page."""
        return one_command(
            self.name, self.help, self.parameters, terminal.lang, lambda text: terminal.paint(text, "bold")
        )

    def run(self, args: list[str], terminal: Terminal) -> int:
        """Parses and runs; the exit code. Raises SkewError for errors of usage."""
        try:
            context = self._command.make_context(f"skew {self.name}", args, obj=terminal)
        except typer.TyperException as refusal:
            raise self._told(refusal) from None
        if context.args:
            raise surplus(context.args, context.command_path)
        from skew_cli.calendars.zones import use_package  # noqa: PLC0415 - start-up, law 10: not for a help page

        use_package()
        with context:
            code = self._command.invoke(context)
        return code if isinstance(code, int) else 0

    def _told(self, refusal: typer.TyperException) -> SkewError:
        """The parser's exceptions are private classes: they are told apart by name and read by their public fields."""
        kind, called = type(refusal).__name__, f"skew {self.name}"
        name = str(getattr(refusal, "option_name", ""))
        if kind == "NoSuchOption":
            return unknown_option(name, (*self.options, *NAMES), called)
        if kind == "BadOptionUsage":
            wants_value = self.options.get(name, True)
            return option_without_value(name, called) if wants_value else flag_with_value(name, called)
        return unusable(called)
