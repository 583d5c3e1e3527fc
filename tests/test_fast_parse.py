"""The parser in C and the careful one read every text alike: same tree, same places, same flaws (decision 0016)."""

import os
import random
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import mutants
from rule_examples import examples

from skew_cli.rules import rules
from skew_cli.source import events
from skew_cli.source.limits import MAX_DEPTH, MAX_SCALAR
from skew_cli.source.nodes import data, path_at
from skew_cli.source.ordinary import ordinary
from skew_cli.source.parse import parse

ROOT = Path(__file__).parent.parent
FILES = [*sorted((ROOT / "programs").rglob("*.yaml")), *sorted((ROOT / "templates").rglob("*.yaml"))]
SEED, SAMPLE = 20240415, 400 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3

pytestmark = pytest.mark.skipif(events.parser() is None, reason="there is no parser in C for this machine")


@contextmanager
def only(way):
    """Reading by one parser alone; the careful one is refused or the fast one is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("skew_cli.source.parse.ordinary_tree", lambda _: None)
        if way == "careful":
            patch.setattr(events, "parser", lambda: None)
        else:
            patch.setattr(events, "careful", lambda _: pytest.fail("the careful parser was asked"))
        yield


@contextmanager
def events_only():
    """By the parsers, even what is read line by line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("skew_cli.source.parse.ordinary_tree", lambda _: None)
        yield


def alike(text):
    with only("careful"):
        expected = parse(text)
    with events_only():
        assert parse(text) == expected
    found = parse(text)
    assert found == expected
    known = ordinary(text.encode("utf-8", "surrogatepass"))
    if known is not None:
        assert exactly(known.data) == exactly(data(found.root))
        assert known.flaws == found.flaws
        assert [each.path for each in known.flaws] == [path_at(found.root, each.start) for each in found.flaws]
    return known is not None


def exactly(value):
    """With types and the order of keys: `1`, `1.0` and `True` are equal."""
    if isinstance(value, dict):
        return [(key, exactly(each)) for key, each in value.items()]
    return tuple(map(exactly, value)) if isinstance(value, tuple) else (type(value), value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_of_the_project(path):
    text = path.read_bytes().decode()
    if len(text) < 20_000:
        alike(text)
    with only("fast"):
        assert parse(text).root is not None


def test_the_parser_in_c_is_in_use():
    assert events.parser().__module__.endswith("_ruamel_yaml")
    with only("fast"):
        assert data(parse("a: [1, no]\nb: c\n").root) == {"a": (1, "no"), "b": "c"}


@pytest.mark.parametrize("path", [each for each in FILES if "-" in each.name and each.parent.parent.name == "programs"])
def test_mutants(path):
    every = list(islice(mutants(path.read_bytes().decode()), 4000))
    for each in random.Random(f"{SEED} {path.name}").sample(every, min(SAMPLE, len(every))):  # noqa: S311 - no secret
        alike(each.text)


def test_examples_of_the_rules():
    texts = {
        content.decode("utf-8", "replace")
        for rule in rules()
        for each in examples(rule.page)[:1]
        for name, content in each.files.items()
        if name.endswith(".yaml") and len(content) < 2500
    }
    assert len(texts) > 50
    for text in sorted(texts):
        alike(text)


ALIKE = [
    "a:\nb: 1\n",
    "a:   # nichts\n\n# Ende\n",
    "a:\r\n  - \r\n  -\r\n  - x\r\nb:\r\n",
    "a: {b: , c: [d, ], e: }\n",
    "a: {b, c: 1}\nd: [e: f, {g: }]\n",
    "a:\n- b\n-\nc: -\n",
    "a: |\n  Köln 🚮\n   x\n\n\nb: >-\n  عين علما\n\n  y\n",
    "a: |2\n   x\nb: |+\n\n\nc: 'it''s'\nd: \"\\u00fc \\ud83d\\udeae\"\n",
    "'a': 1\n\"b\" : 2\na: no\nb: 10:00\nc: 1_000\n",
    "a: b\n  c\n   d # e\nf: g\n",
    "---\na: 1\n...\n",
    "---\na: 1\n...\nb: 2\n",
    "a: 1\n---\nb: 2\n",
    "? a\n: b\n",
    ": a\n",
    "a: &b 1\nc: *b\n",
    "&kind: workshop\n",
    "a: !x 1\n",
    "a:\tb\nc: d\t\n",
    "a: b\u2028c\nd: e\x85f\n",
    "a: b\n\ufeffc: d\n",
    "%YAML 1.2\n---\na: 1\n",
    "a: [b:c, {d:1}]\n",
    'a: "\\ud800"\n',
    'a: "b\\UFFFFFFFF"\n',
    "a: 'b\nc: d\n",
    "a: [" * 40 + "\n",
    "a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1) + "\n",
    "a: " + "b" * (MAX_SCALAR + 1) + "\n",
    "a: b\na: c\nd:\nd:\n",
    "a:\n  b: 1\n c: 2\nd: 3\n",
]


@pytest.mark.parametrize("text", ALIKE, ids=lambda text: ascii(text[:30]))
def test_where_parsers_differ(text):
    alike(text)
    alike(text.replace("\n", "\r\n"))
    alike(text.removesuffix("\n"))


@pytest.mark.parametrize("most", range(1, 12))
def test_the_limit_of_nodes_holds_in_both(monkeypatch, most):
    monkeypatch.setattr("skew_cli.source.parse.MAX_NODES", most)
    alike("a: {b: [c, d], e: f}\na: g\nh: i\n")


LINES = st.builds(
    lambda indent, key, value, end: " " * indent + key + value + end,
    st.integers(0, 4),
    st.sampled_from(("a: ", "b:", "c:", "- ", "-", "- d: ", '"e": ', "ü🚮: ", "? ", ": ", "", "# ", "&f ")),
    st.sampled_from(
        (
            "",
            "x",
            "1",
            "no",
            "10:00",
            "'y'",
            '"z\\n"',
            "[a, b]",
            "{a: 1, b: }",
            "[",
            "}",
            "|",
            ">-",
            "عين",
            "a: b",
            "*f",
            "\t",
        )
    ),
    st.sampled_from(("\n", "\n", "\n", "\r\n", " # c\n", "\n\n", "\r", "\u2028", "")),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=12).map("".join))
def test_random_documents(text):
    alike(text)
