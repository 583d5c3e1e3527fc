"""Every mutant of every sample program gets the code that the rulebook expects (`mutations.py`)."""

import datetime as dt
import os
import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from mutations import Mutant, mutants

from skew_cli.app.load import Index, load
from skew_cli.app.reading import Source, read_program
from skew_cli.app.sources import Sources
from skew_cli.app.validation.check import check
from skew_cli.store.repository import find

ROOT = Path(__file__).parent.parent
SEED = 20240415
SAMPLE = None if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 8
FILES = sorted(each.relative_to(ROOT).as_posix() for each in (ROOT / "programs").glob("*/*-*.yaml"))


@cache
def index() -> Index:
    return load(find(ROOT), dt.date(2024, 4, 15))


def near(file: str) -> set[str]:
    """The files by which a program may be judged: its own, those that it names, and what all share."""
    program = index().sources[file].program
    assert program is not None
    named = {index().addresses.get(each or "") for each in (program.predecessor, program.sister)}
    shared = {name for name, each in index().sources.items() if each.shared}
    return {file, *shared, *(each for each in named if each)}


def codes(file: str, source: Source) -> Counter[str]:
    """How often each code is reported in the file."""
    sources = {name: index().sources[name] for name in near(file)}
    checked = check(replace(index(), sources=Sources.of({**sources, file: source}), _cases={}))
    assert checked.crashes == ()
    return Counter(each.code for each in checked.findings if each.file == file)


def drawn(seed: str) -> random.Random:
    return random.Random(f"{SEED} {seed}")  # noqa: S311 - a sample, no secret


@cache
def of_file(file: str) -> list[Mutant]:
    return list(mutants(index().sources[file].content.decode()))


def chosen(file: str, every: list[Mutant]) -> list[Mutant]:
    """All mutants in the long run, else some from a seed."""
    return every if SAMPLE is None else drawn(file).sample(every, min(SAMPLE, len(every)))


def missed(file: str, every: list[Mutant]) -> list[tuple[str, str, tuple[str, ...], dict[str, int]]]:
    before = codes(file, index().sources[file])
    found = []
    for each in every:
        new = codes(file, read_program(file, each.text.encode())) - before
        alarms = [code for code in new if code[0] == "F" or code == "Q009"]
        if not (any(new[code] for code in each.codes) if each.codes else not alarms):
            found.append((each.kind, each.place, each.codes, dict(new)))
    return found


@pytest.mark.parametrize("file", FILES)
def test_a_mutant_gets_its_code(file):
    assert [] == missed(file, chosen(file, of_file(file)))


KINDS = (
    *("delete", "rename", "retype", "duplicate", "duplicate item", "bad id", "no choice", "no day", "no time"),
    *("dangling", "placeholder", "wrong weekday", "move to friday", "move to saturday", "move to sunday"),
    *("move to 1 May", "move into Eid", "before the window", "after the window", "into the past", "start"),
    *("duration_min", "start_nrw", "anchor", "swap sides", "one side twice", "unknown town", "swap sessions"),
    "same day twice",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_mutation_is_played(kind):
    """One mutant of each kind at least, whatever the sample has chosen; in the long run all of them are."""
    file = "programs/2024/dortmund-dura.yaml" if kind == "wrong weekday" else "programs/2024/koeln-bethlehem.yaml"
    for name in (file, *FILES):
        every = [each for each in of_file(name) if each.kind == kind]
        if every:
            assert [] == missed(name, drawn(kind).sample(every, 1))
            return
    pytest.fail(f"no file has a mutant of the kind {kind}")


def test_there_are_no_other_kinds():
    """The table of kinds is whole, and there are many mutants."""
    every = [each for file in FILES for each in of_file(file)]
    assert set(KINDS) == {each.kind for each in every}
    assert len(every) > 10_000
