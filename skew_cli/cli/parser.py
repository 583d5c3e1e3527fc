"""Command lines in all their forms: typer parses them, and what it refuses is told in the advisor's words."""

import inspect
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
import typer.main

from skew_cli.cli.arguments import NAMES
from skew_cli.cli.options import Parameter
from skew_cli.cli.usage import flag_with_value, option_without_value, surplus, unknown_option, unusable
from skew_cli.errors import SkewError


def parsed(name: str, parameters: Sequence[Parameter], args: Sequence[str]) -> Mapping[str, Any]:
    """The values that a command line gives to the parameters of a command; raises SkewError for errors of usage."""

    def hand_over(**given: Any) -> Mapping[str, Any]:
        return given

    hand_over.__annotations__ = {each.name: _declared(each) for each in parameters}
    signature = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=annotation)
        for each, (name, annotation) in zip(parameters, hand_over.__annotations__.items(), strict=True)
    ]
    vars(hand_over)["__signature__"] = inspect.Signature(signature)  # where inspect, and so typer, looks first
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name, add_help_option=False, context_settings={"allow_extra_args": True})(hand_over)
    command, called = typer.main.get_command(app), f"skew {name}"
    try:
        context = command.make_context(called, list(args))
    except typer.TyperException as refusal:
        raise _told(refusal, parameters, called) from None
    if context.args:
        raise surplus(context.args, called)
    with context:
        given: Mapping[str, Any] = command.invoke(context)
    return given


def _declared(parameter: Parameter) -> Any:
    if not parameter.names:
        return Annotated[parameter.kind, typer.Argument(metavar=parameter.metavar)]
    return Annotated[parameter.kind, typer.Option(*parameter.names, metavar=parameter.metavar)]


def _told(refusal: typer.TyperException, parameters: Sequence[Parameter], called: str) -> SkewError:
    """The parser's exceptions are private classes: they are told apart by name and read by their public fields."""
    kind, name = type(refusal).__name__, str(getattr(refusal, "option_name", ""))
    if kind == "NoSuchOption":
        return unknown_option(name, (*(name for each in parameters for name in each.names), *NAMES), called)
    if kind == "BadOptionUsage":
        flags = {name for each in parameters if each.flag for name in each.names}
        return flag_with_value(name, called) if name in flags else option_without_value(name, called)
    return unusable(called)
