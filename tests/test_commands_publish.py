"""`ical`, `publish` and `ledger rebuild` as somebody calls them, and the rule that tells what was not sent (K002)."""

import datetime as dt
import json
import os
import subprocess
import sys

import pytest
import tzdata
from cli_repository import caller, lay_down

from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.store.repository import Repository

PROGRAM = "programs/2024/koeln-bethlehem.yaml"
LEDGER = "programs/2024/koeln-bethlehem.calendar.json"
ADDRESS = "2024/koeln-bethlehem"
FILES = {f"series-{lang}.ics" for lang in ("de", "ar", "both")} | {
    f"single/0{n}-{key}-{lang}.ics"
    for n, key in enumerate(("explore", "session-sorting-plant", "session-sewage-works"), 1)
    for lang in ("de", "ar")
}


@pytest.fixture
def root(tmp_path):
    lay_down(tmp_path)
    file = tmp_path / PROGRAM
    series = "series: 9d0f4e53-70d5-4b52-8d42-0a3a3b3c9e55\nstatus"
    file.write_text(file.read_text("utf-8").replace("status", series, 1).replace(", status: held", ""), "utf-8")
    return tmp_path


@pytest.fixture
def skew(root, monkeypatch, capsys):
    return caller(root, monkeypatch, capsys)


def at(hour):
    return ("--now", f"2024-05-01T{hour:02}:00:00Z")


def edit(root, old, new):
    text = (root / PROGRAM).read_text("utf-8")
    assert old in text
    (root / PROGRAM).write_text(text.replace(old, new), "utf-8")


def test_a_calendar_is_drafted_published_and_changed(skew, root):
    drafted = skew("ical", ADDRESS, "-o", "out", "--json", *at(8))
    found = json.loads(drafted.out)
    assert {f"out/{ADDRESS}/{each}" for each in FILES} == set(found["programs"][0].pop("files"))
    assert {
        "format": "skew-ical/1",
        "dry_run": False,
        "tzdata": tzdata.IANA_VERSION,
        "programs": [{"program": ADDRESS, "meetings": 3, "published": 0, "pending": 3}],
    } == found
    assert drafted.err == (
        f"{ADDRESS}: 3 meetings, 9 files in out/{ADDRESS}\n"
        f"3 entries differ from what was published; before you send them: skew publish {ADDRESS} -o out\n"
    )
    tried = skew("publish", ADDRESS, "-o", "out", "--dry-run", *at(9))
    names = "event/explore, event/session-sewage-works, event/session-sorting-plant"
    assert (0, "", f"{ADDRESS}: would record publication 1: {names}\n") == (tried.code, tried.out, tried.err)
    assert json.loads((root / LEDGER).read_bytes())["publication"]["no"] == 0
    assert f"{ADDRESS}: publication 1 recorded, 3 entries\n" == skew("publish", ADDRESS, "-o", "out", *at(9)).err
    again = skew("publish", ADDRESS, "-o", "out", "--json", *at(10))
    assert json.loads(again.out)["programs"] == [
        {"program": ADDRESS, "no": 1, "at": "2024-05-01T09:00:00Z", "published": [], "retired": []}
    ]
    assert f"{ADDRESS}: nothing has changed since publication 1\n" == again.err
    edit(root, "date: 2024-05-28", "date: 2024-06-04")
    moved = skew("ical", ADDRESS, "-o", "out", *at(11))
    assert f"out/{ADDRESS}/changes/2/CHANGES.md\n" in moved.out
    done = json.loads(skew("publish", ADDRESS, "-o", "out", "--json", *at(12)).out)
    assert (2, ["event/session-sewage-works"]) == (done["programs"][0]["no"], done["programs"][0]["published"])


def test_what_cannot_be_published(skew, root):
    skew("ical", ADDRESS, *at(8))
    (root / "build/ical" / ADDRESS / "series-de.ics").unlink()
    refused = skew("publish", ADDRESS, *at(9))
    assert 1 == refused.code
    assert "series-de.ics" in refused.err
    assert "nothing was published" in refused.err
    none = skew("publish", "2024/bonn-ramallah", *at(9))
    assert (2, True) == (none.code, "there is no draft to publish" in none.err)


def test_a_dry_run_writes_nothing(skew, root):
    before = sorted(root.rglob("*"))
    assert 0 == skew("ical", ADDRESS, "-o", "out", "--dry-run", *at(8)).code
    assert before == sorted(root.rglob("*"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("--now", "2024-05-01T08:00:00"), "is not a time with its zone"),
        (("--now", "gestern"), "is not a time with its zone"),
        (("--itip", "a@example.org"), "needs --itip and --attendee"),
        (("--attendee", "a@example.org"), "needs --itip and --attendee"),
        (("--itip", "a@example.org", "--attendee", "b"), '--attendee: "b" is not a mail address'),
    ],
)
def test_options_that_are_refused(skew, root, given, message):
    called = skew("ical", ADDRESS, *given)
    assert (2, True, False) == (called.code, message in called.err, (root / LEDGER).exists())


