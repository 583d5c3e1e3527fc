"""Flaws of form (contract 8): one message for each mistake, all in one run, and rules go on in the healthy parts."""

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core.core_schema import ErrorType

from skew_cli.app.load import load
from skew_cli.app.shape import _TYPES, shape
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.wording import shown
from skew_cli.model.program import Program
from skew_cli.rules import by_code
from skew_cli.store.repository import Repository

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
"""


@pytest.fixture
def findings(tmp_path):
    def run(text, *select):
        index = load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced={FILE: text.encode()})
        checked = check(index, Selection(select=select))
        assert checked.crashes == ()
        return checked.findings

    return run


def told(found):
    return [f"{each.range.start.line}:{each.range.start.column} {shown(each, 'en').message}" for each in found]


TYPOS = [
    (
        "sessions:\n  - {id: a, moderater: x}\n",
        "6:13 unknown key `moderater`; did you mean `moderator`?",
    ),
    (
        "people:\n  - {id: a, nam: Moderation}\n",
        "6:13 unknown key `nam`; the required key `name` is missing",
    ),
    (
        "civil_society:\n  - {id: a, sied: nrw, name: x}\n",
        "6:13 unknown key `sied`; the required key `side` is missing",
    ),
    ("session: []\n", "5:1 unknown key `session`; did you mean `sessions`?"),
    ("termine: []\n", "5:1 unknown key `termine`; did you mean `sessions`?"),
    ("Sprachen: [de]\n", "5:1 unknown key `Sprachen`; did you mean `languages`?"),
    ("sessions:\n  - {id: a, datum: 2024-05-14}\n", "6:13 unknown key `datum`; did you mean `date`?"),
    ("exploration: {beginn: '10:00'}\n", "5:15 unknown key `beginn`; did you mean `start`?"),
    ("municipality: koeln\n", "5:1 `municipality` does not belong here but into: `partners.nrw`, `partners.palestine`"),
    ("guiding_questions: [x]\n", "5:1 `guiding_questions` does not belong here but into: `themes[]`"),
    ("sessions:\n  - {id: a, arrival: x}\n", "6:13 `arrival` does not belong here but into: `travel`"),
    ("xyzzy: 1\n", "5:1 unknown key `xyzzy`"),
    ("notes: {de: x, fr: y}\n", "5:16 unknown key `fr`"),
]


@pytest.mark.parametrize(("text", "expected"), TYPOS)
def test_a_typo_is_one_message(findings, text, expected):
    assert [expected] == told(findings(HEAD + text, "F003", "F004"))


def test_misspelt_keys_and_missing_ones_are_paired_within_their_parent(findings):
    text = HEAD + "civil_society:\n  - {idd: a, nmae: x, side: nrw}\n  - {id: b, name: y}\n"
    expected = [
        "6:6 unknown key `idd`; the required key `id` is missing",
        "6:14 unknown key `nmae`; the required key `name` is missing",
        "7:6 the key `side` is missing",
    ]
    assert expected == told(findings(text, "F003", "F004"))


def test_all_flaws_in_one_run(findings):
    text = """\
schema: 1
id: koeln-bethlehem
season: "2024"
status: geplant
advisor: 7
languages: de
partners:
  nrw: {municipality: }
  palestine: Bethlehem
people:
  - {id: a, name: [x, {y: ~}], side: deutsch}
recording: {planned: yes}
exploration: {date: 2024-02-30, start: 9 Uhr, duration_min: 90.5}
sessions:
  - text
  - {id: a, date: 14.05.2024, title: 5}
  - id: b
    interpreters:
      - {person: a, pair: [de]}
      - {person: a, pair: []}
      - {person: a, pair: [de, ar, en]}
    agenda: [{kind: input, minutes: true}, {kind: rest, minutes: 5}]
    checklist: {ON01: 2024-13-01, ON02: {by: x}, ON03: [x]}
adaptation: {kept: [a, {note: x}]}
"""
    expected = [
        '3:9 "2024" must be a whole number',
        '4:9 "geplant" is not one of: idea, explored, planned, confirmed, done, cancelled; did you mean `planned`?',
        '5:10 "7" must be a text',
        "6:12 a list is needed here",
        "8:9 `municipality` is empty, but a value is needed",
        "9:14 entries of the form `key: value` are needed here",
        '11:13 "[x, {y: null}]" must be a text',
        '11:38 "deutsch" is not one of: nrw, palestine, skew, external; did you mean `nrw`?',
        '12:22 "yes" must be true or false',
        '13:21 there is no "2024-02-30"',
        '13:40 "9 Uhr" is no time of the form HH:MM',
        '13:61 "90.5" must be a whole number',
        "15:5 entries of the form `key: value` are needed here",
        '16:19 "14.05.2024" is no date of the form YYYY-MM-DD',
        '16:38 "5" must be a text',
        "19:21 exactly 2 values are needed here",
        "20:21 exactly 2 values are needed here",
        "21:21 exactly 2 values are needed here",
        '22:37 "true" must be a whole number',
        '22:51 "rest" is not one of: arrival, welcome, input, questions, break, tour, dialogue, civil_society, closing',
        '23:23 there is no "2024-13-01"',
        "23:35 the key `done` is missing",
        "23:50 entries of the form `key: value` are needed here",
        "24:25 the key `item` is missing",
    ]
    assert expected == told(findings(text, "F003", "F004"))


def test_rules_go_on_in_the_healthy_parts(findings):
    text = """\
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
    date: 2024-06-07
    start: "10:00"
    moderater: skew
  - id: sewage-works
    date: 2024-06-25
    start: "10:00"
