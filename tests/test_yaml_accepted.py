"""What YAML skew accepts (contract 16), row by row: warnings F013, numbers beyond bounds, and linear patterns."""

import datetime as dt
import time

import pytest
from pydantic_core._pydantic_core import list_all_errors

from skew_cli.app.load import load
from skew_cli.app.shape import _TYPES
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.report import shown
from skew_cli.rules import by_code
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse, parse_bytes
from skew_cli.store.repository import Repository

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
"""
CODES = ("F001", "F002", "F003", "F004", "F012", "F013")


@pytest.fixture
def told(tmp_path):
    """Line and column in the body, code and message id; a `+` for a safe fix."""

    def run(body, head=HEAD):
        index = load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced={FILE: (head + body).encode()})
        checked = check(index, Selection(select=CODES))
        assert checked.crashes == ()
        first = head.count("\n")
        return [
            f"{e.range.start.line - first}:{e.range.start.column} {e.code} {e.message_id}"
            + (" +" if e.fix and e.fix.applicability == "safe" else "")
            for e in checked.findings
        ]

    return run


def lines(values):
    """A list with a value on each line, from the second line on."""
    return "exploration: {result: {themes: [\n" + "".join(f"{each},\n" for each in values) + "]}}\n"


WORDS = ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "oN", "Off", "Y", "N"]


def test_words_of_yaml_1_1(told):
    assert [f"{n}:1 F013 boolean-word +" for n in range(2, len(WORDS) + 2)] == told(lines(WORDS))
    assert [] == told(lines([f"'{each}'" for each in WORDS]))
    assert tuple(WORDS) == data(parse(f"a: [{', '.join(WORDS)}]\n").root)["a"]


def test_words_of_yaml_1_1_in_a_boolean_field(told):
    text = "sessions:\n" + "".join(f"- {{id: s{n}, public: {each}}}\n" for n, each in enumerate(WORDS))
    assert ["F004 not-boolean +"] * len(WORDS) == [each.split(" ", 1)[1] for each in told(text)]


def test_a_boolean_field_says_what_to_write():
    hint = by_code()["F004"].hint
    assert "write true or false" == hint["not-boolean"].en


def test_other_words(told):
    words = ["yess", "nope", "one", "o", "ja", "null1", "truee"]
    assert [] == told(lines(words))


def test_numbers_of_base_60(told):
    values = ["10:00", "9:30", "08:30", "1:2:3", "-1:30", "1_0:00", "1:30.5"]
    assert [f"{n}:1 F013 base-60 +" for n in range(2, len(values) + 2)] == told(lines(values))


def test_no_numbers_of_base_60(told):
    assert [] == told(lines(["10:0a", "1:234", "10:60", "a:00", "10.00.00", "2024-06-07", "x10:00"]))


NUMBERS = ["010", "-007", "0_1", "1_000", "-1_0.5", "1.0_1", ".5_0", "0x_1f", "0b11", "-0b1", "1e3", "-1E-3", "1e+3"]
NUMBERS += ["=", ".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN"]


def test_what_is_a_number_for_some_tools(told):
    assert [f"{n}:1 F013 ambiguous-yaml +" for n in range(2, len(NUMBERS) + 2)] == told(lines(NUMBERS))
    text = "sessions:\n" + "".join(f"- {{id: s{n}, duration_min: {each}}}\n" for n, each in enumerate(NUMBERS))
    assert ["F004 leading-zero", *["F004 not-number"] * (len(NUMBERS) - 1)] == [
        each.split(" ", 1)[1] for each in told(text)
    ]
    assert tuple(NUMBERS) == data(parse(f"a: [{', '.join(NUMBERS)}]\n").root)["a"]


def test_what_is_the_same_for_all(told):
    assert [] == told(lines(["1 000", "1_a", "e3", "==", "inf", "nan", "1.2.3", "_1", "0b12", "0x"]))
    assert (1, -1, 0, 15, 31, 1.5, 1000.0) == data(parse("a: [1, -1, 0, 0o17, 0x1F, 1.5, 1.0e3]\n").root)["a"]


def test_numbers_beyond_all_bounds_are_one_error(told):
    assert ["1:8 F001 long-number"] == told("notes: 1234567890123456789\n")
    assert [] == told("notes: '1234567890123456789'\n")
    assert ["1:8 F001 infinite-number"] == told("notes: 1.0e999\n")
    assert ["2:25 F001 long-number"] == told(f"sessions:\n- {{id: a, duration_min: {'9' * 5000}}}\n")


def test_dates_are_accepted(told):
    assert [] == told("exploration: {date: 2024-04-16}\n")


def test_an_empty_value_is_marked_at_its_key(told):
    assert ["1:11 F004 empty-field"] == told("people: [{name: , id: a}]\n")


def test_anchors_and_aliases(told):
    text = "notes: &n Müll\ntitle: *n\nthemes: [&t tourism, *t]\n"
    assert ["1:8 F013 anchor", "2:8 F013 alias", "3:10 F013 anchor", "3:22 F013 alias"] == told(text)


def test_an_alias_shows_what_it_repeats():
    document = parse("a: &x 1\nb: *x\n")
    assert [None, ("anchored-here", 3, 5)] == [each.label for each in document.flaws]


def test_keys_are_words_of_the_format(told):
    assert [] == told("evaluation: {guest: {on: 2024-09-18}}\n")


def test_directives(told):
    assert ["-5:1 F013 yaml-directive"] == told("", head=f"%YAML 1.2\n---\n{HEAD}")
    document = parse("%YAML 1.1\n---\na: no\nb: 10:00\n")
    assert {"a": "no", "b": "10:00"} == data(document.root)
    assert ["directive"] == [each.message_id for each in document.errors]


def test_one_message_for_each_mistake(told):
    assert ["1:9 F004 bad-choice"] == told("status: on\n")
    assert ["1:22 F004 bad-time"] == told("exploration: {start: 10:00:00}\n")
    assert ["1:1 F004 not-text"] == told("notes: [yes, no]\n")
    assert ["1:1 F003 unknown-field"] == told("xyzzy: no\n")[:1]


def test_later_errors_may_follow_from_the_first(tmp_path):
    text = 'schema: 1\ntitle: "Müll\nid: a\nthemes: [x, y\npartners:\n  nrw: @koeln\nid: b\n'
    index = load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced={FILE: text.encode()})
    found = [shown(each, "en") for each in check(index, Selection(select=("F001",))).findings]
    note = ("may follow from the one above",)
    assert [("open-quote", ()), ("open-bracket", note), ("needs-quotes", note), ("duplicate-key", ())] == [
        (each.finding.message_id, each.notes) for each in found
    ]


GENERAL = set(
    """
