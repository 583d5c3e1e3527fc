"""What time does to a calendar: meetings that are long over, clocks that go wrong, new tz data (ical.md 8 and 10)."""

import datetime as dt
import zoneinfo

import pytest
from ledger_samples import HOUR, World

from skew_cli.app import drafts
from skew_cli.calendars import zones
from skew_cli.documents import changes
from skew_cli.errors import SkewError


def test_a_cancelled_meeting_is_sent_for_sixty_days_and_its_key_is_used_up(tmp_path):
    world = World(tmp_path)
    world.sent()
    world.edit("session-b", None, "cancelled")
    world.sent()
    world.now = dt.datetime(2024, 7, 27, 8, tzinfo=dt.UTC)  # it ended on 28 May at 10:00 UTC
    assert () == world.publish().retired
    world.now += HOUR * 2
    (retired,) = world.publish().retired
    assert ("event/session-b", world.now) == (retired.name, world.items()["event/session-b"].retired)
    assert "session-b" in world.said()
    world.draft()
    assert {"explore", "session-a"} == set(world.said())
    world.edit("session-b", "2024-09-10", "confirmed")
    before = world.files()
    with pytest.raises(SkewError) as error:
        world.draft()
    assert ("event/session-b", before) == (error.value.values["name"], world.files())


def test_a_meeting_of_the_past_must_stay(tmp_path):
    world = World(tmp_path)
    world.sent()
    world.now = dt.datetime(2024, 4, 16, 10, tzinfo=dt.UTC)
    world.remove("explore")
    with pytest.raises(SkewError) as error:
        world.draft()
    assert "event/explore" == error.value.values["name"]
    world.edit("explore", "2024-04-16", "cancelled")
    world.draft()
    assert "CANCELLED" == world.said()["explore"][3]


def test_a_clock_that_was_set_back_matters_only_when_something_changes(tmp_path):
    world = World(tmp_path)
    world.sent()
    world.now -= HOUR * 24
    files, ledger = world.files(), world.ledger()
    world.draft()
    assert (files, ledger) == (world.files(), world.ledger())
    world.edit("session-a", "2024-05-16")
    with pytest.raises(SkewError) as error:
        world.draft()
    assert "2024-04-01 10:00:00 UTC" == error.value.values["last"]
    with pytest.raises(SkewError):
        world.publish()


@pytest.mark.parametrize(
    ("recorded", "installed", "refused"),
    [("2024a", "2024a", False), ("2024a", "2024b", False), ("2024b", "2024a", True), ("2024z", "2024aa", True)],
)
def test_older_tz_data_are_refused(tmp_path, monkeypatch, recorded, installed, refused):
    world = World(tmp_path)
    monkeypatch.setattr(drafts, "tz_version", lambda: recorded)
    world.sent()
    monkeypatch.setattr(drafts, "tz_version", lambda: installed)
    if refused:
        with pytest.raises(SkewError) as error:
            world.draft()
        assert (recorded, installed) == (error.value.values["recorded"], error.value.values["installed"])
    else:
        world.draft()
        assert {(0, 1.0)} == ({each[:2] for each in world.said().values()})


def test_new_tz_data_that_move_a_local_time_are_a_change(tmp_path, monkeypatch):
    """Suppose Palestine put off its summer time of 2024: the instant stays, the clock in Bethlehem says ten."""
    world = World(tmp_path)
    world.sent()
    hebron, real = zoneinfo.ZoneInfo("Asia/Hebron"), zones.zone
    winter = dt.timezone(dt.timedelta(hours=2))
    monkeypatch.setattr(zones, "zone", lambda name: winter if real(name) is hebron else real(name))
    monkeypatch.setattr(changes, "zone", zones.zone)
    world.draft()
    found = {key: each[:3] for key, each in world.said().items()}
    assert {"explore": (0, 1.0, 1.0), "session-a": (1, 3.0, 1.0), "session-b": (1, 3.0, 1.0)} == found
    text = world.files()["changes/2/CHANGES.md"].decode()
    assert "- **now**: Cologne: Tuesday, 14 May 2024, 10:00–12:00 · Bethlehem: Tuesday, 10:00–12:00" in text
    assert "- **What**: Details changed, the time stays" in text
    assert "- **before**" not in text
