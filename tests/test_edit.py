"""Span edits (contract 12): every byte outside the edit stays, and what was set can be removed without a trace."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skew_cli.source.edit import apply, remove_entry, set_entry
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse

DATE = "2024-03-26"


def after_set(text, *path, value=DATE):
    return apply(text, (set_entry(parse(text), path, value),))


def after_remove(text, *path):
    return apply(text, (remove_entry(parse(text), path),))


SET = [
    # a value that is there
    ("a: 1  # one\nb: 2\n", ("a",), f"a: {DATE}  # one\nb: 2\n"),
    ("a: '1'\n", ("a",), f"a: {DATE}\n"),
    ("a: {b: 1, c: 2} # x\n", ("a", "b"), f"a: {{b: {DATE}, c: 2}} # x\n"),
    ("a: [x, y]\n", ("a", 1), f"a: [x, {DATE}]\n"),
    ("a:\n  - b: 1\n  - b: 2\n", ("a", 1, "b"), f"a:\n  - b: 1\n  - b: {DATE}\n"),
    ("a: >\n  x\n\nb: 1\n", ("a",), f"a: {DATE}\n\nb: 1\n"),
    # an empty value
    ("a:\nb: 2\n", ("a",), f"a: {DATE}\nb: 2\n"),
    ("a:  # later\nb: 2\n", ("a",), f"a: {DATE}  # later\nb: 2\n"),
    ("a: {b: , c: 2}\n", ("a", "b"), f"a: {{b: {DATE}, c: 2}}\n"),
    ("a: {b}\n", ("a", "b"), f"a: {{b: {DATE}}}\n"),
    ("a:", ("a",), f"a: {DATE}"),
    # a new entry
    ("a: 1\n", ("b",), f"a: 1\nb: {DATE}\n"),
    ("a: 1", ("b",), f"a: 1\nb: {DATE}"),
    ("a: 1 # one\n# end\n", ("b",), f"a: 1 # one\nb: {DATE}\n# end\n"),
    ("a:\n  b: 1\nc: 2\n", ("a", "d"), f"a:\n  b: 1\n  d: {DATE}\nc: 2\n"),
    ("a:\n    b: 1\nc: 2\n", ("a", "d"), f"a:\n    b: 1\n    d: {DATE}\nc: 2\n"),
    ("- x: 1\n", (0, "y"), f"- x: 1\n  y: {DATE}\n"),
    ("a: {b: 1}\n", ("a", "c"), f"a: {{b: 1, c: {DATE}}}\n"),
    ("a: {b: 1,}\n", ("a", "c"), f"a: {{b: 1, c: {DATE},}}\n"),
    ("a: {}\n", ("a", "c"), f"a: {{c: {DATE}}}\n"),
    ("a: { }\n", ("a", "c"), f"a: {{c: {DATE} }}\n"),
    ("a: |\n  x\n\n\nb: 1\n", ("a2",), f"a: |\n  x\n\n\nb: 1\na2: {DATE}\n"),
    ("a: |+\n  x\n\n", ("b",), f"a: |+\n  x\n\nb: {DATE}\n"),
    ("b: 1\na: |\n  x\n", ("a2",), f"b: 1\na: |\n  x\na2: {DATE}\n"),
    # new entries inside one another
    ("a: 1\n", ("b", "c"), f"a: 1\nb:\n  c: {DATE}\n"),
    ("a:\nb: 1\n", ("a", "c"), f"a:\n  c: {DATE}\nb: 1\n"),
    ("a:  # later\nb: 1\n", ("a", "c"), f"a:  # later\n  c: {DATE}\nb: 1\n"),
    ("a: {b: 1}\n", ("a", "c", "d"), f"a: {{b: 1, c: {{d: {DATE}}}}}\n"),
    ("a: {c: , b: 1}\n", ("a", "c", "d"), f"a: {{c: {{d: {DATE}}}, b: 1}}\n"),
    ("s:\n  - id: x\n    date: 1\n\n  - id: y\n", ("s", 0, "c", "d"), f"s:\n  - id: x\n    date: 1\n    c:\n      d: {DATE}\n\n  - id: y\n"),
    ("s:\n  - {id: x}\n  - {id: y}\n", ("s", 1, "c", "d"), f"s:\n  - {{id: x}}\n  - {{id: y, c: {{d: {DATE}}}}}\n"),
    ("s:\n  -\n    id: x\n", ("s", 0, "c"), f"s:\n  -\n    id: x\n    c: {DATE}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "expected"), SET)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_set(text, path, expected, end):
    if text.startswith("- "):
        text, path, expected = f"l:\n{text}", ("l", *path), f"l:\n{expected}"
    end = end if "\n" in text else "\n"
    assert expected.replace("\n", end) == after_set(text.replace("\n", end), *path)


REMOVE = [
    ("a: 1 # one\nb: 2\n", ("a",), "b: 2\n"),
    ("a: 1\nb: 2 # two\n", ("b",), "a: 1\n"),
    ("a: 1\nb: 2", ("b",), "a: 1"),
    ("a:\n  b: 1\n  c: 2\nd: 3\n", ("a", "b"), "a:\n  c: 2\nd: 3\n"),
    ("a:\n  b: 1\nd: 3\n", ("a", "b"), "d: 3\n"),
    ("a: {b: 1, c: 2, d: 3}\n", ("a", "b"), "a: {c: 2, d: 3}\n"),
    ("a: {b: 1, c: 2, d: 3}\n", ("a", "c"), "a: {b: 1, d: 3}\n"),
    ("a: {b: 1, c: 2, d: 3}\n", ("a", "d"), "a: {b: 1, c: 2}\n"),
    ("a: {b: 1}\nc: 2\n", ("a", "b"), "c: 2\n"),
    ("a:\n  b: {x: 1,\n      y: 2}\n  c: 1\n", ("a", "b"), "a:\n  c: 1\n"),
    ("a: 1\nb: |\n  x\n  y\nc: 2\n", ("b",), "a: 1\nc: 2\n"),
    ("s:\n  - id: x\n    c: 1\n  - id: y\n", ("s", 0, "c"), "s:\n  - id: x\n  - id: y\n"),
    ("s:\n  - c: 1\n    id: x\n", ("s", 0, "c"), "s:\n  - id: x\n"),
    ("s:\n  - c: 1\n", ("s", 0, "c"), "s:\n  - {}\n"),
    ("c: 1\n", ("c",), ""),
]


@pytest.mark.parametrize(("text", "path", "expected"), REMOVE)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_remove(text, path, expected, end):
    assert expected.replace("\n", end) == after_remove(text.replace("\n", end), *path)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\n", ("a", "b")),
        ("a: [1]\n", ("a", "b")),
        ("a: [1]\n", ("a", 3, "b")),
        ("a: [b: 1]\n", ("a", 0, "c")),
        ("a: &x {b: 1}\nc: *x\n", ("c", "b")),
        ("a: &x {b: 1}\nc: *x\n", ("c", "d")),
        ("- a\n", ("a",)),
    ],
)
def test_no_place(text, path):
    with pytest.raises(KeyError):
        set_entry(parse(text), path, DATE)
    with pytest.raises(KeyError):
        remove_entry(parse(text), path)


KEYS = st.sampled_from(["a", "bb", "ü", "مياه", "x-1"])
SCALARS = st.sampled_from(
    [
        "1",
        "text",
        "'it''s'",
        '"#"',
        "",
        "Köln 🚮",
        "2024-06-07",
        "|\n{pad}  x\n{pad}   y",
        "|+\n{pad}  x\n",
        ">-\n{pad}  x",
    ]
)
COMMENTS = st.sampled_from(["", "", " # note", "  # skew: ignore[D004] why"])
NEW = ("new", "deep")


@st.composite
def blocks(draw, pad="", depth=0):
    """A block mapping as text with comments, quotes and flow values."""
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        kind = draw(st.integers(0, 3 if depth < 2 else 1))
        note = draw(COMMENTS)
        if kind == 0:
            scalar = draw(SCALARS)
            note = note if "\n" not in scalar else ""
            lines.append(f"{pad}{key}: {scalar.format(pad=pad)}{note}")
        elif kind == 1:
            lines.append(f"{pad}{key}: {{p: 1, q: [x, 'y']}}{note}")
        elif kind == 2:
            lines += [f"{pad}{key}:{note}", *draw(blocks(pad + "  ", depth + 1))]
        else:
            first, *others = draw(blocks(pad + "    ", depth + 1))
            lines += [f"{pad}{key}:", f"{pad}  - {first.lstrip()}", *others, f"{pad}  - {{z: 1}}"]
        lines += draw(st.sampled_from([[], [], [""], [f"{pad}# between"]]))
    return lines


def mappings(node, path=()):
    if node.kind == "mapping":
        yield path
    for key, value in node.entries:
        yield from mappings(value, (*path, key.value))
    for number, item in enumerate(node.items):
        yield from mappings(item, (*path, number))


def with_value(plain, path, value):
    if not path:
        return value
    if isinstance(plain, tuple):
        return tuple(with_value(each, path[1:], value) if n == path[0] else each for n, each in enumerate(plain))
    return {**plain, path[0]: with_value(plain.get(path[0]) or {}, path[1:], value)}


@settings(max_examples=120, deadline=None)
@given(blocks(), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data())
def test_set_then_remove_leaves_no_trace(lines, end, final, draw):
    text = "\n".join(lines)
    # A block scalar without a final line end cannot be followed by another line and stay the same.
    text = end.join([*text.split("\n"), *([""] if final or "|" in text else [])])
    document = parse(text)
    assert document.flaws == ()
    holder = draw.draw(st.sampled_from(sorted(mappings(document.root), key=repr)))
    path = (*holder, *NEW[: draw.draw(st.integers(1, 2))])
    changed = after_set(text, *path)
    assert with_value(data(document.root), path, DATE) == data(parse(changed).root)
    assert text == after_remove(changed, *path)


@settings(max_examples=100, deadline=None)
@given(blocks(), st.data())
def test_a_changed_value_is_all_that_changes(lines, draw):
    text = "\n".join(lines) + "\n"
    root = parse(text).root
    leaves = [
        (*path, key.value)
        for path in mappings(root)
        for key, value in _at(root, path).entries
        if value.kind == "scalar"
    ]
    path = draw.draw(st.sampled_from(sorted(leaves, key=repr)))
    edit = set_entry(parse(text), path, DATE)
    changed = apply(text, (edit,))
    assert with_value(data(root), path, DATE) == data(parse(changed).root)
    assert [text[: edit.start], text[edit.end :]] == [changed[: edit.start], changed[edit.start + len(edit.text) :]]


def _at(node, path):
    for each in path:
        node = node.get(each)
    return node
