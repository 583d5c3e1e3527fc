"""What skew says about the commonest slips: what was meant, where it belongs, and what to do (rulebook 1.3)."""

import datetime as dt
import string
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down

from skew_cli.app.load import load
from skew_cli.app.reading import read_program
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.wording import shown
from skew_cli.languages.terms import meant
from skew_cli.rules import rules
from skew_cli.rules.nearest import nearest
from skew_cli.source.change import edits
from skew_cli.source.edit import apply
from skew_cli.store.repository import Repository
from skew_cli.words import Text

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = "schema: 1\nid: koeln-bethlehem\nseason: 2024\nstatus: idea\nmode: virtual\n"
BACKGROUND = {
    "C003": {"other-event"},
    "C008": {"first-given-here"},
    "F001": {"follows", "first-given-here", "closed-here"},
    "F004": {"write-time", "write-date", "write-choice"},
    "F005": {"first-used-here"},
    "F013": {"anchored-here"},
    "R002": {"other-role"},
    "S004": {"earlier"},
    "S005": {"later", "earlier", "number"},
    "S006": {"previous"},
    "Z006": {"appearance"},
}
"""Texts of labels, notes and fixes; every other text is a message."""


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_message_has_a_hint(rule):
    if isinstance(rule.hint, Text):
        return
    wanting = set(rule.texts) - set(rule.hint or {}) - BACKGROUND.get(rule.code, set())
    assert wanting <= ({rule.name} if rule.code[0] == "Q" else set())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_hints_need_nothing_that_their_messages_lack(rule):
    def fields(text):
        return {name for lang in ("en", "de") for _, name, _, _ in string.Formatter().parse(text.get(lang)) if name}

    if isinstance(rule.hint, Text) or rule.code != "F001":
        return
    for name, hint in (rule.hint or {}).items():
        assert fields(hint) <= fields(rule.texts[name])


def told(tmp_path, text, lang="en"):
    """Place, message and help of every finding of family F in a file."""
    index = load(Repository(root=tmp_path), dt.date(2024, 5, 1), replaced={FILE: text.encode()})
    found = [shown(each, lang) for each in check(index, Selection(select=("F001", "F002", "F003", "F004"))).findings]
    starts = [each.finding.range.start for each in found]
    return [f"{at.line}:{at.column} {each.message} | {each.help}" for at, each in zip(starts, found, strict=True)]


MEANT = [
    ("status: bestätigt", "confirmed"),
    ("status: confirmd", "confirmed"),
    ("status: Done", "done"),
    ("partnership_type: Städtepartnerschaft", "twinning"),
    ("partnership_type: staedtepartnerschaft", "twinning"),
    ("mode: physisch", "physical"),
    ("languages: [deutsch]", "de"),
    ("sessions: [{id: a, weekday: Dienstag}]", "tue"),
    ("sessions: [{id: a, weekday: di}]", "tue"),
    ("sessions: [{id: a, agenda: [{kind: begruessung, minutes: 5}]}]", "welcome"),
]


@pytest.mark.parametrize(("line", "meant_"), MEANT)
def test_a_value_says_what_was_meant(tmp_path, line, meant_):
    key = line.split(":")[0]
    head = "".join(each for each in HEAD.splitlines(keepends=True) if not each.startswith(f"{key}:"))
    [found] = [each for each in told(tmp_path, f"{head}{line}\npartners: {{}}\n") if "missing" not in each]
    assert f"; did you mean `{meant_}`?" in found
    assert found.endswith(f" | write `{meant_}`")


def test_words_that_are_not_clear_name_nothing():
    assert meant("Koordination der", ("coordinator_nrw", "coordinator_palestine", "coordinator_host")) == ""
    assert meant("m", ("mon", "tue")) == ""
    assert meant("", ("mon", "tue")) == ""
    assert meant("s", ("sat",)) == ""
    assert meant("Sa", ("sat", "sun")) == "sat"


NUMBERS = [
    ("01", "leave out the leading zero"),
    ("'1'", "leave out the quotation marks"),
    (".inf", "write a whole number in digits, such as 90"),
    ("1e3", "write a whole number in digits, such as 90"),
]


@pytest.mark.parametrize(("value", "help_"), NUMBERS)
def test_the_advice_on_a_number_is_not_what_was_done(tmp_path, value, help_):
    found = told(tmp_path, f"{HEAD}partners: {{}}\nsessions:\n  - {{id: a, number: {value}}}\n")
    assert [each.split(" | ")[1] for each in found if each.startswith("8:")] == [help_]


PLACES = [
    ("agenda: []", "6:1 `agenda` does not belong here but into: `exploration`, `seminars[]`, `sessions[]`"),
    ("departments: []", "6:1 `departments` does not belong here but into: `partners.nrw`, `partners.palestine`"),
    ("sessions: [{id: a, departments: []}]", "6:20 `departments` does not belong here but into: `partners.nrw`, "),
    ("sessions: [{id: a, funding: x}]", "6:20 `funding` does not belong here but to the top level of the file"),
    ("theme: x", "6:1 unknown key `theme`; did you mean `themes`?"),
    ("mode\xa0: virtual", "6:1 unknown key `mode[U+00A0]`"),
    ("\xa0x: 1", "6:1 before the key `x` stands a no-break space (U+00A0); for YAML it is no blank but text"),
    ("sessions:\n  - {id: a}\n  -", "8:3 entry 2 is empty | fill it in, or remove the dash"),
    ("sessions:\n\xa0 - id: a", "7:1 before the key `id` stands a no-break space (U+00A0)"),
    ("partnership_type: \xa0twinning", "6:19 this begins with a no-break space (U+00A0); for YAML it is no blank"),
]