def test_a_lost_ledger(skew, root):
    skew("ical", ADDRESS, "-o", "out", *at(8))
    skew("publish", ADDRESS, "-o", "out", *at(9))
    names = [f"out/{ADDRESS}/series-{lang}.ics" for lang in ("de", "ar", "both")]
    kept = skew("ledger", "rebuild", ADDRESS, *names, "--no", "1")
    assert (2, True) == (kept.code, "exists already" in kept.err)
    before = json.loads((root / LEDGER).read_bytes())
    (root / LEDGER).unlink()
    shown = skew("ledger", "rebuild", ADDRESS, *names, "--dry-run")
    assert (before["items"], False) == (json.loads(shown.out)["items"], (root / LEDGER).exists())
    done = skew("ledger", "rebuild", ADDRESS, *names, "--no", "1", "--json")
    assert ["event/explore", "event/session-sewage-works", "event/session-sorting-plant"] == json.loads(done.out)[
        "items"
    ]
    assert f"{LEDGER} is written: 3 entries, publication 1\n" == done.err
    assert "pending" not in skew("ical", ADDRESS, "-o", "out", *at(10)).err
    assert before["items"] == json.loads((root / LEDGER).read_bytes())["items"]
    assert 2 == skew("ledger", "rebuild").code
    assert 2 == skew("ledger", "forget", ADDRESS, *names).code


def test_the_same_ledger_gives_the_same_bytes_whatever_the_computer(root, tmp_path):
    """Under another clock, TZ, locale, PYTHONHASHSEED and system tz data; the ledger is not written again."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "HOME") if key in os.environ}
    kept |= {"SKEW_AS_OF": "2024-05-01", "PYTHONDONTWRITEBYTECODE": "1", "SKEW_LANG": "en"}

    def run(*words, **more):
        line = [sys.executable, "-m", "skew_cli", *words]
        subprocess.run(line, cwd=root, env=kept | more, check=True, capture_output=True)

    runs = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "PYTHONTZPATH": str(tmp_path)},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LANG": "ar_PS.UTF-8", "SOURCE_DATE_EPOCH": "0"},
    ]
    run("ical", ADDRESS, "-o", "out", "--checklists", *at(8))
    run("publish", ADDRESS, "-o", "out", *at(9))
    ledger = (root / LEDGER).read_bytes(), (root / LEDGER).stat().st_mtime_ns
    for number, more in enumerate(runs):
        run("ical", ADDRESS, "-o", f"out{number}", **more)
    found = [
        {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
        for folder in (root / "out", root / "out0", root / "out1")
    ]
    assert found[0] == found[1]
    assert found[0] == found[2]
    assert ledger == ((root / LEDGER).read_bytes(), (root / LEDGER).stat().st_mtime_ns)


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        ("date: 2024-05-28", "date: 2024-06-04", ("sessions", 1), "cancellation-not-sent"),
        ("sewage-works, date", "sewage-works, duration_min: 90, date", ("sessions", 1), "cancellation-not-sent"),
        ("sewage-works, date", "sewage-works, status: confirmed, date", ("sessions", 1), "cancellation-not-sent"),
        ("sewage-works, date", "sewage-works, status: cancelled, date", ("sessions", 1), "called-off"),
        ("{id: sewage-works", "{id: other", (), "gone"),
    ],
)
def test_k002_tells_what_recipients_do_not_know(skew, root, old, new, path, message):
    def found():
        index = load(Repository(root=root), dt.date(2024, 5, 1))
        return [(each.path, each.message_id) for each in check(index, Selection(select=("K002",))).findings]

    def publish(hour):
        skew("ical", ADDRESS, "--force", *at(hour))
        skew("publish", ADDRESS, "--force", *at(hour))

    edit(root, old, new)
    skew("ical", ADDRESS, *at(7))
    assert [] == found()
    edit(root, new, old)
    publish(8)
    assert [] == found()
    edit(root, "sorting-plant, date", "sorting-plant, status: held, date")
    assert [] == found()
    edit(root, "sorting-plant, status: held, date", "sorting-plant, date")
    edit(root, old, new)
    assert [(path, message)] == found()
    publish(9)
    assert [] == found()


@pytest.mark.parametrize("wrong", ["date: 2024-05-32", "date: 2024-05-28x"])
def test_k002_calls_nothing_gone_that_cannot_be_read(skew, root, wrong):
    skew("ical", ADDRESS, "--force", *at(8))
    skew("publish", ADDRESS, "--force", *at(8))
    edit(root, "date: 2024-05-28", wrong)
    index = load(Repository(root=root), dt.date(2024, 5, 1))
    assert ["F004"] == [each.code for each in check(index, Selection(select=("K002", "F004"))).findings]
