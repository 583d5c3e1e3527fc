"""Events as instants: both local times, contradictions, defaults, shared seminars; figures from the calendar research."""

import datetime as dt

import pytest

from skew_cli.calendars.meetings import Fault, network_schedule, schedule
from skew_cli.model.municipality import Municipality
from skew_cli.model.program import Program
from skew_cli.model.season import SeasonFile

KOELN = Municipality(id="koeln", name={"de": "Köln"}, country="de")
HEBRON = Municipality(id="hebron", name={"de": "Hebron"}, country="ps")
SHARED = SeasonFile.model_validate(
    {
        "seminars": (
            {"id": "landesanalyse", "sides": ("nrw",), "date": "2024-04-23", "start": "10:00", "duration_min": 180},
            {
                "id": "selbstverwaltung",
                "sides": ("palestine",),
                "date": "2024-04-24",
                "start": "10:00",
                "anchor": "Asia/Hebron",
            },
        ),
        "network_events": (
            {"id": "treffen", "date": "2024-09-19", "start": "09:00", "duration_min": 150},
            {"id": "auftakt", "date": "2024-03-05", "start": "09:00"},
            {"id": "offen"},
        ),
    }
)


def plan(minutes=120, places=None, **program):
    found = Program.model_validate({"id": "x", "season": 2024, "partners": {}, **program})
    places = {"nrw": KOELN, "palestine": HEBRON} if places is None else places
    return schedule(found, shared=SHARED, minutes=minutes, municipalities=places)


def session(**more):
    return plan(sessions=({"id": "a", "date": "2024-05-07", "start": "10:00", **more},))


def clock(meeting, side):
    return " to ".join(f"{each:%a %Y-%m-%d %H:%M}" for each in meeting.local(side))


def test_local_times_of_both_sides():
    (meeting,) = session().meetings
    assert [clock(meeting, side) for side in ("nrw", "palestine")] == [
        "Tue 2024-05-07 10:00 to Tue 2024-05-07 12:00",
        "Tue 2024-05-07 11:00 to Tue 2024-05-07 13:00",
    ]
    assert (meeting.start_utc.isoformat(), meeting.end_utc.isoformat()) == (
        "2024-05-07T08:00:00+00:00",
        "2024-05-07T10:00:00+00:00",
    )
    assert meeting.offset_hours == 1.0


def test_an_exploration_meeting_in_the_ramadan_gap():
    """Monday 8 April 2024: Berlin has summer time, Hebron not yet; both clocks say ten."""
    (meeting,) = plan(exploration={"date": "2024-04-08", "start": "10:00"}).meetings
    assert [clock(meeting, side) for side in ("nrw", "palestine")] == [
        "Mon 2024-04-08 10:00 to Mon 2024-04-08 12:00"
    ] * 2
    assert (meeting.kind, meeting.key, meeting.offset_hours) == ("exploration", "explore", 0.0)


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-28", 2.0), ("2026-10-24", 0.0), ("2024-01-16", 1.0), ("2024-04-22", 1.0)]
)
def test_the_difference_of_the_day(day, hours):
    (meeting,) = session(date=day).meetings
    assert meeting.offset_hours == hours


def test_a_start_in_palestinian_time():
    (meeting,) = session(start="11:00", anchor="Asia/Hebron").meetings
    assert clock(meeting, "nrw") == "Tue 2024-05-07 10:00 to Tue 2024-05-07 12:00"


def test_local_times_that_say_the_same():
    found = session(start_nrw="10:00", start_palestine="11:00")
    assert (len(found.meetings), found.faults) == (1, ())


@pytest.mark.parametrize(
    ("more", "path", "said", "meant"),
    [
        ({"start_palestine": "10:00"}, "start_palestine", "10:00", "11:00"),
        ({"date": "2024-04-08", "start_palestine": "11:00"}, "start_palestine", "11:00", "10:00"),
        ({"start_nrw": "09:00"}, "start_nrw", "09:00", "10:00"),
        ({"anchor": "Asia/Gaza", "start_nrw": "10:00"}, "start_nrw", "10:00", "09:00"),
    ],
)
def test_local_times_that_contradict_each_other(more, path, said, meant):
    """Rule D002, the guard against a forgotten time difference."""
    found = session(**more)
    (fault,) = found.faults
    assert found.meetings == ()
    assert (fault.kind, fault.path, fault.detail, fault.expected) == (
        "contradiction",
        ("sessions", 0, path),
        said,
        meant,
    )


@pytest.mark.parametrize(
    ("more", "kind", "path", "detail"),
    [
        ({"anchor": "Asia/Jerusalem"}, "bad-zone", "anchor", "Asia/Jerusalem"),
        ({"anchor": "UTC+02:00"}, "bad-zone", "anchor", "UTC+02:00"),
        ({"date": "2024-03-31", "start": "02:30"}, "skipped", "start", "02:30"),
        ({"date": "2024-10-27", "start": "02:30"}, "repeated", "start", "02:30"),
        ({"date": "2024-10-27", "start": "01:30", "duration_min": 60}, "repeated", "start", "02:30"),
        ({"date": "2024-10-27", "start": "01:30", "duration_min": 120}, "repeated", "start", "02:30"),
        ({"date": "2024-04-20", "start": "02:00", "anchor": "Asia/Hebron"}, "skipped", "start", "02:00"),
    ],
)
def test_what_cannot_be_placed_in_time(more, kind, path, detail):
    found = session(**more)
    event = found.faults[0].event
    assert found.meetings == ()
    assert found.faults == (Fault(kind=kind, path=("sessions", 0, path), event=event, detail=detail),)


