"""The planner against brute force, the explanation against its own promises."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from planning_tasks import brute, shipped, task, tiny

from skew_cli.model.season import DayRange
from skew_cli.planning.check import check_dates
from skew_cli.planning.explain import explain, feasible
from skew_cli.planning.frame import Settings, frame
from skew_cli.planning.proposals import propose, rhythm_of, without

CALENDAR = shipped().calendar
TEN = dt.time(10)


def proposals(todo, count=3, settings=None):
    return propose(frame(todo, CALENDAR), settings or Settings(), count)


def test_the_figures_of_the_season_are_those_of_the_specification():
    planning = shipped().profiles[2024].planning
    costs = planning.costs

    assert (dt.time(9), TEN, dt.time(11, 30)) == planning.starts
    assert (2, 1, 5, 15) == (
        planning.exploration_from.month,
        planning.exploration_from.day,
        planning.exploration_until.month,
        planning.exploration_until.day,
    )
    assert [(7, 42), (7, 28), (7, 42), (5, 21)] == [
        (each.min, each.max)
        for each in (
            planning.exploration_to_seminar,
            planning.seminar_to_seminar,
            planning.seminar_to_session,
            planning.gap,
        )
    ]
    assert (3, 4, 5) == (planning.moderator_per_week, planning.interpreter_per_week, planning.advisor_per_week)
    assert (8, 2, 6, 3, 1, 1) == (
        costs.summer_holidays,
        costs.school_holidays,
        costs.ramadan,
        costs.moon_sighting,
        costs.prayer,
        costs.weekend_edge,
    )
    assert (3, 3, 3, 3, 3, 20, 2) == (
        costs.off_rhythm,
        costs.staff_gap,
        costs.same_municipality,
        costs.same_room,
        costs.parallel,
        costs.move,
        costs.move_draft,
    )


@pytest.mark.parametrize("seeds", [range(n, n + 20) for n in range(0, 200, 20)], ids=str)
def test_the_cheapest_dates_are_those_of_brute_force(seeds):
    for seed in seeds:
        todo = tiny(seed)
        best = min((cost for cost, _ in brute(todo)), default=None)
        found = proposals(todo, 1)

        assert best == (found[0].cost if found else None), seed
        for each in proposals(todo, 5):
            verdict = check_dates(todo, CALENDAR, each.dates)
            assert (verdict.breaches, verdict.cost) == ((), each.cost), seed


def test_random_tasks_are_of_every_kind():
    found = [proposals(tiny(seed), 1) for seed in range(200)]
    solved = [each for each in found if each]

    assert 40 < len(solved) < 160
    weeks = [[date.isocalendar().week for date, _ in each[0].dates] for each in solved]
    assert sum(len(set(each)) < len(each) for each in weeks) > 20


@pytest.mark.parametrize(
    ("year", "months"),
    [
        (2024, [14, 12, 4, 6, 17]),
        (2025, [15, 13, 7, 2, 17]),
        (2026, [11, 16, 10, 0, 17]),
        (2027, [11, 18, 9, 0, 18]),
    ],
)
def test_open_days_are_the_usable_days_of_the_calendars(year, months):
    todo = task(sessions=1, year=year)
    ready = frame(todo, CALENDAR)
    only = {"week", "holidays", "islamic-holidays", "closures", "window"}
    off = frozenset(each.id for each in ready.layers if each.id.rsplit("-", 1)[0] not in only and each.id != "window")
    slots = ready.free(Settings(off=off))
    mask = ready.axis.days_of(slots[0])
    summer = ready.summer
    usable = [day.month for n, day in enumerate(ready.axis.days) if mask >> n & 1 and not summer[0] <= n <= summer[1]]

    assert months == [usable.count(month) for month in range(5, 10)]


def test_at_least_three_clearly_different_proposals():
    found = proposals(task(sessions=4))
    keys = [(rhythm_of(task(sessions=4), each.dates), each.dates[0][0].isocalendar().week) for each in found]

    assert len(found) == 3
    assert len(set(keys)) == 3
    for number, each in enumerate(found):
        for other in found[:number]:
            assert len({*each.dates} & {*other.dates}) <= 2
    assert [each.cost for each in found] == sorted(each.cost for each in found)


def test_nothing_broken_means_no_change():
    first = proposals(task(sessions=4), 1)[0]
    todo = task(sessions=4)
    dated = replace(
        todo,
        move_cost=20,
        elements=tuple(
            replace(each, date=date[0], start=date[1]) for each, date in zip(todo.elements, first.dates, strict=True)
        ),
    )

    assert first.dates == proposals(dated, 1)[0].dates


def test_one_lost_date_moves_alone():
    first = proposals(task(sessions=4), 1)[0]
    todo = task(sessions=4)
    elements = [
        replace(each, date=date[0], start=date[1]) for each, date in zip(todo.elements, first.dates, strict=True)
    ]
    elements[1] = replace(elements[1], lost=True)
    after = proposals(replace(todo, move_cost=20, elements=tuple(elements)), 1)[0]

    assert [False, True, False, False] == [one != two for one, two in zip(first.dates, after.dates, strict=True)]


def test_pinned_dates_stay_whatever_they_break():
    todo = task(sessions=3)
    friday = dt.date(2024, 5, 17)
    pinned = replace(todo.elements[0], date=friday, start=TEN, pin="confirmed")
    found = proposals(replace(todo, elements=(pinned, *todo.elements[1:])), 1)[0]

    assert (friday, TEN) == found.dates[0]
    broken = check_dates(replace(todo, elements=(pinned, *todo.elements[1:])), CALENDAR, found.dates, pinned=True)
    assert ["week-palestine"] == [each.rule for each in broken.breaches]


def crowded():
    """Five sessions between two dates, too far apart for the window."""
    return task(
        sessions=5,
        year=2026,
        earliest=dt.date(2026, 7, 20),
        latest=dt.date(2026, 9, 1),
        every_days=14,
        today=dt.date(2026, 5, 1),
    )


def impossible():
    return [crowded(), *(todo for seed in range(60) if not proposals(todo := tiny(seed), 1))]


def test_a_conflict_is_minimal_and_every_repair_repairs():
    for todo in impossible():
        ready = frame(todo, CALENDAR)
        found = explain(ready, Settings())
        names = [each.id for each in found.conflict]
        others = {each.id for each in ready.layers} - {*names}

        assert not feasible(ready, without(Settings(), others))
        for name in names:
            assert feasible(ready, without(Settings(), others | {name})), (todo, name)
        for repair in found.repairs:
            assert {each.id for each in repair.rules} & {*names}
            assert all(each.level != "fact" for each in repair.rules)
            verdict = check_dates(
                todo, CALENDAR, repair.proposal.dates, off=repair.settings.off, values=dict(repair.settings.values)
            )
            assert (verdict.breaches, verdict.cost) == ((), repair.proposal.cost)


def test_every_single_rule_that_helps_is_in_the_conflict():
    for todo in impossible():
        ready = frame(todo, CALENDAR)
        names = {each.id for each in explain(ready, Settings()).conflict}
        helping = {each.id for each in ready.layers if feasible(ready, without(Settings(), [each.id]))}

        assert helping - names == set()


def test_the_example_of_the_call():
    found = explain(frame(crowded(), CALENDAR), Settings())
    values = {each.rules[0].id: each.values[0] for each in found.repairs}

    assert {"earliest", "latest", "every-days", "sessions"} == {each.id for each in found.conflict}
    assert values["every-days"] == 7
    assert values["sessions"] == 4
    # Four gaps of twelve days at least: 1 September is 48 days after 15 July, and a Thursday starts the series.
    assert values["earliest"] <= dt.date(2026, 7, 15)


def test_dropping_a_rule_never_costs_more():
    for seed in range(40):
        todo = tiny(seed)
        ready = frame(todo, CALENDAR)
        before = propose(ready, Settings(), 1)
        for layer in ready.layers:
            if not before or layer.id in ("sessions", "every-days"):
                continue
            after = propose(ready, without(Settings(), [layer.id]), 1)
            assert after[0].cost <= before[0].cost, (seed, layer.id)


def test_a_weekly_limit_holds_within_one_program():
    planning = {"gap": DayRange(min=2, max=3), "gap_ideal": 2, "moderator_per_week": 1}
    free = {**planning, "moderator_per_week": 3}

    assert () == proposals(task(sessions=3, planning=planning))
    weeks = [date.isocalendar().week for date, _ in proposals(task(sessions=2, planning=free), 1)[0].dates]
    assert weeks[0] == weeks[1]


def test_the_same_under_any_hash_seed():
    code = (
        "from planning_tasks import shipped, task, tiny; from skew_cli.planning.frame import Settings, frame\n"
        "from skew_cli.planning.proposals import propose; from skew_cli.planning.explain import explain\n"
        "c = shipped().calendar\n"
        "print([propose(frame(t, c), Settings(), 3) for t in (task(sessions=4), *map(tiny, range(12)))])\n"
        "print([[e.id for e in explain(frame(tiny(s), c), Settings()).conflict] for s in (0, 1, 2)])\n"
    )
    here = Path(__file__).parent
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=here,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"},
        ).stdout
        for seed in ("0", "1", "4711")
    }

    assert len(outputs) == 1
    assert b"Proposal" in outputs.pop()
