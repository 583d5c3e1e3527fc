"""Why a figure misses its target, by the beginning of its key; told in the page for as long as the target is missed."""

from collections.abc import Mapping

_RULES = (
    "the target was set for 25 rules on plain dicts; 135 rules on checked models are more objects and more calls, spread "
    "evenly (of a program's time about a third is reading, a third the rules, a third what they share: dates of both "
    "sides, days, marks), with no hot spot left"
)
_IMPORTS = (
    "typer loads pydantic to run a command with a parameter (13 P for the smallest program), and the models build their "
    "schemas when they are first used; what is above is the reading of all programs and the modules of skew"
)
_WRITES = (
    "besides its own library a document needs typer, pydantic, the rules that gate the export, dates and catalogues of both "
    "sides: about 250 ms together"
)
WHY: Mapping[str, str] = {
    "startup/": _WRITES,
    "startup/list": _IMPORTS,
    "startup/status": f"{_IMPORTS}; status asks the rules for the next status of every program",
    "startup/agenda": f"{_IMPORTS}; the agenda counts deadlines and due items of every program",
    "startup/validate, file": f"{_IMPORTS}, and of all 135 rules",
    "startup/help of a command": "the options of a command stand in typer, which has to be imported",
    "startup/completion, a word": "the options of a command stand in typer, which has to be imported",
    "batch/cold": _RULES,
    "batch/memory": (
        "Python with typer, pydantic and the rules takes about 50 MiB before the first program, the programs that are looked "
        "at together 10; findings stay in memory until they are written, about 2 KiB each, with the text of the report, "
        "and a claim and a digest of every program, which is what grows"
    ),
    "batch/check-jsonschema": "as for the cold run: twice that speed would be needed",
    "batch/node": "ajv checks the schema alone, by code that a compiler in time has made; skew checks all its rules",
    "batch/shard": (
        "rules that compare programs need the marks of all: a share reads every program and saves only the rules on single "
        "programs, which are the smaller part by now"
    ),
    "calendar/": "most of what is left is icalendar's reader, with which every file is read back before it is written",
    "site/time": (
        "the site has six pages a program (two kinds in three languages), 1,200 files: with two processes about 0.8 s for "
        "the pages, 0.1 s for writing them, and before that 0.7 s for the start, reading, checking and what nobody may see"
    ),
    "documents/": "the library's import and first document",
}
"""Beginnings of keys; the longest that fits counts."""


def why(key: str) -> str:
    """The reason for a key; empty where none is known."""
    return WHY.get(max((each for each in WHY if key.startswith(each)), key=len, default=""), "")