@pytest.mark.parametrize(("line", "message"), PLACES)
def test_a_key_says_where_it_belongs(tmp_path, line, message):
    found = told(tmp_path, f"{HEAD}{line}\npartners: {{}}\n")
    assert any(each.startswith(message) for each in found), found


def test_german_has_no_english_in_it(tmp_path):
    [found] = told(tmp_path, f"{HEAD}sessions: [{{id: a, funding: x}}]\npartners: {{}}\n", "de")[:1]
    assert found.startswith("6:20 „funding“ gehört nicht hierher, sondern auf die oberste Ebene der Datei |")


SYNTAX = [
    (
        'a:\n  - id: x\n    title: "Abwasser\n    start: "10:00"\nb: 1\n',
        "3:12 the quotation mark opened here is closed",
    ),
    ("id:\xa0x\nmode: virtual\n", "1:4 a no-break space"),
    ("a:\n  -id: x\n    title: b\n", "2:3 a blank is missing behind the dash | write `- key: value`"),
    ("date:\t2024-05-14\n", "1:6 a tab stands here instead of blanks | use blanks instead"),
    ("%TAG ! tag:x\nschema: 1\n", "1:1 the directive %TAG changes the meaning of values | remove the line"),
    ("%YAML 1.1\nschema: 1\n", "1:1 the directive %YAML changes the meaning of values"),
    ('schema: "1"\n', "1:9 `schema` must be a number, without quotation marks | write `schema: 1`"),
]


@pytest.mark.parametrize(("text", "message"), SYNTAX)
def test_a_slip_is_told_where_it_is(tmp_path, text, message):
    found = told(tmp_path, text)
    assert found[0].startswith(message), found


def test_a_no_break_space_in_quotation_marks_is_no_slip(tmp_path):
    found = told(tmp_path, 'schema: 1\na: "x\xa0y"\nb: c: d\n')
    assert [each for each in found if "space" in each] == []
    assert any(each.startswith("3:5 a colon inside a text") for each in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: &x 1\n", "a: 1\n"),
        ("a: &x\n  b: 1\n", "a:\n  b: 1\n"),
        ("a: [&x 1, 2]\n", "a: [1, 2]\n"),
        ("a:\n  &x b: 1\n  c: 2\n", "a:\n  b: 1\n  c: 2\n"),
    ],
)
def test_an_anchor_that_nothing_uses_can_go(before, after):
    document = read_program(FILE, before.encode()).document
    [flaw] = [each for each in document.flaws if each.code == "F013"]
    assert flaw.message_id == "unused-anchor"
    assert flaw.stretch is not None
    assert before[: flaw.stretch[0]] + before[flaw.stretch[1] :] == after


def test_an_anchor_in_use_stays():
    document = read_program(FILE, b"a: &x 1\nb: *x\n").document
    assert [each.message_id for each in document.flaws] == ["anchor", "alias"]
    assert [each.replacement for each in document.flaws] == [None, None]


def test_the_number_of_the_schema_is_put_right():
    source = read_program(FILE, b'schema: "1"\nid: a\n')
    [(_, problem)] = source.problems
    assert problem.fix is not None
    assert problem.fix.applicability == "safe"
    changed = apply(source.document.text, edits(source.document, problem.fix.changes[0]))
    assert changed == "schema: 1\nid: a\n"


KNOWN = ("D001", "D004", "D014", "Z004", "S011", "Q001", "closed-day")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("d004", "D004"),
        ("D04", "D004"),
        ("d4", "D004"),
        ("D0004", "D004"),
        ("F011", "Q001"),
        ("f010", "Q003 / Q002"),
        ("Closd-Day", "closed-day"),
        ("D104", "D014"),
        ("xyzzy", ""),
    ],
)
def test_the_nearest_rule(word, near):
    assert nearest(word, KNOWN) == near


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def test_codes_in_small_letters(skew):
    small, capital = (skew("validate", "--select", each, "--format", "json") for each in ("z,f003", "Z,F003"))
    assert (small.code, small.out) == (capital.code, capital.out)
    assert small.code != 2
    refused = skew("validate", "--select", "F011")
    assert refused.code == 2
    assert "did you mean Q001?" in refused.err


@pytest.mark.parametrize(
    ("option", "word", "near"), [("--status", "bestätigt", "confirmed"), ("--show", "fehler", "error")]
)
def test_german_values_of_options(skew, option, word, near):
    done = skew("validate", option, word)
    assert done.code == 2
    assert f"did you mean {near}?" in done.err


def test_a_late_comment_is_to_be_moved():
    [rule] = [each for each in rules() if each.code == "Q002"]
    assert rule.hint["late-file-comment"].en == "move it above the first key"
