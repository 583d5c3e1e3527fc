"""Cold, warm, without a cache, in one process or in several: the same bytes."""

import os
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from skew_cli.app.validation import jobs, look
from skew_cli.app.validation.record import back, plain
from skew_cli.cli.main import main

ROOT = Path(__file__).parents[1]
FORMATS = ("full", "json", "sarif", "concise", "junit", "markdown")
BROKEN = {
    "tab": "schema: 1\nid:\tx\n",
    "nothing": "",
    "syntax": "schema: 1\npartners: {nrw: [}\nthemes: []\n",
    "shape": "schema: 1\nid: shape\nseason: 2024\nstatus: wrong\nsesions: []\nsessions: [{id: 1}, 2, {id: a, date: x}]\n",
    "latin": b"schema: 1\nid: k\xf6ln\n",
    "bom": "\ufeffschema: 1\r\nid: bom\r\nseason: 2024\r\nstatus: idea\r\nlanguages: [de, ar]\r\n",
    "hint": "schema: 1\nid: hint\nseason: 2024\nstatus: idea # skew: ignore[S001] later\nstart: 1:00\n",
    "many": "schema: 1\nid: many\nthemes: [" + "a, " * 250 + "]\n",
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("SKEW_AS_OF", "2024-05-20")
    for name in ("programs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "skew.toml", tmp_path)
    (tmp_path / ".git").mkdir()
    for name, text in BROKEN.items():
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "programs" / "2024" / f"{name}.yaml").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_ways_say_the_same(here, capsys):
    def say(*more):
        code = main(["validate", *more])
        return code, *capsys.readouterr()

    cold, warm, one, four = [], [], [], []
    for number, fmt in enumerate(FORMATS):
        args = ("--format", fmt, "--lang", ("de", "en")[number % 2])
        one.append(say(*args, "--no-cache", "-j", "1"))
        if number == 0:
            shutil.rmtree(here / ".skew-cache", ignore_errors=True)
            four.append(say(*args, "--no-cache", "-j", "4"))
            shutil.rmtree(here / ".skew-cache", ignore_errors=True)
            assert say(*args, "-j", "3") == one[-1]
            shutil.rmtree(here / ".skew-cache", ignore_errors=True)
        cold.append(say(*args))
        warm.append(say(*args, "-j", "1"))
    assert cold == one
    assert warm == one
    assert four == one[:1]


@pytest.mark.parametrize("value", [{"os.system": ["x"]}, {"Finding": []}, {"date": "x"}, {"a": 1, "b": 2}])
def test_a_record_makes_nothing_else(value):
    with pytest.raises((ValueError, TypeError, KeyError)):
        back(value)


def test_what_is_no_part_of_a_finding_is_not_recorded():
    with pytest.raises(TypeError):
        plain(object())


def test_few_programs_are_no_work_for_two():
    assert [jobs.Jobs()._count(each) for each in (0, 1, 299)] == [1, 1, 1]
    assert jobs.Jobs()._count(300) == min(jobs._processors(), 8)
    assert jobs.Jobs(4)._count(2) == 2


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_every_name_is_worked_on_once(count):
    told = {}
    jobs.Jobs(count).spread(
        ["a", "b", "c", "d", "e"], lambda names: [each.encode() for each in names], told.__setitem__
    )
    assert told == {each: each.encode() for each in "abcde"}


def test_what_a_process_that_dies_leaves_is_done_here():
    told, here = {}, os.getpid()

    def work(names):
        if "c" in names and os.getpid() != here:
            os._exit(9)
        return [each.encode() for each in names]

    jobs.Jobs(2).spread(list("abcdef"), work, told.__setitem__)
    assert told == {each: each.encode() for each in "abcdef"}


def test_what_cannot_be_sent_from_process_to_process_is_found_again_here(here, monkeypatch, capsys):
    looked, real = [], look.Looking.at

    def at(self, names):
        looked.extend(names)
        return [replace(each, found=[*map(odd, each.found)]) for each in real(self, names)]

    monkeypatch.setattr(look.Looking, "at", at)
    whole = []
    for count in ("1", "2"):
        looked.clear()
        assert main(["validate", "--no-cache", "--format", "concise", "-j", count]) == 1
        whole.append(capsys.readouterr())
    assert whole[0] == whole[1]
    assert looked
    assert len(looked) == len(set(looked))


def odd(finding):
    """A parameter of a class that no record knows."""
    return replace(
        finding, params=finding.params | {"count": Fraction(3)} if "count" in finding.params else finding.params
    )


def test_a_number_of_processes_is_a_number(here, capsys):
    assert main(["validate", "-j", "0"]) == 2
    assert "--jobs" in capsys.readouterr().err
