"""What was meant by a value or a key that the file format refuses: a message that says it, in place of the plain one."""

import re
from dataclasses import replace
from difflib import get_close_matches

from skew_cli.languages.terms import meant
from skew_cli.model.finding import Problem

_ZERO = re.compile(r"0+[0-9]+\Z", re.ASCII)
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]{0,8}))(?:\.0+)?\Z", re.ASCII)
_NO_BREAK = "\xa0"


def advised(code: str, problem: Problem) -> Problem:
    """The problem, with a message of its own where it is clear what was meant."""
    if code == "F003":
        return _key(problem)
    value = str(problem.params.get("value", ""))
    if code != "F004" or not value:
        return problem
    if value.startswith(_NO_BREAK):
        return replace(problem, message_id="no-break-space")
    if problem.message_id == "bad-choice":
        near = nearest(value, tuple(str(problem.params["choices"]).split(", ")))
        params = {**problem.params, "known": near}
        return replace(problem, message_id="similar-choice", params=params) if near else problem
    if problem.message_id == "not-number" and whole(value) is not None:
        return replace(problem, message_id="quoted-number")
    if problem.message_id == "not-number" and _ZERO.match(value):
        return replace(problem, message_id="leading-zero")
    return problem


def nearest(value: str, choices: tuple[str, ...]) -> str:
    """The choice that is meant: in capitals, as a word of either language, or misspelt; else empty."""
    plain = value.strip().casefold()
    return (
        plain
        if plain in choices
        else meant(plain, choices) or next(iter(get_close_matches(plain, choices, 1, 0.75)), "")
    )


def whole(text: str) -> int | None:
    """A whole number that is written like one; `90.0`, too."""
    return int(match[1]) if (match := _NUMBER.match(text)) else None


def _key(problem: Problem) -> Problem:
    """A no-break space in a key is invisible: it is shown, or told."""
    key = str(problem.params["key"])
    if key.startswith(_NO_BREAK):
        return replace(problem, message_id="no-break-space", params={"key": key.strip("\xa0 -")})
    if _NO_BREAK in key:
        return replace(problem, params={**problem.params, "key": key.replace(_NO_BREAK, "[U+00A0]")})
    return problem
