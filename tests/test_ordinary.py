"""What is read line by line is read as the parsers read it, and ordinary files are (decision 0016)."""

import os
import random

import pytest
from cli_repository import KOELN
from hypothesis import given, settings
from hypothesis import strategies as st
from test_fast_parse import FILES, alike

from benchmarks.generate import generate
from skew_cli.app.reading import read_program, read_shared
from skew_cli.app.validation.locate import steps
from skew_cli.model.season import SeasonFile
from skew_cli.source import events
from skew_cli.source.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from skew_cli.source.ordinary import ordinary

SEED = 20240115
EACH = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 2

pytestmark = pytest.mark.skipif(events.parser() is None, reason="there is no parser in C for this machine")

PIECES = [*"-:#,[]{}\"'?&*!|>%@`~=.\\ \n\t\r019axnY_<é\u200f\xa0\x85\u2028\ufeff\x00", "\r\n", " #", ": ", "- ", "\n  "]
PIECES += [
    "no",
    "10:00",
    "1_000",
    "1e3",
    "null",
    "true",
    "[a, b]",
    "{a: b}",
    "{a: }",
    "---\n",
    "|\n",
    "<<: ",
    "''",
    "a: ",
]
"""Signs that mean something in YAML, and texts that may mean something else."""


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    root = tmp_path_factory.mktemp("generated")
    generate(200, root)
    return sorted((root / "programs").rglob("*.yaml"))


def changed(rng, text):
    """The text with a sign or a line put in, taken away or moved."""
    at, lines = rng.randrange(len(text)), text.split("\n")
    line = rng.randrange(len(lines))
    match rng.randrange(6):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + rng.choice(PIECES) + text[at:]
        case 2:
            return text[:at] + rng.choice(PIECES) + text[at + 1 :]
        case 3:
            lines[line] = " " * rng.randrange(7) + lines[line].lstrip(" ")
        case 4:
            lines[line] += rng.choice(PIECES)
        case _:
            lines.insert(line, rng.choice(lines))
    return "\n".join(lines)


def test_ordinary_files_are_read_without_a_tree(generated):
    """Those of the project, all of them, and nine of ten that the generator makes: some of its faults are of the form."""
    assert [] == [each for each in FILES if ordinary(each.read_bytes()) is None]
    refused = [each for each in generated if ordinary(each.read_bytes()) is None]
    assert len(refused) * 10 < len(generated)


def test_generated_files(generated):
    """As a whole, and changed pieces of them: the careful parser takes its time."""
    rng, read = random.Random(SEED), 0  # noqa: S311 - no secret
    assert alike(generated[0].read_text(encoding="utf-8"))
    for path in generated:
        lines = path.read_text(encoding="utf-8").split("\n")
        tops = [number for number, line in enumerate(lines) if line[:1].isalpha()]
        for _ in range(EACH):
            start = rng.choice(tops)
            read += alike(changed(rng, "\n".join(lines[start : start + rng.randrange(2, 12)])))
    assert read > len(generated) * EACH / 4


KEYS = st.sampled_from(["a", "b", "c", "on", "null", "true", "e.f", "g-h", "Y1", "_", "a b", "1", "ü"])
WORDS = """x no NO y 10:00 -1:30 1_000 0x1F 010 1e3 1e999 5. .5 -5 - -- 12345678901234567890 null ~ True 2024-01-02 a:b a::b
x} n? a#b عين ٣ = .. *a &a !a |a 1: b: "" "a "\\u00a0" "\\"" "\\n" "\\ud83d" "]" 'a' 'it''s' "a"b [a,b] [a [ ] { } {a: [[x]]
[a b: c] {a: 1, b: [2]} {a: 1, a: 2} {a: {b: no}} {null: 1} {a b} {a:b} {"a": 1} [x,, y] [10:00, [no]]""".split()  # noqa: SIM905 - a list of so many strings is no use to a reader
VALUES = st.sampled_from(
    [*WORDS, "a b ", "{a: 1, b: [2, no]}", "[a, b]", "[a,\n  b]", "{a: 1,\nb: 2}", "[\n\n]", '"a: b # c"', "a #c"]
)
ENDS = st.sampled_from(
    ["\n"] * 8 + [" # c\n", "#c\n", "  \n", "\n\n", "\n # c\n", "\r\n", "\r", "\n\t\n", "\n---\n", "\n...\n", ""]
)
ENTRIES = st.builds(
    lambda indent, dash, key, value, end: " " * indent + dash + key + value + end,
    st.sampled_from([0] * 5 + [1, 2, 2, 2, 4, 4]),
    st.sampled_from(["", "", "", "- ", "- ", "-   ", "-", "- - "]),
    KEYS.map(lambda key: f"{key}: ") | KEYS.map(lambda key: f"{key}:  ") | st.just(""),
    VALUES | st.just(""),
    ENDS,
)