def test_without_date_or_start_there_is_no_meeting_and_no_fault():
    found = plan(sessions=({"id": "a", "date": "2024-05-07"}, {"id": "b", "start": "10:00"}))
    assert (found.meetings, found.faults) == ((), ())


def test_length_of_an_event():
    """Its own, else that of the season profile."""
    found = plan(
        minutes=90,
        exploration={"date": "2024-03-04", "start": "10:00"},
        sessions=({"id": "a", "date": "2024-05-07", "start": "10:00", "duration_min": 45},),
    )
    assert [clock(each, "nrw")[-5:] for each in found.meetings] == ["11:30", "10:45"]


def test_defaults_of_sessions_hold_for_sessions_that_say_nothing():
    found = plan(
        session_defaults={"start": "09:30", "anchor": "Asia/Hebron", "duration_min": 60, "platform": "town platform"},
        sessions=(
            {"id": "a", "date": "2024-05-07"},
            {"id": "b", "date": "2024-05-14", "start": "10:00", "anchor": "Europe/Berlin", "platform": "another"},
        ),
        exploration={"date": "2024-03-04", "start": "10:00"},
    )
    assert [(each.key, clock(each, "nrw")[4:], each.event.platform) for each in found.meetings] == [
        ("explore", "2024-03-04 10:00 to Mon 2024-03-04 12:00", None),
        ("session-a", "2024-05-07 08:30 to Tue 2024-05-07 09:30", "town platform"),
        ("session-b", "2024-05-14 10:00 to Tue 2024-05-14 11:00", "another"),
    ]


def test_shared_seminars_come_from_the_season_file():
    found = plan(
        seminars=(
            "selbstverwaltung",
            "landesanalyse",
            "unknown",
            {"id": "eigenes", "date": "2024-05-02", "start": "09:00"},
        )
    )
    assert [(each.key, each.path, each.sides, clock(each, "nrw")) for each in found.meetings] == [
        ("seminar-landesanalyse", ("seminars", 1), ("nrw",), "Tue 2024-04-23 10:00 to Tue 2024-04-23 13:00"),
        ("seminar-selbstverwaltung", ("seminars", 0), ("palestine",), "Wed 2024-04-24 09:00 to Wed 2024-04-24 11:00"),
        ("seminar-eigenes", ("seminars", 3), ("nrw", "palestine"), "Thu 2024-05-02 09:00 to Thu 2024-05-02 11:00"),
    ]


def test_network_events_in_order_of_start():
    found = network_schedule(SHARED, minutes=120)
    assert [(each.key, clock(each, "palestine")) for each in found] == [
        ("network-auftakt", "Tue 2024-03-05 10:00 to Tue 2024-03-05 12:00"),
        ("network-treffen", "Thu 2024-09-19 10:00 to Thu 2024-09-19 12:30"),
    ]


def test_meetings_of_a_kind_are_those_that_take_place():
    found = plan(
        sessions=(
            {"id": "late", "date": "2024-06-04", "start": "10:00"},
            {"id": "off", "date": "2024-05-21", "start": "10:00", "status": "cancelled"},
            {"id": "soon", "date": "2024-05-07", "start": "10:00", "status": "held"},
        )
    )
    assert [each.key for each in found.meetings] == ["session-soon", "session-off", "session-late"]
    assert [each.key for each in found.of("session")] == ["session-soon", "session-late"]
    assert found.of("seminar") == ()


def test_meetings_that_touch_do_not_overlap():
    """Intervals are half-open."""
    starts = ("10:00", "11:59", "12:00")
    rows = tuple({"id": f"s{n}", "date": "2024-05-07", "start": start} for n, start in enumerate(starts))
    first, second, third = plan(sessions=rows).meetings
    assert [first.overlaps(second), first.overlaps(third), third.overlaps(second)] == [True, False, True]


@pytest.mark.parametrize(
    "places",
    [{}, {"nrw": None, "palestine": Municipality(id="x", name={"de": "x"}, country="ps", zone="Asia/Jerusalem")}],
)
def test_without_a_known_municipality_the_zone_of_the_country_counts(places):
    (meeting,) = plan(places=places, exploration={"date": "2024-04-08", "start": "10:00"}).meetings
    assert dict(meeting.zones) == {"nrw": "Europe/Berlin", "palestine": "Asia/Hebron"}
    assert meeting.local("palestine")[0] == dt.datetime(2024, 4, 8, 8, tzinfo=dt.UTC)


def test_a_municipality_in_gaza_has_its_own_zone():
    gaza = Municipality(id="x", name={"de": "x"}, country="ps", zone="Asia/Gaza")
    (meeting,) = plan(
        places={"nrw": KOELN, "palestine": gaza}, exploration={"date": "2024-05-07", "start": "10:00"}
    ).meetings
    assert dict(meeting.zones)["palestine"] == "Asia/Gaza"
