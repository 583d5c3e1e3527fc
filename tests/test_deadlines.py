"""Due dates of checklist items: offsets of the checklists for given days, conditions, progress, the last session."""

import datetime as dt

import pytest
from document_samples import load

from skew_cli.calendars.deadlines import KINDS, checklists
from skew_cli.calendars.meetings import schedule
from skew_cli.model.program import Program
from skew_cli.model.season import SeasonFile
from skew_cli.model.template import ChecklistTemplate

TEMPLATES = {kind: ChecklistTemplate.model_validate(load(f"checklists/{kind}.yaml")) for kind in KINDS}
DAYS = (("a", "2024-05-14"), ("b", "2024-05-28"), ("c", "2024-06-11"))
SESSIONS = tuple({"id": name, "date": day, "start": "09:00"} for name, day in DAYS)


def lists(**program):
    found = Program.model_validate({"id": "x", "season": 2024, "partners": {}, **program})
    return every(found, TEMPLATES)


def every(program, templates):
    planned = schedule(program, shared=SeasonFile(), minutes=120, municipalities={})
    completed = [(("sessions", n), program.session(n)) for n in range(len(program.sessions))]
    active = [(path, each) for path, each in completed if each.status != "cancelled"]
    return list(checklists(program, active, planned, templates))


def item(checklist, name):
    return next(each for each in checklist.deadlines if each.item.id == name)


def due(checklist, *names):
    return {name: str(item(checklist, name).due) for name in names}


def test_every_kind_of_checklist_in_order():
    found = lists(exploration={"date": "2024-01-30"}, sessions=SESSIONS)
    assert [(each.kind, each.path, str(each.reference), len(each.deadlines)) for each in found] == [
        ("exploration-meeting", ("exploration", "checklist"), "2024-01-30", 39),
        ("session", ("sessions", 0, "checklist"), "2024-05-14", 26),
        ("session", ("sessions", 1, "checklist"), "2024-05-28", 26),
        ("session", ("sessions", 2, "checklist"), "2024-06-11", 26),
        ("closing", ("checklist",), "2024-06-11", 7),
    ]


def test_due_days_of_the_exploration_meeting():
    """Offsets -28, -21, -14, -10, -5, -3, -1, 0, +5, +7, +14 from Tuesday 30 January 2024."""
    found = lists(exploration={"date": "2024-01-30"})[0]
    assert due(found, "EM01", "EM05", "EM09", "EM11", "EM12", "EM13", "EM15", "EM20", "EM40", "EM42", "EM46") == {
        "EM01": "2024-01-02",
        "EM05": "2024-01-09",
        "EM09": "2024-01-16",
        "EM11": "2024-01-20",
        "EM12": "2024-01-25",
        "EM13": "2024-01-27",
        "EM15": "2024-01-29",
        "EM20": "2024-01-30",
        "EM40": "2024-02-04",
        "EM42": "2024-02-06",
        "EM46": "2024-02-13",
    }


def test_due_days_of_a_session():
    found = lists(sessions=SESSIONS)[1]
    assert due(found, "ON01", "ON05", "ON06", "ON08", "ON10", "ON12", "ON20", "ON30", "ON33", "ON34") == {
        "ON01": "2024-04-30",
        "ON05": "2024-05-04",
        "ON06": "2024-05-09",
        "ON08": "2024-05-11",
        "ON10": "2024-05-07",
        "ON12": "2024-05-13",
        "ON20": "2024-05-14",
        "ON30": "2024-05-19",
        "ON33": "2024-06-13",
        "ON34": "2024-05-21",
    }


def test_due_days_of_the_closing_count_from_the_last_session_that_takes_place():
    cancelled = {"id": "d", "date": "2024-06-25", "start": "09:00", "status": "cancelled"}
    found = lists(sessions=(*SESSIONS, cancelled))
    assert [each.path for each in found if each.kind == "session"] == [("sessions", n, "checklist") for n in range(3)]
    assert due(found[-1], "AB01", "AB02", "AB05", "AB07") == {
        "AB01": "2024-06-25",
        "AB02": "2024-07-11",
        "AB05": "2024-07-26",
        "AB07": "2024-08-10",
    }


def test_a_session_without_a_start_counts_for_the_closing():
    found = lists(sessions=(SESSIONS[0], {"id": "z", "date": "2024-06-04"}))
    assert (str(found[-2].reference), str(found[-1].reference)) == ("2024-06-04", "2024-06-04")


