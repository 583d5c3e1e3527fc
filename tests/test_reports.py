"""Reports (contract 3 to 7): what people and programs get to see, byte by byte."""

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from report_samples import CONFIG, KOELN, MOERS, PROGRAMS, made
from rich.cells import cell_len

from skew_cli.model.report import Style
from skew_cli.reports import names, report_format

GOLDEN = Path(__file__).parent / "golden"
SELECT = ("F", "S001", "D004", "C008")
LIMIT = 1024 * 1024


@pytest.fixture
def make(tmp_path):
    def run(lang="en", select=SELECT, config=CONFIG, **wanted):
        return made(tmp_path, lang, config=config, select=select, **wanted)

    return run


def render(name, found, **style):
    return report_format(name).render(found, Style(width=cell_len, **style))


def golden(name, text):
    """Compares with a golden file; SKEW_GOLDEN=1 writes it anew."""
    path = GOLDEN / name
    if os.environ.get("SKEW_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("name", ["full", "concise", "narrated", "markdown", "github"])
def test_text(make, name, lang):
    golden(f"report.{name}.{lang}.txt", render(name, make(lang)))


@pytest.mark.parametrize("lang", ["en", "de"])
def test_text_with_what_is_suppressed(make, lang):
    found = make(lang, ("D004",), suppressed=True)
    formats = ("full", "concise", "narrated", "markdown", "github")
    text = "".join(render(name, found, statistics=True) for name in formats)
    golden(f"report.suppressed.{lang}.txt", text)


def test_a_data_format_is_ascii(make):
    assert render("json", make("de")).isascii()


def test_findings_are_in_the_order_of_their_places(make):
    found = json.loads(render("json", make()))["findings"]
    keys = [(each["file"], each["range"]["start"]["offset"], each["code"], each["fingerprint"]) for each in found]
    assert sorted(keys) == keys


def test_a_filter_keeps_who_causes_a_clash(make):
    found = make(select=("C008", "F003", "S001"), config="", files=frozenset({KOELN}))
    seen = [(each.finding.file, each.finding.code) for each in found.shown]
    assert [(KOELN, "F003"), (KOELN, "F003"), (MOERS, "C008")] == seen
    assert (3, 1, 2) == (found.summary.indexed, found.summary.reported, found.summary.outside_filter)


@pytest.mark.parametrize("name", names())
def test_foreign_text_steers_nothing(make, name):
    text = render(name, make(suppressed=True))
    assert [] == [char for char in text if char in "\x1b\u202e\x9b" or (ord(char) < 32 and char != "\n")]


def test_carets_stand_below_what_they_mark(make):
    lines = render("full", make()).splitlines()
    pairs = [(above, below) for above, below in pairwise(lines) if re.match(r" *\| +\^+$", below)]
    marked = []
    for above, below in pairs:
        start, end = below.index("^"), len(below)
        cells, inside = 0, ""
        for char in re.findall(r"[\U0001f1e6-\U0001f1ff]{2}|.(?:\u200d.)*", above):
            if start <= cells < end:
                inside += char
            cells += cell_len(char)
        marked.append(inside)
    weekday = '"[Montag](https://example.org) {0} %0A::error::,"'
    expected = ["schema", "fr", "2024-06-07", "moderater", "sewage-works", weekday]
    assert [*expected, "schema", "koeln-bethlehem", "planed"] == marked


def test_colour_only_on_request(make):
    found = make()
    plain, coloured = render("full", found), render("full", found, color=True)
    assert "\x1b[1;31merror[F003]\x1b[0m: " in coloured
    assert plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_a_limit_shortens_the_text_and_counts_all(make):
    text = render("full", make(), limit=1)
    assert ["info[S001]", "error[F003]", "error[F004]"] == re.findall(r"^\w+\[\w+\]", text, re.MULTILINE)
    assert re.findall(r"(\d+) more findings", text) == ["4", "2"]
    assert render("full", make()).splitlines()[-2:] == text.splitlines()[-2:]
    lines = render("concise", make(), limit=1).splitlines()
    assert [f"{KOELN}: 4 more findings in this file", f"{MOERS}: 2 more findings in this file"] == [
        each for each in lines if "more" in each
    ]


SCRIPT = """
import datetime as dt, sys
from itertools import pairwise
from pathlib import Path
from skew_cli.app.validation.check import check
from skew_cli.app.load import load
from skew_cli.app.validation.report import Wanted, report
from skew_cli.model.report import Style
from skew_cli.reports import names, report_format
from skew_cli.store.repository import find
index = load(find(Path(".")), dt.date(2024, 4, 15))
found = report(index, check(index), Wanted(suppressed=True), "de")
for name in names():
    sys.stdout.buffer.write(report_format(name).render(found, Style()).encode())
"""


def test_two_runs_give_the_same_bytes(tmp_path):
    (tmp_path / "skew.toml").write_text("")
    for name, text in PROGRAMS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=tmp_path / folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for folder, seed, locale in ((".", "1", "C"), ("programs/2024", "2", "C.UTF-8"))
    }
    assert [True] == [len(each) > 10_000 for each in outputs]


def fingerprints(found):
    return {(each.finding.code, each.message): each.finding.fingerprint for each in found.shown}


def test_fingerprints_survive_other_lines_comments_and_sessions(make):
    text = PROGRAMS[KOELN].replace("id: sewage-works, title", "id: landfill, title")
    session = "sessions:\n  - {id: before, date: 2024-05-14}\n  # between\n\n"
    moved = "# a comment\n" + text.replace("sessions:\n", session).replace("themes:", "mode: virtual\nthemes:")
    before = fingerprints(make(select=("F003", "D004"), suppressed=True, programs={KOELN: text}))
    after = fingerprints(make(select=("F003", "D004"), suppressed=True, programs={KOELN: moved}))
    assert len(before) == 4
    assert before == after


def test_fingerprints_do_not_depend_on_language(make):
    english, german = make("en"), make("de")
    assert [each.finding.fingerprint for each in english.shown] == [each.finding.fingerprint for each in german.shown]


def test_equal_findings_are_told_apart(make):
    found = [each.finding.fingerprint for each in make().shown]
    assert len(set(found)) == len(found)
