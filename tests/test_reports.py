"""Reports (contract 3 to 7): what people and programs get to see, byte by byte."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len

from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.report import Wanted, report
from skew_cli.model.report import Style
from skew_cli.reports import names, report_format
from skew_cli.store.repository import Repository

GOLDEN = Path(__file__).parent / "golden"
KOELN = "programs/2024/koeln-bethlehem.yaml"
MOERS = "programs/2024/moers-beitunia.yaml"
SELECT = ("F", "S001", "D004", "C008")
PROGRAMS = {
    KOELN: """\
schema: 1
id: koeln-bethlehem
season: 2024
status: planned
themes: [waste-and-wastewater]
partners:
  nrw: {municipality: Köln}
  palestine: {municipality: Bethlehem}
sessions:
  - id: sorting-plant
    title: {de: "Müll 🚮 – Köln", fr: "漢字"}
    date: 2024-06-07
    start: "10:00"
    moderater: skew
  # skew: ignore[D004] the plant only receives visitors on Fridays, until 2024-12-31
  - {id: sewage-works, date: 2024-06-28, start: "10:00"}
  - {id: sewage-works, title: "\u202e🇩🇪 👩‍🔬",\tweekday: "Montag\\e[31m"}
""",
    MOERS: """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: moers}, palestine: {municipality: beitunia}}
notes: |
  erste Zeile
status: planed
""",
}


@pytest.fixture
def make(tmp_path):
    def run(lang="en", select=SELECT, suppressed=False, files=None, programs=PROGRAMS, today=dt.date(2024, 4, 15)):
        replaced = {name: text.encode() for name, text in programs.items()}
        index = load(Repository(root=tmp_path), today, replaced=replaced)
        wanted = Wanted(suppressed=suppressed, files=files)
        return report(index, check(index, Selection(select=select)), wanted, lang)

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
@pytest.mark.parametrize("name", ["full", "concise"])
def test_text(make, name, lang):
    golden(f"report.{name}.{lang}.txt", render(name, make(lang)))


@pytest.mark.parametrize("lang", ["en", "de"])
def test_text_with_what_is_suppressed(make, lang):
    found = make(lang, ("D004",), suppressed=True)
    golden(f"report.suppressed.{lang}.txt", render("full", found) + render("concise", found))


def test_json(make):
    found = make(suppressed=True)
    text = re.sub(r'("inputs": |"version": )"[^"]+"', r'\1"…"', render("json", found))
    golden("report.json", text)


ENVELOPE = ["format", "tool", "as_of", "lang", "status", "inputs", "filter", "shard", "summary", "findings"]
SUMMARY = ["indexed", "reported", "errors", "warnings", "infos", "suppressed"]
SUMMARY += ["baselined", "outside_filter", "fixable", "exit_code"]
FINDING = ["code", "name", "url", "severity", "default_severity", "phase", "message", "message_id", "params", "file"]
FINDING += ["path", "pointer", "subject", "range", "labels", "help", "notes", "fix", "fingerprint"]
LABEL = ["file", "path", "range", "message_id", "params", "text"]
POSITION = ["line", "column", "utf16", "utf8", "offset"]


def test_json_has_the_fields_of_the_contract_in_their_order(make):
    read = json.loads(render("json", make()))
    assert (ENVELOPE, SUMMARY) == (list(read), list(read["summary"]))
    assert [FINDING] * len(read["findings"]) == [list(each) for each in read["findings"]]
    labels = [label for each in read["findings"] for label in each["labels"]]
    assert labels
    assert [LABEL] * len(labels) == [list(each) for each in labels]
    places = [each["range"][end] for each in (*labels, *read["findings"]) for end in ("start", "end")]
    assert [POSITION] * len(places) == [list(each) for each in places]


def test_json_counts_columns_in_three_units(make):
    read = json.loads(render("json", make()))
    found = next(each for each in read["findings"] if each["path"][-1:] == ["fr"])
    line = PROGRAMS[KOELN].splitlines()[10]
    before = line[: line.index("fr:")]
    units = (len(before) + 1, len(before.encode("utf-16-le")) // 2 + 1, len(before.encode()) + 1)
    start = found["range"]["start"]
    assert (11, units) == (start["line"], (start["column"], start["utf16"], start["utf8"]))
    assert PROGRAMS[KOELN][start["offset"] :].startswith("fr:")


def test_a_data_format_is_ascii(make):
    assert render("json", make("de")).isascii()


def test_findings_are_in_the_order_of_their_places(make):
    found = json.loads(render("json", make()))["findings"]
    keys = [(each["file"], each["range"]["start"]["offset"], each["code"], each["fingerprint"]) for each in found]
    assert sorted(keys) == keys


def test_a_filter_keeps_who_causes_a_clash(make):
    found = make(select=("C008", "F003", "S001"), files=frozenset({KOELN}))
    seen = [(each.finding.file, each.finding.code) for each in found.shown]
    assert [(KOELN, "F003"), (KOELN, "F003"), (MOERS, "C008")] == seen
    assert (2, 1, 1) == (found.summary.indexed, found.summary.reported, found.summary.outside_filter)


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
    expected = ["fr", "2024-06-07", "moderater", "sewage-works", '"Montag\\e[31m"']
    assert [*expected, "schema", "koeln-bethlehem", "koeln-bethlehem", "planed"] == marked


def test_colour_only_on_request(make):
    found = make()
    plain, coloured = render("full", found), render("full", found, color=True)
    assert "\x1b[1;31merror[F003]\x1b[0m: " in coloured
    assert plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_a_limit_shortens_the_text_and_counts_all(make):
    text = render("full", make(), limit=1)
    assert ["error[F003]", "warning[S001]"] == re.findall(r"^\w+\[\w+\]", text, re.MULTILINE)
    assert re.findall(r"(\d+) more findings", text) == ["4", "3"]
    assert render("full", make()).splitlines()[-1] == text.splitlines()[-1]


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
