"""Why a figure misses its target, by the beginning of its key; told in the page for as long as the target is missed."""

from collections.abc import Mapping

_RULES = (
    "the target was set for 25 rules on plain dicts; 135 rules on checked models are more objects and more calls, spread "
    "evenly (of a program's time about a third is reading, a third the rules, a third what they share: dates of both "
    "sides, days, marks), with no hot spot left"
)
_IMPORTS = (
    "after an edit, Python with pydantic takes about 11 P, the classes of the models and their schemas 8, the other modules of "
    "skew 5; the rest is the work"
)
_WRITES = (
    "besides its own library a document needs the models and their schemas, the rules that gate the export, dates and "
    "catalogues of both sides: 170 modules of skew"
)
WHY: Mapping[str, str] = {
    "startup/": _WRITES,
    "startup/list": _IMPORTS,
    "startup/status": f"{_IMPORTS}: status asks all rules what every program lacks for its next status",
    "startup/agenda": f"{_IMPORTS}: the agenda asks all rules what is new since a week ago",
    "startup/validate, file": f"{_IMPORTS}: the 135 rules, what is known of the other programs, the reports",
    "batch/cold": _RULES,
    "batch/memory": (
        "Python with pydantic, models and rules takes about 50 MiB before the first program; findings stay in memory until "
        "they are written, and of every program a claim, a digest and its marks, which is what grows"
    ),
    "batch/check-jsonschema": "as for the cold run: twice that speed would be needed",
    "batch/node": "ajv checks the schema alone, by code that a compiler in time has made; skew checks all its rules",
    "batch/shard": (
        "a share reads every program, since rules on programs ask for the addresses of all and rules that compare them for "
        "their marks; it saves the rules on single programs and the words for their form"
    ),
    "calendar/": "most of what is left is icalendar's reader, with which every file is read back before it is written",
    "site/time": (
        "the site has six pages a program (two kinds in three languages), 1,200 files: half of the time goes, in two "
        "processes, into the pages, a tenth into writing them, and before that the rest into the start, reading, checking "
        "and leaving out what nobody may see"
    ),
    "documents/": "the library's import and first document",
}
"""Beginnings of keys; the longest that fits counts."""


def why(key: str) -> str:
    """The reason for a key; empty where none is known."""
    return WHY.get(max((each for each in WHY if key.startswith(each)), key=len, default=""), "")
