"""What skew refuses in a file (contract 16), each with its message and exact place, and all of it in one run."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skew_cli.rules import by_code
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse, parse_bytes
from skew_cli.source.places import Places


def flaws(content):
    document = parse_bytes(content) if isinstance(content, bytes) else parse(content)
    places = Places(document)
    starts = [places.position(each.start) for each in document.errors]
    return [f"{at.line}:{at.column} {each.message_id}" for at, each in zip(starts, document.errors, strict=True)]


def read(text):
    root = parse(text).root
    return None if root is None else data(root)


REFUSED = [
    (b"", "1:1 empty-file"),
    (b"\n\n", "1:1 empty-file"),
    (b"# nur ein Kommentar\n", "1:1 empty-file"),
    (b"---\n...\n", "1:1 empty-file"),
    (b"- a\n- b\n", "1:1 no-mapping"),
    (b"nur Text\n", "1:1 no-mapping"),
    (b"id: M\xfcll\n", "1:6 not-utf-8"),
    ("título: Müll\nid: \xff\n".encode("latin-1"), "1:2 not-utf-8"),
    ("id: a\n".encode("utf-16"), "1:1 not-utf-8"),
    (b"id: a\nb: \xed\xa0\x80\n", "2:4 not-utf-8"),
    ("id: Köln\nb: a\x07\n".encode(), "2:5 control-character"),
    (b"id: a\x00\n", "1:6 control-character"),
    ("id: \x9b31m\n".encode(), "1:5 control-character"),
    ("id: \ufffe\n".encode(), "1:5 control-character"),
    (b'id: "\\ud800"\n', "1:5 control-character"),
    (b"a: 1\n---\nb: 2\n", "2:1 second-document"),
    (b"a: 1\n...\n---\nb: 2\n", "3:1 second-document"),
    (b"%YAML 1.1\n---\na: no\n", "1:1 directive"),
    (b"%TAG ! tag:example.org,2024:\n---\na: 1\n", "1:1 directive"),
    (b"a: !x 1\n", "1:4 tag"),
    (b"a: !!str 2\n", "1:4 tag"),
    (b"a: ! 2\n", "1:4 tag"),
    (b"a: &b !!map {c: 1}\n", "1:7 tag"),
    (b"<<: {a: 1}\nb: 2\n", "1:1 merge-key"),
    (b"a: {b: 1, <<: 2}\n", "1:11 merge-key"),
    (b"a: 1\n1: b\n", "2:1 key-not-text"),
    (b"a: 1\ntrue: b\n", "2:1 key-not-text"),
    (b"a: 1\n~: b\n", "2:1 key-not-text"),
    (b"? [x, y]\n: z\n", "1:3 key-not-text"),
    (b"? a\n: b\n", "1:1 question-key"),
    (b"a: 1\nb:\n\tc: 2\n", "3:1 tab"),
    (b"a: 1\na: 2\n", "2:1 duplicate-key"),
    (b"a: {b: 1, c: 2, b: 3}\n", "1:17 duplicate-key"),
    (b"a: *b\n", "1:4 bad-alias"),
    (b"a: &b [*b]\n", "1:8 bad-alias"),
    (b"a: &x 1\nb: &x 2\n", "2:4 anchor-twice"),
    (b"a: Thema: Abwasser\n", "1:9 colon-in-text"),
    (b"a: @b\n", "1:4 needs-quotes"),
    (b"a: %b\n", "1:4 needs-quotes"),
    (b"a: `b`\n", "1:4 needs-quotes"),
    (b"a: [b, c\nd: 1\n", "1:4 open-bracket"),
    (b"a: {b: c\n", "1:4 open-bracket"),
    (b"a: 'b\n", "1:4 open-quote"),
    (b'a: 1\nb: "c\nd: 1\n', "2:4 open-quote"),
    (b'a: "C:\\qualm"\n', "1:7 bad-escape"),
    (b'a: "\\xZZ"\n', "1:5 bad-escape"),
    (b'a: "b\\UFFFFFFFF"\n', "1:6 bad-escape"),
    (b"schema 1\nid: a\n", "1:1 no-colon"),
    (b"a: 1\nid a\nb: 1\n", "2:1 no-colon"),
    (b"a:\n  b: 1\n c: 2\n", "3:2 broken-yaml"),
]


@pytest.mark.parametrize(("content", "expected"), REFUSED)
def test_refused(content, expected):
    assert [expected] == flaws(content)
    assert expected.split()[1] in by_code()["F001"].texts


GOOD = [
    "---\na: 1\n...\n",
    "%YAML 1.2\n---\na: 1\n",
    "a: 1",
    "\na: 1\n",
    "a: 1 # <<<<<<< nichts\n",
    "{a: 1}\n",
    "'a': 1\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_accepted(text):
    assert ([], {"a": 1}) == (flaws(text), read(text))


def test_values_are_those_of_yaml_1_2():
    text = "a: no\nb: 10:00\nc: 2024-06-07\nd: '1'\ne: |\n  x\n  y\nf: >-\n  x\n  y\ng: [1, {h: ~}]\ni: \"\\u00e4\\n\"\nj:\n"
    expected = {
        "a": "no",
        "b": "10:00",
        "c": "2024-06-07",
        "d": "1",
        "e": "x\ny\n",
        "f": "x y",
        "g": (1, {"h": None}),
        "i": "ä\n",
        "j": None,
    }
    assert expected == read(text)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_signs_that_end_no_line_in_yaml_1_2_stay_in_the_text(sign):
    text = f"a: x{sign}y z\nb: 'x{sign}y'\nc: |\n  x{sign}y\n"
    assert ([], {"a": f"x{sign}y z", "b": f"x{sign}y", "c": f"x{sign}y\n"}) == (flaws(text), read(text))


def test_all_errors_in_one_run_and_healthy_blocks_go_on():
    text = 'schema: 1\ntitle: "Müll\nid: a\nthemes: [x, y\npartners:\n  nrw: @koeln\nseason: 2024\nid: b\n'
    assert ["2:8 open-quote", "4:9 open-bracket", "6:8 needs-quotes", "8:1 duplicate-key"] == sorted(flaws(text))
    document = parse(text)
    assert {"schema": 1, "id": "a", "season": 2024} == data(document.root)
    assert (("title",), ("themes",), ("partners",)) == document.unread


def test_json_is_yaml():
    value = {"a": ["ä", "\u202e", "🚮", "x\u2028y", "\x1b", 1, True, None], "b": {"c": "\\/"}}
    plain = {**value, "a": tuple(value["a"])}
    assert [plain, plain] == [read(json.dumps(value)), read(json.dumps(value, indent=2))]


def test_offsets_of_healthy_blocks_stay_right():
    document = parse("a: [\nb: Köln\n")
    assert "Köln" == document.text[document.root.get("b").start : document.root.get("b").end]


def test_an_anchor_of_a_healthy_block_serves_the_others():
    assert {"a": 1, "c": 1} == read("a: &x 1\nb: [\nc: *x\n")


def test_one_broken_block_alone_is_the_whole_file():
    document = parse("a: [\n")
    assert (None, ((),)) == (document.root, document.unread)


def test_a_duplicate_names_the_first_and_the_first_counts():
    document = parse("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n  c: 4\n")
    labels = [(each.params["key"], each.label) for each in document.flaws]
    assert [("c", ("first-given-here", 10, 11))] * 2 == labels
    assert {"a": 1, "b": {"c": 1, "d": 2}} == data(document.root)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_merge_conflict_is_one_flaw_and_the_first_side_counts(end):
    one = ["a: 1", "<<<<<<< HEAD", "b: 2", "||||||| base", "b: 0", "=======", "b: 3", ">>>>>>> other", "c: 4"]
    two = ["<<<<<<< HEAD", "d: 5", "=======", ">>>>>>> other", "e: =======", ""]
    text = end.join(one + two)
    assert ["2:1 merge-conflict", "10:1 merge-conflict"] == flaws(text)
    assert {"a": 1, "b": 2, "c": 4, "d": 5, "e": "======="} == read(text)


def test_byte_order_mark_is_no_part_of_the_text():
    document = parse_bytes("\ufeffa: 1\na: 2\n".encode())
    assert (True, "a: 1\na: 2\n", 5) == (document.bom, document.text, document.flaws[0].start)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    text = end.join(["a: 1", "b:", "  - x", "  - 'y", "    z'", "a: 2", ""])
    assert ["6:1 duplicate-key"] == flaws(text)
    assert {"a": 1, "b": ("x", "y z")} == read(text)


LIMITS = [
    ("a: " + "[" * 32, "1:35 too-deep"),
    ("[" * 5000, "1:33 too-deep"),
    ("a: " + "{" * 5000, "1:35 too-deep"),
    ("- " * 5000, "1:65 too-deep"),
    ("\n".join(" " * n + "a:" for n in range(100)), "33:33 too-deep"),
    (f"a: {'x' * (64 * 1024 + 1)}", "1:4 long-scalar"),
    (f"b: [{'x, ' * 20_000}]", "1:59996 too-many-nodes"),
    (f"a: &x 1\nb: [{'*x, ' * 21}]", "2:85 too-many-aliases"),
    (f"a: '{'x' * 300_000}'", "1:1 too-large"),
    ("".join(f"k{n}: 1\n" for n in range(20_000)), "10000:8 too-many-nodes"),
]


@pytest.mark.parametrize(("text", "expected"), LIMITS)
def test_limits(text, expected):
    assert [expected] == flaws(text.encode())


def test_limits_are_inclusive():
    depth = "a: " + "[" * 31 + "]" * 31
    aliases = f"a: &x 1\nb: [{'*x, ' * 20}]"
    scalar = f"a: {'x' * 64 * 1024}"
    assert [[], [], []] == [flaws(each) for each in (depth, aliases, scalar)]


def test_growing_aliases_are_counted_not_expanded():
    lists = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 4)}]" for n in range(1, 5)]
    text = "\n".join([f"a0: &a0 [{'x, ' * 500}]", *lists])
    assert {"too-many-nodes"} == {each.split()[1] for each in flaws(text)}


PIECES = st.sampled_from(
    [
        *(
            "\n\n\n  ::-?#&*!|>'\"%@`[]{},\\\t\r\ufeff",
            "a",
            "ä",
            "\u0301",
            "😀",
            "ق",
            "\u2028",
            "\x85",
            "a: ",
            "- ",
            "k: v\n",
        ),
        *"\n\n\n  ::-?#&*!|>'\"%@`[]{},\\\t\r",
        *(
            "---\n",
            "...\n",
            "<<: ",
            "<<<<<<< a\n",
            "=======\n",
            ">>>>>>> b\n",
            "\\u",
            "\\U00110000",
            "# skew: ignore[D004]",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


def inside(document):
    size = len(document.text)
    spans = [(each.start, each.end) for each in document.flaws]
    spans += [each.label[1:] for each in document.flaws if each.label]
    assert [] == [each for each in spans if not 0 <= each[0] <= each[1] <= size]
    assert [] == [each for each in document.flaws if each.message_id not in by_code()[each.code].texts]
    assert document.root is not None or document.errors


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_has_places(text):
    inside(parse(text))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=80), TEXTS.map(lambda each: each.encode("utf-16-le", "surrogatepass"))))
def test_any_bytes_have_places(content):
    inside(parse_bytes(content))
