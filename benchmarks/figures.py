"""The table for readers, the figures that are kept, and what got slower since the last release."""

import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.bench import Row
from benchmarks.paired import Spread
from benchmarks.why import why
from skew_cli import __version__

FIGURES = Path(__file__).parent / "figures.json"
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
SLOWER = 1.2
"""More than this times the last release is told."""
Subjects = Mapping[str, tuple[str, Sequence[Row]]]
"""Caption and rows by the name of the subject."""
_INTRO = """\
# Benchmarks

What skew costs, measured by `make bench`; written by it, not by hand. Figures are ratios within rounds, each subject in
one run and all on one machine, median and span of all rounds: *P* is the time of `python -c pass` with the same
interpreter, *F* the time to find, read and hash the same files, × is how many times more. CPU time (user and system)
unless wall time is said. The page cache was warm. Programs are generated from a seed in the real file format, one in 20
of them faulty (`python -m benchmarks.generate N DIR`); skew is the wheel of this release, installed with byte code.

Peers check less: check-jsonschema and ajv the schema, yamllint style, PyYAML parses and checks nothing.
"""


def table(rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = ["| what | median | span | target | met | rounds | how |", "| --- | --: | --: | --: | --- | --: | --- |"]
    lines += [f"| {' | '.join(_cells(each))} |" for each in rows]
    return "\n".join(lines) + "\n"


def _cells(each: Row) -> tuple[str, ...]:
    if each.value is None:
        return each.what, "–", "", "", "", "", each.how
    median, low, high = (_number(figure) for figure in (each.value.median, each.value.low, each.value.high))
    sign = "≥" if each.at_least else "≤"
    target = "" if each.target is None else f"{sign} {_number(each.target)}"
    met = {None: "", True: "yes", False: "**no**"}[each.met]
    return each.what, f"{median} {each.unit}".strip(), f"{low}–{high}", target, met, str(each.rounds), each.how


def _number(figure: float) -> str:
    """Three digits that mean something."""
    if abs(figure) >= 100:  # noqa: PLR2004 - three digits
        return f"{figure:,.0f}"
    return f"{figure:.3g}"


def page(subjects: Subjects) -> str:
    """The whole page: a section for each subject, with its caption."""
    where = f"skew {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores."
    parts = [_INTRO, f"{where}\n"]
    parts += [f"## {name.capitalize()}\n\n{caption}\n\n{table(rows)}" for name, (caption, rows) in subjects.items()]
    return "\n".join([*parts, *_missed([each for _, rows in subjects.values() for each in rows])])


def _missed(rows: Sequence[Row]) -> Iterator[str]:
    """A section on what misses its target: by how much, and why."""
    missed = [each for each in rows if each.met is False]
    if missed:
        yield "## What misses its target\n"
        yield "| what | by | why |\n| --- | --: | --- |"
        yield from (f"| {each.what} | {_number(_beyond(each))} × | {why(each.key)} |" for each in missed)
        yield ""


def _beyond(each: Row) -> float:
    """How many times a figure is beyond its target."""
    if each.value is None or not each.target:
        return 0
    return _worse(each.value, each.target, at_least=each.at_least)


def kept(subjects: Subjects) -> dict[str, Any]:
    """What `figures.json` holds: every row of every subject."""
    return {
        "version": __version__,
        "subjects": {
            name: {"caption": caption, "rows": [asdict(each) for each in rows]}
            for name, (caption, rows) in subjects.items()
        },
    }


def again(kept: Mapping[str, Any]) -> dict[str, tuple[str, list[Row]]]:
    """The opposite of `kept`."""
    return {
        name: (
            of["caption"],
            [Row(**{**each, "value": each["value"] and Spread(**each["value"])}) for each in of["rows"]],
        )
        for name, of in kept.get("subjects", {}).items()
    }


def slower(rows: Iterable[Row], before: Mapping[str, Any]) -> tuple[str, ...]:
    """Sentences about figures that are worse than before by more than a fifth; others that have no pair are left out."""
    known = {each.key: each for _, others in again(before).values() for each in others}
    found = []
    for each in rows:
        old = known.get(each.key)
        if old is None or old.value is None or each.value is None or each.plain or old.unit != each.unit:
            continue
        worse = _worse(each.value, old.value.median, at_least=each.at_least)
        if worse > SLOWER:
            change = f"{_number(old.value.median)} → {_number(each.value.median)} {each.unit}"
            found.append(f"slower than {before['version']} by {100 * (worse - 1):.0f} %: {each.key}: {change}")
    return tuple(found)


def _worse(value: Spread, old: float, *, at_least: bool) -> float:
    """How many times worse; 0 where a ratio says nothing."""
    if value.median <= 0 or old <= 0:
        return 0
    return old / value.median if at_least else value.median / old


def last() -> dict[str, Any]:
    """The figures of the last release; empty before the first."""
    return json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}


def write(subjects: Subjects) -> None:
    """Replaces the page."""
    PAGE.write_text(page(subjects), encoding="utf-8")


def keep(subjects: Subjects) -> None:
    """Replaces the figures of the last release."""
    FIGURES.write_text(json.dumps(kept(subjects), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
