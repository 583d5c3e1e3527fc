"""The sample repository published as a whole: the feed and a real calendar server say the same as the programs.

The five readers of `test_calendar_readers` see every file of the feed alike; Radicale, read by the caldav client, holds
the same meetings.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calendar_samples import index, names
from icalendar import Calendar
from radicale_server import PASSWORD, USER, Server, emptied
from test_calendar_readers import READER, by_ical, by_icalendar, by_recurring_ical_events, utc

from skew_cli.cli.main import main

ROOT = Path(__file__).parent.parent
NOW = "2024-04-15T08:00:00Z"


def asked(name: str) -> list[list[str]]:
    """UIDs apart, which the readers compare with one another: start and end of every active meeting."""
    case = index().case(index().sources[f"programs/{name}.yaml"])
    return sorted([utc(each.start_utc), utc(each.end_utc)] for each in case.meetings)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A copy of the sample repository, published to a folder and to a server."""
    root = tmp_path_factory.mktemp("published")
    shutil.copytree(ROOT / "programs", root / "programs")
    (root / "skew.toml").write_bytes((ROOT / "skew.toml").read_bytes())
    server = Server(tmp_path_factory.mktemp("server"))
    dated = [name for name in names() if asked(name)]
    usual = dict(os.environ)
    os.environ |= {"SKEW_CALDAV_USER": USER, "SKEW_CALDAV_PASSWORD": PASSWORD, "SKEW_AS_OF": "2024-04-15"}
    try:
        with emptied(server) as client:
            options = ["-C", str(root), "--now", NOW, "-o", "build"]
            assert main(["ical", *dated, *options]) == 0
            places = ["--to", "feed", "--url", "https://example.org/kalender", "--caldav", server.url]
            assert main(["publish", *dated, *options, *places, "--lang", "de"]) == 0
            found = [each.data for each in client.principal().calendar(cal_url=server.url).events()]
        yield root, dated, found
    finally:
        os.environ.clear()
        os.environ.update(usual)
        server.kill()


def test_every_file_of_the_feed_reads_alike(published):
    root, dated, _ = published
    files = sorted((root / "feed").rglob("series-*.ics"))
    assert {path.parent.name for path in files} == {name.replace("/", "-") for name in dated}
    for path in files:
        content = path.read_bytes()
        rows = by_icalendar(content)
        assert rows == by_ical(content) == by_recurring_ical_events(content)
        name = path.parent.name.replace("-", "/", 1)
        assert sorted(row[1:3] for row in rows) == asked(name)


@pytest.mark.parametrize("reader", ["vobject", "khal"])
def test_every_file_reads_alike_in_a_process_of_its_own(published, reader, tmp_path):
    """Drafts, single files, public calendars and the feed; one process for all, as these readers keep their state."""
    root, _, _ = published
    files = [path for folder in ("build", "feed") for path in sorted((root / folder).rglob("*.ics"))]
    names = {f"{number}.ics": path for number, path in enumerate(files)}
    for name, path in names.items():
        (tmp_path / name).write_bytes(path.read_bytes())
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    kept |= {each: str(tmp_path) for each in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, str(READER), reader, str(tmp_path), *names],
        env=kept | {"PYTHONTZPATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(files) > 300
    for name, path in names.items():
        content = path.read_bytes()
        rows = by_icalendar(content)
        assert found[name] == rows == by_ical(content) == by_recurring_ical_events(content), path


def test_the_server_holds_the_same_meetings(published):
    root, dated, found = published
    rows = sorted(row for content in found for row in by_icalendar(content.encode()) if row[0] != "council-meeting")
    fed = [
        row
        for name in dated
        for row in by_icalendar((root / f"feed/{name.replace('/', '-')}/series-de.ics").read_bytes())
    ]
    assert rows == sorted(fed)
    assert len({row[0] for row in rows}) == len(rows)


def test_a_second_publication_changes_no_byte(published, capsys):
    root, dated, _ = published
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    later = ["-C", str(root), "--now", "2024-04-16T09:30:00Z", "-o", "build"]
    assert main(["ical", *dated, *later]) == 0
    assert main(["publish", *dated, *later, "--to", "feed", "--url", "https://example.org/kalender"]) == 0
    capsys.readouterr()
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {path for path in after if before.get(path) != after[path]} == set()
    calendar = Calendar.from_ical((root / f"feed/{dated[0].replace('/', '-')}/series-de.ics").read_bytes())
    assert {str(each["SEQUENCE"]) for each in calendar.walk("VEVENT")} <= {"0", "1"}