def test_days_are_counted_in_berlin():
    """00:30 in Hebron is 23:30 of the day before in Berlin."""
    late = {"id": "late", "date": "2024-05-15", "start": "00:30", "anchor": "Asia/Hebron"}
    found = lists(sessions=(late,))
    assert [str(each.reference) for each in found[1:]] == ["2024-05-14", "2024-05-14"]


def test_without_a_date_nothing_is_due():
    found = lists(exploration={}, sessions=({"id": "a"},))
    assert {each.due for checklist in found for each in checklist.deadlines} == {None}
    assert [each.reference for each in found] == [None, None, None]


def test_a_cancelled_exploration_meeting_has_no_checklist_but_a_missing_one_has():
    assert [each.kind for each in lists(exploration={"status": "cancelled"})] == ["closing"]
    assert [each.kind for each in lists()] == ["exploration-meeting", "closing"]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ({}, {"EM12": "interpreting", "EM46": "predecessor"}),
        ({"predecessor": "2023/x"}, {"EM12": "interpreting"}),
        ({"exploration": {"interpretation": "none"}}, {"EM12": "interpreting", "EM46": "predecessor"}),
        ({"exploration": {"interpretation": "consecutive"}}, {"EM46": "predecessor"}),
        ({"exploration": {"interpretation": "simultaneous"}, "predecessor": "2023/x"}, {}),
    ],
)
def test_items_of_the_exploration_meeting_that_fall_away(program, expected):
    found = lists(**program)[0]
    assert {each.item.id: each.missing for each in found.deadlines if each.missing} == expected


def test_the_second_half_of_em05_needs_a_predecessor():
    texts = [item(lists(**more)[0], "EM05").text.en for more in ({}, {"predecessor": "2023/x"})]
    assert texts == [
        "State of the partnership and current projects compiled",
        "State of the partnership and current projects compiled; program developed in {origin_year} reviewed",
    ]


def test_items_of_sessions_that_fall_away():
    """ON04 and ON06 only with interpreting, ON33 only with a recording, ON27 not for the last session."""
    interpreted = {**SESSIONS[0], "interpretation": "simultaneous"}
    found = lists(sessions=(interpreted, *SESSIONS[1:]), recording={"planned": True})[1:4]
    left_out = [{each.item.id: each.missing for each in checklist.deadlines if each.missing} for checklist in found]
    assert left_out[0] == {}
    assert left_out[1].get("ON04") == "interpreting"
    assert left_out[2].get("ON27") == "not_last"
    assert [("ON27" in each, "ON33" in each) for each in left_out] == [(False, False), (False, False), (True, False)]
    unrecorded = lists(sessions=SESSIONS)[1]
    assert item(unrecorded, "ON33").missing == "recording"


def test_the_second_half_of_on34_is_not_for_the_last_session():
    texts = [item(each, "ON34").text.en for each in lists(sessions=SESSIONS)[1:4]]
    assert texts == ["Feedback of both sides obtained, next session adjusted"] * 2 + ["Feedback of both sides obtained"]


def test_the_last_session_is_the_latest_and_not_the_last_in_the_file():
    found = lists(sessions=(SESSIONS[2], SESSIONS[0]))[1:3]
    assert [item(each, "ON27").missing for each in found] == ["not_last", None]


def test_while_a_date_is_open_the_last_session_of_the_file_counts():
    found = lists(sessions=(SESSIONS[2], {"id": "open"}))[1:3]
    assert [item(each, "ON27").missing for each in found] == [None, "not_last"]


def test_what_is_done_and_what_is_overdue():
    today = dt.date(2024, 1, 3)
    found = lists(exploration={"date": "2024-01-30", "checklist": {"EM01": "2024-01-02"}})[0]
    assert str(item(found, "EM01").done.done) == "2024-01-02"
    assert [each.item.id for each in found.deadlines if each.overdue(today)] == ["EM02"]
    assert found.overdue(today) == ("EM02",)
    assert found.overdue(dt.date(2024, 1, 2)) == ()
    assert lists()[0].overdue(today) == ()
    assert not item(found, "EM02").overdue(dt.date(2024, 1, 2))
    assert not item(found, "EM46").overdue(dt.date(2025, 1, 1))


def test_progress_of_sessions_and_closing_stands_where_the_path_says():
    marked = {**SESSIONS[0], "checklist": {"ON01": {"done": "2024-04-29", "by": "advisor"}}}
    found = lists(sessions=(marked, SESSIONS[1]), checklist={"AB01": "2024-07-01"})
    assert [(each.path, [one.item.id for one in each.deadlines if one.done]) for each in found] == [
        (("exploration", "checklist"), []),
        (("sessions", 0, "checklist"), ["ON01"]),
        (("sessions", 1, "checklist"), []),
        (("checklist",), ["AB01"]),
    ]


