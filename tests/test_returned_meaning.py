"""What a filled-in checklist means: which steps follow from its marks, and which marks mean nothing."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_repository import KOELN, lay_down

from skew_cli.app.load import load
from skew_cli.app.progress import settle
from skew_cli.app.reading import read_program
from skew_cli.app.returned import Step, entries, meaning
from skew_cli.model.returned import Mark, Returned, short
from skew_cli.model.session import Done
from skew_cli.store.repository import find

PROGRAM = "2024/koeln-bethlehem"
FILE = f"programs/{PROGRAM}.yaml"
TICKED = KOELN.replace(
    "status: held}", 'status: held, checklist: {EM01: 2024-03-19, EM02: {done: 2024-03-20, by: "x"}}}'
)
DAY = "2024-05-01"
TODAY = dt.date.fromisoformat(DAY)

Meant = Callable[..., tuple[list[Step], list[tuple[str, str]], str]]


@pytest.fixture
def meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meant:
    """The steps, the doubts, and the program after the steps."""
    monkeypatch.chdir(lay_down(tmp_path))

    def call(*marks: Mark, text: str = TICKED, ident: str = PROGRAM):
        Path(FILE).write_text(text, encoding="utf-8", newline="")
        index = load(find(Path()), TODAY)
        source = index.sources[FILE]
        found = meaning(index, source, Returned(ident=ident, marks=marks), "en", date=TODAY)
        after = settle(source, entries(source, found.steps)).after.decode()
        return found.steps, [(each.mark.ref, each.doubt) for each in found.unclear], after

    return call


def mark(ref: str, done: bool | None = True, note: str = "", sent: str = "") -> Mark:
    return Mark(ref=ref, done=done, note=note, sent=sent)


NOTED = TICKED.replace('by: "x"', "note: Ja")
"""EM01 is done since 19 March, EM02 since 20 March with a remark; EM03 is open."""


@pytest.mark.parametrize(
    ("returned", "outcome"),
    [
        # Nobody changed the state of the item in the file:
        (mark("explore/EM01", False, sent="open"), ""),
        (mark("explore/EM01", True, sent="2024-03-19"), ""),
        (mark("explore/EM01", True, sent="2024-03-01"), ""),
        (mark("explore/EM03", True, sent="2024-03-01"), ""),
        (mark("explore/EM03", False, sent="open"), ""),
        (mark("explore/EM01", True, "Ja", sent="2024-03-19"), "note"),
        (mark("explore/EM03", True, "Ja", sent="2024-03-01"), "changed-meanwhile"),
        (mark("explore/EM01", False, "Ja", sent="open"), "changed-meanwhile"),
        (mark("explore/EM03", False, "Ja", sent="open"), "note-on-open-item"),
        # Somebody ticked it:
        (mark("explore/EM03", True, sent="open"), "done"),
        (mark("explore/EM01", True, sent="open"), ""),
        (mark("explore/EM01", True, "Ja", sent="open"), "note"),
        (mark("explore/EM02", True, "Ja", sent="open"), ""),
        (mark("explore/EM02", True, "Nein", sent="open"), "changed-meanwhile"),
        # Somebody opened it:
        (mark("explore/EM01", False, sent="2024-03-19"), "open"),
        (mark("explore/EM01", False, sent="done"), "open"),
        (mark("explore/EM01", False, sent="2024-03-01"), "changed-meanwhile"),
        (mark("explore/EM03", False, sent="2024-03-01"), ""),
        # The file does not say how it was sent:
        (mark("explore/EM01", False), "open"),
        (mark("explore/EM02", True, "Nein"), "note"),
    ],
)
def test_only_what_was_changed_in_the_file_counts(meant, returned, outcome):
    steps, doubts, _ = meant(returned, text=NOTED)
    said = [
        "open" if each.after is None else "done" if each.before is None else "note" if each.after.note else "?"
        for each in steps
    ]
    assert said + [doubt for _, doubt in doubts] == ([outcome] if outcome else [])


def test_an_item_that_was_left_out_meanwhile_is_no_news(meant):
    Path(FILE).write_text(TICKED, encoding="utf-8", newline="")
    index = load(find(Path()), TODAY)
    left_out = next(each.item.id for each in index.case(index.sources[FILE]).checklists[1].deadlines if each.missing)
    assert meant(mark(f"session-sorting-plant/{left_out}", sent="2024-04-01")) == ((), [], TICKED)


def test_several_checklists_at_once(meant):
    *_, after = meant(mark("session-landfill/ON01"), mark("closing/AB01"), mark("explore/EM03"), mark("explore/EM01"))
    expected = (
        TICKED.replace('by: "x"}}', f'by: "x"}}, EM03: {DAY}}}').replace(
            "{id: landfill}", f"{{id: landfill, checklist: {{ON01: {DAY}}}}}"
        )
        + f"checklist:\n  AB01: {DAY}\n"
    )
    assert after == expected


def test_every_other_byte_stays(meant):
    windows = TICKED.replace("\n", "\r\n") + "# Ende\r\nchecklist:\r\n  AB01: 2024-09-01  # am Telefon\r\n"
    *_, after = meant(mark("closing/AB02"), mark("closing/AB01"), text=windows)
    assert after == f"{windows}  AB02: {DAY}\r\n"
    *_, after = meant(mark("closing/AB01", done=False), text=windows)
    assert after == windows.replace("checklist:\r\n  AB01: 2024-09-01  # am Telefon\r\n", "")


def test_who_ticked_first_keeps_date_and_role(meant):
    steps, doubts, after = meant(mark("explore/EM01"), mark("explore/EM02"))
    assert (steps, doubts, after) == ((), [], TICKED)


def test_a_remark_is_added_to_what_is_done(meant):
    steps, doubts, after = meant(mark("explore/EM01", note="Erst"), mark("explore/EM02", note="Dann"))
    assert [(each.before, each.after) for each in steps] == [
        (Done(done="2024-03-19"), Done(done="2024-03-19", note="Erst")),
        (Done(done="2024-03-20", by="x"), Done(done="2024-03-20", by="x", note="Dann")),
    ]
    new = '{EM01: {done: 2024-03-19, note: Erst}, EM02: {done: 2024-03-20, by: "x", note: Dann}}'
    assert after == TICKED.replace('{EM01: 2024-03-19, EM02: {done: 2024-03-20, by: "x"}}', new)
    assert (doubts, meant(mark("explore/EM01", note="Erst"), mark("explore/EM02", note="Dann"), text=after)[0]) == (
        [],
        (),
    )


def test_a_remark_in_one_of_the_languages_is_no_news(meant):
    told = TICKED.replace('by: "x"', "note: {de: Ja, ar: نعم}")
    assert ((), [], told) == meant(mark("explore/EM02", note="نعم"), text=told)


@pytest.mark.parametrize(
    ("marks", "doubts"),
    [
        ([mark("")], ["no-reference"]),
        ([mark("", note="a"), mark("", note="b")], ["no-reference", "no-reference"]),
        ([mark("session-gone/ON01")], ["unknown-checklist"]),
        ([mark("EM03")], ["unknown-checklist"]),
        ([mark("explore/EM99")], ["unknown-item"]),
        ([mark("closing/EM01")], ["unknown-item"]),
        ([mark("explore/EM03", None)], ["unclear-state"]),
        ([mark("explore/EM03"), mark("explore/EM03", done=False)], ["contradiction"]),
        ([mark("explore/EM03", done=False, note="später")], ["note-on-open-item"]),
    ],
)
def test_what_is_not_understood_changes_nothing(meant, marks, doubts):
    assert meant(*marks) == ((), [(each.ref, doubt) for each, doubt in zip(marks, doubts, strict=False)], TICKED)


def test_the_rest_is_taken_over(meant):
    steps, doubts, _ = meant(mark("explore/EM99"), mark("explore/EM03"), mark("explore/EM03"))
    assert ([each.ref for each in steps], doubts) == (["explore/EM03"], [("explore/EM99", "unknown-item")])


def test_an_item_that_does_not_apply_is_not_done(meant):
    """ON items on interpreting are left out without interpreting."""
    Path(FILE).write_text(TICKED, encoding="utf-8", newline="")
    index = load(find(Path()), TODAY)
    lists = index.case(index.sources[FILE]).checklists
    left_out = next(each.item.id for each in lists[1].deadlines if each.missing)
    ref = f"session-sorting-plant/{left_out}"
    assert meant(mark(ref)) == ((), [(ref, "left-out")], TICKED)
    assert meant(mark(ref, done=False)) == ((), [], TICKED)


def test_without_an_exploration_meeting_its_progress_has_no_place(meant):
    bare = "\n".join(each for each in KOELN.splitlines() if not each.startswith("exploration")) + "\n"
    assert meant(mark("explore/EM03"), text=bare) == ((), [("explore/EM03", "no-meeting")], bare)


def test_references_come_from_word_in_short(meant):
    name = "sitzung-" + "lang" * 20
    long = KOELN.replace("landfill", name)
    ref = f"session-{name}/ON01"
    assert len(short(ref)) == 64
    steps, doubts, _ = meant(mark(short(ref)), text=long)
    assert ([each.ref for each in steps], doubts) == ([ref], [])


LAYOUTS = {
    "nothing yet": "",
    "one line": "checklist: {AB01: 2024-09-01, AB02: {done: 2024-09-02, by: x}}\n",
    "nothing in it": "checklist: {}\n",
    "an empty key": "checklist:  # later\n",
    "a block": "checklist:\n  # first\n  AB01: 2024-09-01  # one\n  AB02:\n    done: 2024-09-02\n    by: x\n\n# end\n",
    "only one": "checklist:\n  AB01: 2024-09-01\n",
    "without an end": "checklist:\n  AB02: {done: 2024-09-02, by: x}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_many_items_at_once_say_the_same_as_one_after_the_other(layout):
    """Whatever is there: the first item goes, the second gets a remark, others are new."""
    content = (KOELN + LAYOUTS[layout]).encode()
    source = read_program(FILE, content)
    new = {"done": DAY}
    told = [
        (("checklist", "AB01"), {}),
        (("checklist", "AB04"), new),
        (("sessions", 2, "checklist", "ON01"), new),
        (("checklist", "AB02"), new | {"note": "Ja"}),
        (("checklist", "AB03"), new | {"by": "advisor", "note": "نعم"}),
        (("sessions", 2, "checklist", "ON02"), new),
    ]
    after = settle(source, told).after
    found = read_program(FILE, after).program
    single = source
    for each in told:
        single = read_program(FILE, settle(single, [each]).after)
    assert (found, read_program(FILE, after).problems) == (single.program, ())
    assert {key: (each.by, each.note) for key, each in found.checklist.items()} == {
        "AB02": ("x" if "by: x" in LAYOUTS[layout] else None, "Ja"),
        "AB03": ("advisor", "نعم"),
        "AB04": (None, None),
    }
    assert [*found.sessions[2].checklist] == ["ON01", "ON02"]
    kept = [line for line in content.decode().splitlines() if not re.search("checklist|AB|done:", line)]
    assert [line for line in kept if line not in after.decode()] == ["  - {id: landfill}"]
