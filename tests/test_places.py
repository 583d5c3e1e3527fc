"""Paths to places (contract 4 and 9): columns in every unit, and what a finding marks."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skew_cli.source.parse import parse, parse_bytes
from skew_cli.source.places import Places


def test_the_example_of_the_contract():
    places = Places(parse('id: a\ntitle: "Müll 🚮 – Köln"\n'))
    at = places.position(places.text.index("K"))
    assert (2, 18, 19, 24) == (at.line, at.column, at.utf16, at.utf8)


TEXT = """\
# comment
id: koeln-bethlehem
season: 2024
title: "Müll: Köln"
advisor:
themes: [waste, "water", {id: tourism, title: Tourismus}]
partners:
  nrw: {municipality: Köln, coordinator: }
  palestine:
    municipality: Bethlehem
notes: |  # header
  first
  second

funding: one
  two
sessions:
  - id: a
    date: 2024-06-07
    agenda:
      - {kind: input, minutes: 20}
  -
    id: b
  - [x]
  - text
"""
MARKED = [
    ((), "id"),
    (("id",), "koeln-bethlehem"),
    (("season",), "2024"),
    (("title",), '"Müll: Köln"'),
    (("advisor",), "advisor"),
    (("themes",), "themes"),
    (("themes", 0), "waste"),
    (("themes", 1), '"water"'),
    (("themes", 2), "id"),
    (("themes", 2, "title"), "Tourismus"),
    (("themes", 9), "themes"),
    (("partners",), "partners"),
    (("partners", "nrw"), "nrw"),
    (("partners", "nrw", "municipality"), "Köln"),
    (("partners", "nrw", "coordinator"), "coordinator"),
    (("partners", "nrw", "leadership"), "nrw"),
    (("partners", "palestine", "municipality"), "Bethlehem"),
    (("partners", "x", "municipality"), "partners"),
    (("notes",), "|  # header"),
    (("funding",), "one"),
    (("sessions", 0), "id"),
    (("sessions", 0, "date"), "2024-06-07"),
    (("sessions", 0, "agenda", 0, "minutes"), "20"),
    (("sessions", 0, "agenda", 0, "title"), "kind"),
    (("sessions", 1, "id"), "b"),
    (("sessions", 1, "date"), "id"),
    (("sessions", 2), "[x]"),
    (("sessions", 3), "text"),
    (("nothing",), "id"),
]


@pytest.mark.parametrize(("path", "expected"), MARKED)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marked(path, expected, end):
    places = Places(parse(TEXT.replace("\n", end)))
    start, stop = places.span(path)
    assert expected == places.text[start:stop]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("id",), "id"),
        (("themes",), "themes"),
        (("partners", "nrw", "municipality"), "municipality"),
        (("notes",), "notes"),
    ],
)
def test_keys_are_marked_on_request(path, expected):
    places = Places(parse(TEXT))
    start, stop = places.span(path, key=True)
    assert expected == places.text[start:stop]


def test_a_place_inside_an_alias_is_the_alias():
    places = Places(parse("a: &x {b: 1}\nc: *x\n"))
    assert ["1", "*x", "*x"] == [
        places.text[slice(*places.span(each))] for each in (("a", "b"), ("c", "b"), ("c", "d"))
    ]


def test_the_range_of_a_place():
    found = Places(parse(TEXT)).of(("sessions", 0, "date"))
    start, end = found.start, found.end
    assert (19, 11, 19, 21) == (start.line, start.column, end.line, end.column)


def test_a_file_without_anything_is_marked_at_its_beginning():
    found = Places(parse("")).of(("id",))
    assert ((1, 1), (1, 1)) == ((found.start.line, found.start.column), (found.end.line, found.end.column))


def test_lines_end_where_yaml_ends_them():
    places = Places(parse("a: 1\r\nb: x\u2028y\x85z\rc: 2\n"))
    assert ["a: 1", "b: x\u2028y\x85z", "c: 2", ""] == [places.line(n) for n in range(1, 5)]


WORDS = st.sampled_from(
    ["a", "ü", "u\u0308", "漢字", "مياه", "😀", "👩‍🔬", "🇩🇪", " ", "\t", "\u2028", "\x85", ":", "#", "-"]
)
DOCUMENTS = st.lists(st.one_of(WORDS, st.sampled_from(["\n", "\r\n", "\r"])), max_size=30).map("".join)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.booleans(), st.data())
def test_every_unit_leads_back_to_the_offset(text, bom, data):
    document = parse_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode())
    places = Places(document)
    offset = data.draw(st.integers(0, len(text)))
    at = places.position(offset)
    lines = io.StringIO(text, newline="").readlines()
    before = sum(len(each) for each in lines[: at.line - 1])
    line = "".join(lines[at.line - 1 : at.line])
    by_utf16 = line.encode("utf-16-le")[: (at.utf16 - 1) * 2].decode("utf-16-le")
    by_utf8 = line.encode()[: at.utf8 - 1].decode()
    assert [offset] * 4 == [at.offset, *(before + each for each in (at.column - 1, len(by_utf16), len(by_utf8)))]


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.lists(st.one_of(st.integers(0, 3), st.sampled_from(["a", "ü", "漢字"])), max_size=4))
def test_every_path_marks_something_inside_the_text(text, path):
    places = Places(parse(f"a: {text}\nü: [1, {{漢字: 2}}]\n"))
    start, end = places.span(tuple(path))
    assert 0 <= start <= end <= len(places.text)
    assert "\n" not in places.text[start:end]