"""
    expected = [
        "9:1 a program of season 2024 needs 3 to 5 online sessions; this one has 2",
        '11:11 Fri 7 June 2024 is a closed day in "Bethlehem"',
        "13:5 unknown key `moderater`; did you mean `moderator`?",
    ]
    assert expected == told(findings(text, "F", "S001", "D004"))


def test_what_cannot_be_read_is_not_called_missing(findings):
    text = HEAD + "status: planned\nthemes: tourism\nsessions: [1, 2]\ncivil_society: x\n"
    codes = [each.code for each in findings(text, "F004", "S001", "T001", "Z001")]
    assert ["F004"] * 4 == codes


def test_places_stay_right_after_an_item_was_cut_out(findings):
    text = HEAD + "sessions:\n  - text\n  - {title: no id}\n  - {id: a, date: 2024-06-07, start: 600}\n  - {id: a}\n"
    expected = [
        ("6:5", "F004", None, ("sessions", 0)),
        ("7:6", "F004", None, ("sessions", 1)),
        ("8:19", "D004", "a", ("sessions", 2, "date")),
        ("8:38", "F012", "a", ("sessions", 2, "start")),
        ("9:10", "F005", "a", ("sessions", 3, "id")),
    ]
    found = findings(text, "F004", "F005", "F012", "D004")
    seen = [(f"{e.range.start.line}:{e.range.start.column}", e.code, e.session, e.path) for e in found]
    assert expected == seen
    assert ("8:10", ("sessions", 2, "id")) == next(
        (f"{label.range.start.line}:{label.range.start.column}", label.path) for each in found for label in each.labels
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: a\n", "F002 missing-schema 1:1"),
        ("schema: 2\nid: a\n", "F002 unknown-schema 1:9"),
        ("id: a\nschema: '1'\n", "F002 quoted-schema 2:9"),
        ("schema:\nid: a\n", "F002 unknown-schema 1:1"),
    ],
)
def test_without_a_known_schema_nothing_else_is_checked(findings, text, expected):
    found = [f"{e.code} {e.message_id} {e.range.start.line}:{e.range.start.column}" for e in findings(text, "ALL")]
    assert [expected] == found


PRODUCED = {
    "str": {"string_type"},
    "int": {"int_type"},
    "bool": {"bool_type"},
    "literal": {"literal_error"},
    "union": {"literal_error"},
    "tuple": {"tuple_type", "too_long", "missing"},
    "dict": {"dict_type"},
    "model": {"model_type", "missing", "extra_forbidden"},
    "date": set(),
    "time": set(),
    "tagged-union": set(),
}
"""What each kind of field can object to in plain YAML values; dates, times and wordings have texts of their own."""
OWN = {"date_format", "date_impossible", "time_format"}


def kinds(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str) and "mode" not in schema:
            yield schema["type"]
        for each in schema.values():
            yield from kinds(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from kinds(each)


def test_every_error_of_pydantic_has_a_text():
    plumbing = {
        *(
            "model-field",
            "model-fields",
            "nullable",
            "default",
            "function-before",
            "function-plain",
            "no-info",
            "definitions",
        ),
        *("definition-ref", "general", "to-string", "function-ser", "missing-sentinel"),
    }
    used = set(kinds(Program.__pydantic_core_schema__)) - plumbing
    assert set() == used - set(PRODUCED)
    possible = set().union(*(PRODUCED[each] for each in used)) - {"missing", "extra_forbidden"}
    assert set() == possible - set(_TYPES)
    assert set() == set(_TYPES) - OWN - set(get_args(ErrorType))
    assert set() == set(_TYPES.values()) - set(by_code()["F004"].texts)


FIELDS = st.sampled_from(
    [*Program.model_fields, "id", "date", "start", "nrw", "palestine", "municipality", "x", "kept", "done"]
)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-1, 2000),
        st.floats(),
        st.sampled_from(["", "a", "2024-02-30", "10:00", "de"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3).map(tuple), st.dictionaries(FIELDS, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(FIELDS, VALUES, max_size=8))
def test_any_data_has_a_healthy_rest(data):
    fallback = {"id": "x", "season": 2024, "partners": {}}
    found = shape(Program, data, fallback)
    assert shape(Program, dict(found.data), fallback).value == found.value
    assert {code for code, _ in found.problems} <= {"F003", "F004"}
    assert {each.message_id for code, each in found.problems} <= {*by_code()["F003"].texts, *by_code()["F004"].texts}
