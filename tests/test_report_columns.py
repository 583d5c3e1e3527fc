"""A finding rendered in all formats gives back one offset from each; every place lies inside its text (contract 4, 21)."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_readers import READERS, Seen, Text
from report_samples import BONN, KOELN, PROGRAMS, made, written

from skew_cli.model.finding import Finding, Range
from skew_cli.model.report import Report
from skew_cli.reports import names
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places

PIECES = [
    *"aäöüß éñ’–…€%:,|<>`@#[](){}*_~!?&;=+-/$^'\t\xa0",
    *("a\u0308", "e\u0301\u0323", "\u0301", "漢字", "ｶﾅ", "محطة", "\u0640", "שלום", "नमस्ते"),
    *("🚮", "👩‍🔬", "🇩🇪", "👍🏽", "\ufe0f", "\u200d", "𐐀", "\U0010fffd"),
    *("\u200e", "\u202e", "\u2066", "\u200b", "\ufeff", "\x85", "\u2028", "\u2029"),
    *("##[error]", "::error::", "%0A", "](1)", "\\\\", '\\"'),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("columns")


def read(name: str, found: Report, texts: dict[str, str]) -> list[Seen]:
    report = written(name, found)
    return sorted(
        READERS[name](report, {file: Text(each) for file, each in texts.items()}), key=lambda each: each.start
    )


def edits(finding: Finding) -> list[Range]:
    return [each.range for each in finding.fix.edits] if finding.fix else []


def test_every_format_has_a_reader():
    assert sorted(READERS) == list(names())


def test_the_sample_of_the_contract(root):
    """`K` stands at code point 18, UTF-16 unit 19, UTF-8 byte 24 and display cell 19 (contract 4)."""
    line = 'title: "Müll 🚮 – Köln"'
    text = PROGRAMS[BONN] + line
    found = made(root, programs={BONN: text}, select=("S001",))
    (shown,) = found.shown
    start = text.index("Köln")
    place = Places(parse_bytes(text.encode())).range(start, start + 4)
    moved = replace(shown, finding=replace(shown.finding, range=place))
    found = replace(found, shown=(moved,), lines={(BONN, 5): line})
    told = {name: written(name, found) for name in names()}
    point = {"line": 5, "column": 18, "utf16": 19, "utf8": 24, "offset": start}
    assert [point] * 2 == [
        json.loads(each)["range"]["start"] if name == "jsonl" else json.loads(each)["findings"][0]["range"]["start"]
        for name, each in (("json", told["json"]), ("jsonl", told["jsonl"].splitlines()[0]))
    ]
    region = json.loads(told["sarif"])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert {"startLine": 5, "startColumn": 18, "endLine": 5, "endColumn": 22} == region
    positions = json.loads(told["gitlab"])[0]["location"]["positions"]
    assert {"begin": {"line": 5, "column": 18}, "end": {"line": 5, "column": 22}} == positions
    span = json.loads(told["rdjson"])["diagnostics"][0]["location"]["range"]
    assert {"start": {"line": 5, "column": 24}, "end": {"line": 5, "column": 29}} == span
    assert "line=5,endLine=5," in told["github"]
    assert ",col=18,endColumn=21::" in told["github"]
    assert told["concise"].startswith(f"{BONN}:5:18: warning[S001] ")
    assert f"in file {BONN}, line 5, column 18, " in told["narrated"]
    assert "\n| 5:18 | warning | S001 " in told["markdown"]
    assert f"{BONN}:5:18: warning[S001] " in told["junit"]
    assert f"5 | {line}\n  | {' ' * 18}^^^^\n" in told["full"]


@given(
    before=st.lists(TEXTS, max_size=3),
    title=TEXTS,
    key=st.lists(st.sampled_from(["zä", "z漢", "z🚮", "zم", "za\u0308"]), min_size=1, max_size=3).map("".join),
    end=ENDS,
    bom=st.booleans(),
)
def test_all_formats_tell_one_offset(root, before, title, key, end, bom):
    lines = [
        *(f"# {each}" for each in before),
        *PROGRAMS[KOELN].split("sessions:")[0].splitlines(),
        "sessions:",
        f'  - {{id: a, title: {{de: "{title}"}}, {key}: 1, date: 2024-05-14}}',
        "",
    ]
    text = end.join(lines)
    found = made(root, programs={KOELN: "\ufeff" * bom + text}, select=("F003",))
    start = text.index(f", {key}: 1") + 2
    for name in names():
        seen = read(name, found, {KOELN: text})
        assert [("F003", KOELN, start)] == [(each.code, each.file, each.start) for each in seen], name
        assert {each.end for each in seen} <= {None, start + len(key)}, name


@settings(max_examples=settings.default.max_examples // 2)
@given(
    pieces=st.lists(
        st.tuples(
            st.floats(0, 1), st.one_of(TEXTS, ENDS, st.sampled_from(["{", "- ", "  ", '"', ": "])), st.integers(0, 4)
        ),
        max_size=5,
    )
)
def test_random_programs_never_break_a_report(root, pieces):
    text = PROGRAMS[KOELN]
    for where, put, gone in pieces:
        at = int(where * len(text))
        text = text[:at] + put + text[at + gone :]
    found = made(root, programs={KOELN: text}, select=("ALL",), suppressed=True)
    size = len(text.removeprefix("\ufeff"))
    for each in (shown.finding for shown in found.shown):
        assert each.code != "Q009"
        places = [each.range, *(label.range for label in each.labels), *edits(each)]
        assert [] == [at for at in places if not 0 <= at.start.offset <= at.end.offset <= size]
    for name in names():
        assert written(name, found)