@settings(max_examples=800, deadline=None)
@given(st.lists(ENTRIES, max_size=6).map(lambda lines: "a:\n" + "".join(lines)))
def test_random_lines(text):
    alike(text)


READ = [
    ("a: 1\n", {"a": 1}),
    ("# c\n\na:   x y  # c\nb:\n\nc: -5", {"a": "x y", "b": None, "c": -5}),
    (
        "a:\n- b: 1\n  c: [x, 'y', {d: \"e: f\"}]\n- g\nh: []\n",
        {"a": ({"b": 1, "c": ("x", "y", {"d": "e: f"})}, "g"), "h": ()},
    ),
    ("a: {\n  b: 1, c: 2,\n  d: [3,\n 4]}\r\n", {"a": {"b": 1, "c": 2, "d": (3, 4)}}),
    ('a: "\\u00fc \\"x\\" \\\\"\nb: \'\\u00fc\'\n', {"a": 'ü "x" \\', "b": "\\u00fc"}),
    ("a: Köln – بيت\u200f\xa0x\n", {"a": "Köln – بيت\u200f\xa0x"}),
    ("on: null\ny: 'no'\n", {"on": None, "y": "no"}),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=lambda each: ascii(each)[:20])
def test_what_is_read(text, expected):
    assert (expected, ()) == ordinary(text.encode())
    assert alike(text)


REFUSED = {
    "no mapping": ["", "# c\n", "a\n", "- a\n", "[a]\n"],
    "indent": [" a: 1\n", "a: 1\n  b: 2\n", "a:\n  b: 1\n c: 2\n", "a:\n - b\n  - c\n", "a:\n- b: 1\n c: 2\n", "a:\n\tb: 1\n"],
    "several lines": ["a: b\n  c\n", 'a: "b\n  c"\n', "a: |\n  b\n", "a: >\n  b\n", "a: [b\n  c]\n", "? a\n: b\n"],
    "keys": ["a: 1\na: 2\n", "null: 1\n", "1: 2\n", '"a": 1\n', "a b: 1\n", "<<: {a: 1}\n", "a: {b: 1, b: 2}\n", f"{'a' * 2000}: 1\n"],
    "signs": ["a: &b 1\n", "a: *b\n", "a: !b 1\n", "%YAML 1.2\n---\na: 1\n", "--- \na: 1\n", "a: 1\n...\n", "a: @b\n", "a: `b\n"],
    "characters": ["\ufeffa: 1\n", "a: b\x85c\n", "a: b\u2028c\n", "a: b\x00\n", "a: b\rc: d\n", "a: b\t\n", "a: \ufffe\n"],
    "escapes": ['a: "\\n"\n', 'a: "\\ud83d\\ude00"\n', 'a: "\\x41"\n', "a: 'it''s'\n"],
    "brackets": ["a: [b\n", "a: [b}\n", "a: [b]]\n", "a: [b] c\n", "a: [b,]\n", "a: {b}\n", "a: {b: }\n", "a: [b: c]\n", "a: [b # c\n  ]\n"],
    "colons": ["a: b: c\n", "a: b:\n", "a:b\n"],
    "numbers": ["a: 1.0e999\n", "a: 1234567890123456789\n"],
    "limits": [
        "".join(f"{' ' * depth}a:\n" for depth in range(MAX_DEPTH + 1)),
        f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n",
        f"a: {'b' * (MAX_SCALAR + 1)}\n",
        f"a: [{'b, ' * MAX_NODES}b]\n",
        "a:\n" + "- b\n" * MAX_NODES,
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_left_to_the_parsers(kind):
    assert [] == [text for text in REFUSED[kind] if ordinary(text.encode("utf-8")) is not None]


def test_a_warning_needs_no_tree(monkeypatch):
    """Its place, its path, and the path by ids: all that a finding has."""
    text = KOELN.replace('start: "10:00"', "start: 10:00")
    assert text != KOELN
    monkeypatch.setattr("skew_cli.app.reading.parse_bytes", lambda _: pytest.fail("a tree was asked for"))
    source = read_program("programs/2024/koeln-bethlehem.yaml", text.encode())
    assert {"base-60"} == {each.message_id for each in source.flaws}
    flaw = source.flaws[0]
    assert ("10:00", '"10:00"') == (text[flaw.start : flaw.end], flaw.replacement)
    place = source.places.range(flaw.start, flaw.end)
    assert "10:00" == source.places.line(place.start.line)[place.start.column - 1 : place.end.column - 1]
    assert flaw.path is not None
    assert steps(source, flaw.path)[-1] == "start"
    shared, _ = read_shared(SeasonFile, "programs/2024/season.yaml", b"seminars:\n  - {id: a, start: 10:00}\n")
    assert [("seminars", 0, "start")] == [each.path for each in shared.flaws]