arguments_type assertion_error bool_parsing bytes_invalid_encoding bytes_too_long bytes_too_short bytes_type
callable_type complex_str_parsing complex_type counter_type dataclass_exact_type dataclass_type
date_from_datetime_inexact date_from_datetime_parsing date_future date_parsing date_past date_type
datetime_from_date_parsing datetime_future datetime_object_invalid datetime_parsing datetime_past
datetime_type decimal_max_digits decimal_max_places decimal_parsing decimal_type decimal_whole_digits
default_factory_not_called deque_type ellipsis_error enum finite_number float_parsing float_type
fraction_parsing fraction_type frozen_dict_type frozen_field frozen_instance frozen_set_type
get_attribute_error greater_than greater_than_equal int_parsing int_parsing_size invalid_key is_instance_of
is_subclass_of iterable_type iteration_error json_invalid json_type less_than less_than_equal list_type
mapping_type missing_argument missing_keyword_only_argument missing_positional_only_argument
missing_sentinel_error multiple_argument_values multiple_of named_tuple_type needs_python_object
no_such_attribute none_required ordered_dict_type recursion_depth_exceeded recursion_loop
set_item_not_hashable set_type string_not_ascii string_pattern_mismatch string_too_long string_too_short
string_unicode time_delta_parsing time_delta_type time_parsing time_type timezone_aware timezone_naive
timezone_offset too_short unexpected_keyword_argument unexpected_positional_argument union_tag_invalid
union_tag_not_found url_parsing url_scheme url_syntax_violation url_too_long url_type uuid_parsing uuid_type
uuid_version value_error
""".split()  # noqa: SIM905 - a list of words
)
"""Errors of pydantic that no field of the file format can raise; should one after all, F004 says `bad-field`."""


def test_every_error_of_pydantic_is_known():
    every = {each["type"] for each in list_all_errors()}
    own = set(_TYPES) - {"date_format", "date_impossible", "time_format"}
    assert every == own | GENERAL | {"missing", "extra_forbidden"}


HOSTILE = [
    f"a: {'1_' * 30_000}x\n",
    f"a: {'0' * 60_000}x\n",
    f"a: {'1:' * 30_000}x\n",
    f"a: {'1.' * 30_000}\n",
    f"a: {'1e' * 30_000}\n",
    f"# skew: ignore[D004] {' ' * 250_000}x\na: 1\n",
    f"# skew: ignore[D004]{' until' * 40_000}\na: 1\n",
    f"# skew: ignore[{'D004,' * 50_000}\na: 1\n",
    "# skew: ignore[D004] x\n" * 10_000 + "a: 1\n",
    "".join(f"k{n}: 1 # skew: x\n" for n in range(3_000)),
    "<<<<<<< a\n" * 20_000,
    "%YAML 1.2\n" * 20_000,
    "#" * 250_000,
    f"a: {'[' * 5_000}\n",
    f"a: {'&a ' * 5_000}\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_end_soon(tmp_path, text):
    start = time.process_time()
    parse_bytes(text.encode())
    index = load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced={FILE: (text + HEAD).encode()})
    assert check(index, Selection(select=("F", "Q"))).crashes == ()
    assert time.process_time() - start < 4  # seconds, for the file read twice; a busy machine is slow
