"""Fixes (contract 12): what they change, what they leave alone, and when they are refused."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_examples import examples

from skew_cli.app.validation import fixes
from skew_cli.app.validation.check import Selection
from skew_cli.app.validation.choice import Choice
from skew_cli.app.validation.fixes import Draft, fixed
from skew_cli.app.validation.order import Order
from skew_cli.model.config import Config
from skew_cli.rules import by_code, rules
from skew_cli.source.edit import Edit
from skew_cli.source.parse import parse
from skew_cli.store.repository import Repository

FILE = "programs/2024/bonn-ramallah.yaml"
HEAD = """\
schema: 1
id: bonn-ramallah
season: 2024
partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}
"""
SHAPE = ("F001", "F002", "F003", "F004", "F012", "F013")


def order(root, files, *select, today=dt.date(2024, 4, 15), config=None):
    repository = Repository(root=root, config=Config.model_validate(config or {}))
    return Order(
        repository=repository, today=today, selection=Selection(select=select), choice=Choice(replaced=dict(files))
    )


@pytest.fixture
def mend(tmp_path):
    """The body of a program after its fixes, and what remains."""

    def run(body, *, unsafe=False, select=(*SHAPE, "Q"), head=HEAD):
        made = fixed(order(tmp_path, {FILE: (head + body).encode()}, *select), unsafe=unsafe)
        new = made.files[0].new.decode() if made.files else head + body
        assert new.startswith(head)
        left = [f"{e.range.start.line - head.count(chr(10))} {e.code}" for e in made.outcome.checked.findings]
        return new.removeprefix(head), left

    return run


SAFE = [
    # F003
    ("sesions: []\n", "sessions: []\n"),
    ("sessions:\n  - {id: a, moderater: x} # note\n", "sessions:\n  - {id: a, moderator: x} # note\n"),
    ("people:\n  - id: a\n    'nam': Ute\n", "people:\n  - id: a\n    name: Ute\n"),
    ("exploration: {datum: 2024-04-16}\n", "exploration: {date: 2024-04-16}\n"),
    # F004
    ("exploration: {start: 9:00}\n", 'exploration: {start: "09:00"}\n'),
    ("exploration: {date: 2024-4-6}\n", "exploration: {date: 2024-04-06}\n"),
    ("recording: {planned: yes}\n", "recording: {planned: true}\n"),
    ("recording: {planned: 'Off'}\n", "recording: {planned: false}\n"),
    ("status: Planned # soon\n", "status: planned # soon\n"),
    ("advisor: 7\n", 'advisor: "7"\n'),
    ('sessions:\n  - {id: a, duration_min: "120"}\n', "sessions:\n  - {id: a, duration_min: 120}\n"),
    ("languages: de\n", "languages: [de]\n"),
    # F012, F013
    ("exploration: {date: 2024-04-16, start: 600}\n", 'exploration: {date: 2024-04-16, start: "10:00"}\n'),
    ("exploration:\n  start: 10:00  # early\n", 'exploration:\n  start: "10:00"  # early\n'),
    ("notes: No\n", 'notes: "No"\n'),
    ("notes: {de: 010, en: 1_000, ar: =}\n", 'notes: {de: "010", en: "1_000", ar: "="}\n'),
    ("notes: &n .inf\ntitle: *n\n", 'notes: &n ".inf"\ntitle: *n\n'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SAFE)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_safe(mend, before, after, end):
    new, left = mend(before.replace("\n", end), head=HEAD.replace("\n", end))
    assert after.replace("\n", end) == new
    assert [] == [each for each in left if "&" not in before]


UNSAFE = [
    ("status: idea\nstatus: planned  # later\nmode: virtual\n", "status: idea\nmode: virtual\n"),
    ("notes: {de: a, en: b, de: c}\n", "notes: {de: a, en: b}\n"),
    ("notes: a\nnotes: |\n  b\n\n  c\nmode: virtual\n", "notes: a\nmode: virtual\n"),
    ("sessions:\n  - id: a\n    room: b\n    room: c\n  - id: b\n", "sessions:\n  - id: a\n    room: b\n  - id: b\n"),
    ("mode: virtual\nmode:\n", "mode: virtual\n"),
    ("exploration: {date: 16.4.2024}\n", "exploration: {date: 2024-04-16}\n"),
    ("exploration: {start: 9 Uhr}\n", 'exploration: {start: "09:00"}\n'),
    ("exploration: {start: 9.30}\n", 'exploration: {start: "09:30"}\n'),
    ("mode: virtuel\n", "mode: virtual\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), UNSAFE)
def test_unsafe(mend, before, after):
    assert before == mend(before)[0]
    assert (after, []) == mend(before, unsafe=True)


NOT_FIXED = [
    "sessions:\n  - {id: a, moderater: 5}\n",  # the new key would hold a wrong value
    "exploration: {date: 2024-2-30}\n",
    "exploration: {start: 25:00}\n",
    "exploration: {start: 24 Uhr}\n",
    "advisor: [a]\n",
    "themes:\n  - {id: tourism, goals: 5}\n",
    "xyzzy: 1\n",
    "title: &t 5\nnotes: *t\n",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_FIXED)
def test_no_fix_where_it_would_be_wrong(mend, text):
    new, left = mend(text, unsafe=True, select=("F003", "F004"))
    assert (text, True) == (new, bool(left))


def test_a_key_is_given_once(mend):
    new, left = mend("sessions:\n  - {id: a, moderater: x, moderatr: z}\n")
    assert ("sessions:\n  - {id: a, moderator: x, moderatr: z}\n", ["2 F003"]) == (new, left)


SUPPRESSIONS = [
    ("# skew: ignore[D004] why\nmode: virtual\n", "mode: virtual\n"),
    ("mode: virtual  # skew: ignore[D004] why\n", "mode: virtual\n"),
    ("# a note\n# skew: ignore[D004, D005] why\nmode: virtual\n", "# a note\nmode: virtual\n"),
    ("mode: virtual\n# skew: ignore[D004] why", "mode: virtual"),
    ("# skew: ignore[D04] why\nmode: virtual\n", "mode: virtual\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SUPPRESSIONS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dead_suppressions_go(mend, before, after, end):
    body, head = before.replace("\n", end), HEAD.replace("\n", end)
    assert (after.replace("\n", end), []) == mend(body, select=("D004", "D005", "Q"), head=head)


def test_only_the_dead_code_goes(mend):
    text = 'sessions:\n  # skew: ignore[D005 ,D004] why\n  - {id: a, date: 2024-06-07, start: "10:00"}\n'
    assert (text.replace("D005 ,", ""), ["3 D004"]) == mend(text, select=("D004", "D005", "Q"))


CASES = [
    pytest.param(rule, each, id=f"{rule.code}-{each.number}")
    for rule in rules()
    for each in examples(rule.page)
    if each.kind == "Bad"
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_bad_examples(tmp_path, rule, example):
    """A fix makes its finding go and causes no other; fixing twice equals fixing once."""
    config = tomllib.loads(example.files.get("skew.toml", b"").decode())
    files = {name: content for name, content in example.files.items() if name != "skew.toml"}
    select = ("ALL",) if rule.code[0] == "Q" else (rule.code, "F001", "F002", "F003", "F004")
    first = order(tmp_path, files, *select, today=example.today, config=config)
    before = first.run().checked
    mine = [each for each in before.findings if each.code == rule.code and each.fix]
    assert set() == {each.fix.applicability for each in mine} - set(rule.fixes)
    if not mine:
        return
    made = fixed(first, unsafe=True)
    after = {each.fingerprint for each in made.outcome.checked.findings}
    assert set() == {each.fingerprint for each in mine} & after
    assert set() == after - {each.fingerprint for each in before.findings}
    again = fixed(
        order(tmp_path, files | {e.file: e.new for e in made.files}, *select, today=example.today), unsafe=True
    )
    assert () == again.files


@pytest.mark.parametrize("rule", [each for each in rules() if each.fixes], ids=lambda rule: rule.code)
def test_every_promised_fix_is_shown_by_an_example(tmp_path, rule):
    found = set()
    for each in examples(rule.page):
        files = {name: content for name, content in each.files.items() if name != "skew.toml"}
        checked = order(tmp_path, files, rule.code, "D", "Q", today=each.today).run().checked
        found |= {each.fix.applicability for each in checked.findings if each.code == rule.code and each.fix}
    assert set(rule.fixes) == found


def test_what_is_not_reported_stays(mend):
    assert (
        "notes: No\nexploration: {start: 600}\n" == mend("notes: No\nexploration: {start: 600}\n", select=("F004",))[0]
    )


def test_a_fix_that_breaks_a_file_is_taken_back(tmp_path, monkeypatch):
    monkeypatch.setattr(fixes, "written", lambda *_: b"schema: 1\nid: [\n")
    text = f"{HEAD}notes: No\n".encode()
    made = fixed(order(tmp_path, {FILE: text, "programs/2024/x.yaml": b"schema: 1\n"}, "F"))
    told = [each for each in made.outcome.checked.findings if each.code == "Q009"]
    assert ((), 1, 1) == (made.files, len(told), len(made.outcome.checked.crashes))
    assert (FILE, "put-back", {"why": "F013: F001 open-bracket, F004 missing-field"}) == (
        told[0].file,
        told[0].message_id,
        told[0].params,
    )


OTHER = "programs/2024/x.yaml"


@pytest.fixture
def draft(tmp_path):
    made = Draft(order=order(tmp_path, {FILE: HEAD.encode(), OTHER: b"schema: 1\nid: x\n"}, "F"), only=None)
    return lambda **more: made.make({FILE: [Edit(0, 0, "[\n")], OTHER: [Edit(0, 6, "schema")]}, **more) or made.edited()


def test_what_one_fix_changes_together_is_put_back_together(draft):
    made = draft(counts={FILE: 1, OTHER: 1}, cause={FILE: "X001", OTHER: "X001"}, tied=[frozenset({FILE, OTHER})])
    told = {each.file: each.params["why"] for each in made.outcome.checked.findings if each.code == "Q009"}
    assert ((), 0, [FILE, OTHER]) == (made.files, made.count, sorted(told))
    assert told[FILE].startswith("X001: F001 ")
    assert f"X001: {FILE}: {told[FILE].removeprefix('X001: ')}" == told[OTHER]


def test_after_a_file_was_put_back_the_others_are_judged_again(draft, monkeypatch):
    judged = []

    def worse(_before, _after, file):
        judged.append(file)
        return "worse" if file == FILE or judged.count(OTHER) == 2 else ""

    monkeypatch.setattr(fixes, "_worse", worse)
    made = draft(counts={FILE: 1, OTHER: 1}, cause={FILE: "X001", OTHER: "X002"})
    told = [(each.file, each.params["why"]) for each in made.outcome.checked.findings if each.code == "Q009"]
    assert [(FILE, "X001: worse"), (OTHER, "X002: worse")] == told


KEYS = st.sampled_from(["notes", "title", "mode", "status", "datum", "sesions", "xyzzy", "advisor", "notes"])
VALUES = st.sampled_from(
    ["No", "10:00", "010", "x", "'x'", "5", "{de: yes, en: 1e3}", "[on, 7]", "Planned", "|\n  a\n\n", "&a off", "*a"]
)
LINES = st.lists(
    st.tuples(KEYS, VALUES, st.sampled_from(["", "  # note ü", " # skew: ignore[D04, T001] why"])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_fixes_converge_and_leave_other_bytes_alone(tmp_path_factory, lines, end, bom, unsafe):
    root = tmp_path_factory.getbasetemp()
    body = "".join(f"{key}: {value}{'' if chr(10) in value else note}\n" for key, value, note in lines)
    text = (("\ufeff" if bom else "") + (HEAD + body).replace("\n", end)).encode()
    made = fixed(order(root, {FILE: text}, "F", "Q", "T001"), unsafe=unsafe)
    assert made.outcome.checked.crashes == ()
    new = made.files[0].new if made.files else text
    assert () == fixed(order(root, {FILE: new}, "F", "Q", "T001"), unsafe=unsafe).files
    assert bom == new.startswith("\ufeff".encode())
    assert (end == "\r\n") == (b"\r\n" in new)
    comments = [line.split("# note")[1:] for line in text.decode().splitlines() if "# note" in line]
    kept = [line.split("# note")[1:] for line in new.decode().splitlines() if "# note" in line]
    assert unsafe or comments == kept
    if not unsafe:
        assert len(parse(text.decode()).errors) >= len(parse(new.decode()).errors)


def test_every_rule_with_fixes_says_so():
    assert {"F001", "F002", "F003", "F004", "F012", "F013", "Q001", "Q002", "D018"} == {
        e.code for e in rules() if e.fixes
    }
    assert all(each in by_code()["F004"].texts for each in ("write-time", "write-date", "write-choice"))