def test_host_of_a_session():
    found = lists(sessions=({**SESSIONS[0], "host": "palestine"}, SESSIONS[1]))
    assert [each.host for each in found] == [None, "palestine", None, None]


def own(*items, kind="session", **more):
    """A checklist of items that differ only in what is given."""
    words = {"de": "x", "en": "x", "ar": "س"}
    plain = {"phase": "before", "due": 0, "who": ("advisor",), "text": words}
    made = tuple({**plain, "id": f"X{n}", **each} for n, each in enumerate(items))
    return ChecklistTemplate.model_validate({"kind": kind, "title": words, "items": made, **more})


def missing(program, *items, kind="session", **more):
    """Why each item of the first checklist of that kind is left out."""
    found = Program.model_validate({"id": "x", "season": 2024, "partners": {}, **program})
    made = every(found, {**TEMPLATES, kind: own(*items, kind=kind, **more)})
    return [each.missing for each in next(each for each in made if each.kind == kind).deadlines]


@pytest.mark.parametrize(
    ("program", "holds"),
    [
        ({}, {"virtual"}),
        ({"mode": "physical"}, {"physical"}),
        ({"mode": "hybrid"}, {"virtual", "hybrid"}),
        ({"mode": "hybrid", "sessions": ({**SESSIONS[0], "mode": "physical"}, SESSIONS[1])}, {"physical", "hybrid"}),
        ({"predecessor": "2023/x", "recording": {"planned": True}}, {"virtual", "predecessor", "recording"}),
        ({"session_defaults": {"interpretation": "consecutive"}}, {"virtual", "interpreting"}),
        ({"session_defaults": {"interpretation": "simultaneous"}}, {"virtual", "interpreting", "simultaneous"}),
        ({"sessions": SESSIONS[:1]}, {"virtual", "last"}),
    ],
)
def test_what_holds_for_the_first_session(program, holds):
    names = ("predecessor", "interpreting", "simultaneous", "recording", "virtual", "physical", "hybrid", "last")
    program = {"sessions": SESSIONS[:2], **program}
    found = missing(program, *({"when": name} for name in names))
    opposite = missing(program, *({"when": f"not_{name}"} for name in names))
    assert {name for name, each in zip(names, found, strict=True) if each is None} == holds
    assert [each for each in found if each] == [name for name in names if name not in holds]
    assert opposite == [f"not_{name}" if name in holds else None for name in names]


@pytest.mark.parametrize(
    ("mode", "holds"),
    [("virtual", {"virtual"}), ("physical", {"physical"}), ("hybrid", {"virtual", "physical", "hybrid"})],
)
def test_exploration_and_closing_look_at_the_mode_of_the_program(mode, holds):
    names = ("virtual", "physical", "hybrid")
    for kind in ("exploration-meeting", "closing"):
        found = missing({"mode": mode}, *({"when": name} for name in names), kind=kind)
        assert {name for name, each in zip(names, found, strict=True) if each is None} == holds


def test_the_closing_asks_whether_any_session_that_takes_place_is_interpreted():
    interpreted = {**SESSIONS[1], "interpretation": "simultaneous"}
    items = ({"when": "simultaneous"},)
    assert missing({"sessions": (SESSIONS[0], interpreted)}, *items, kind="closing") == [None]
    off = {**interpreted, "status": "cancelled"}
    assert missing({"sessions": (SESSIONS[0], off)}, *items, kind="closing") == ["simultaneous"]


def test_all_conditions_must_hold_and_the_first_that_does_not_is_the_reason():
    program = {"sessions": ({**SESSIONS[0], "interpretation": "consecutive"},), "recording": {"planned": True}}
    both = ({"when": ("interpreting", "virtual")}, {"when": ("interpreting", "not_recording", "physical")})
    assert missing(program, *both) == [None, "not_recording"]


def test_an_item_that_is_switched_off_is_left_out_whatever_holds():
    otherwise = {"when": "physical", "otherwise": {"de": "y", "en": "y", "ar": "ص"}}
    assert missing({"sessions": SESSIONS}, {}, otherwise, otherwise, off=("X0", "X1")) == ["off", "off", None]


def test_an_item_left_out_is_never_overdue():
    found = lists(exploration={"date": "2024-01-30"})[0]
    late = {each.item.id for each in found.deadlines if each.overdue(dt.date(2025, 1, 1))}
    assert len(late) == 39 - 2
    assert late.isdisjoint({"EM12", "EM46"})
