"""A series onto a calendar server, against a real one: what is put, what is left alone, what is said when it fails."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from calendar_samples import calendar, render
from radicale_server import PASSWORD, USER, Server, emptied

from skew_cli.app.caldav import send
from skew_cli.app.published import Resource
from skew_cli.errors import SkewError
from skew_cli.exports._texts import line
from skew_cli.store import sent
from skew_cli.store.caldav import open_collection
from skew_cli.store.credentials import Credentials
from skew_cli.store.repository import Repository

ADVICE = Credentials(user=USER, password=PASSWORD)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    found = Server(tmp_path_factory.mktemp("radicale"))
    yield found
    found.kill()


@pytest.fixture
def client(server):
    with emptied(server) as found:
        yield found


@pytest.fixture
def repository(tmp_path):
    return Repository(root=tmp_path)


def meetings(**changed):
    """The meetings of the sample program; each keyword changes the one with that key."""
    return [replace(each, **changed.get(each.key, {})) for each in calendar("ar").meetings]


def resources(entries):
    file = replace(calendar("ar"), name=None)
    return [
        Resource(
            uid=each.uid,
            name=f"{each.uid}.ics",
            content=render(replace(file, meetings=(each,))),
            cancelled=each.status == "CANCELLED",
        )
        for each in entries
    ]


def publish(server, repository, entries, **more):
    """What became of each meeting, by key."""
    with open_collection(server.url, ADVICE) as collection:
        done = send(repository, collection, resources(entries), **more)
    assert [each.uid for each in entries] == [each.uid for each in done]
    assert [line(each.summary) for each in entries] == [each.title for each in done]
    return {entry.key: each.deed for entry, each in zip(entries, done, strict=True)}


def on_server(client, server):
    """(UID, start, end, SUMMARY, STATUS) of all entries, as another client sees them."""
    found = set()
    for each in client.calendar(url=server.url).get_events():
        (event,) = each.icalendar_instance.walk("VEVENT")
        times = (event[name].dt.astimezone(dt.UTC) for name in ("DTSTART", "DTEND"))
        found.add((str(event["UID"]), *times, str(event["SUMMARY"]), str(event.get("STATUS", ""))))
    return found


def asked(entries):
    start, end = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC), dt.datetime(2024, 5, 2, 13, tzinfo=dt.UTC)
    return {("council-meeting", start, end, "Council meeting", "")} | {
        (each.uid, each.start, each.end, line(each.summary), each.status) for each in entries
    }


def live(entries):
    return [each for each in entries if each.status != "CANCELLED"]


def edit(client, server, entry, old, new):
    """Somebody changes an entry on the server."""
    address = f"{server.url}{entry.uid}.ics"
    content = client.request(address).raw
    assert old in content
    client.put(address, content.replace(old, new), {"Content-Type": "text/calendar"})


def test_the_first_time_every_meeting_is_put_that_is_not_off(server, client, repository):
    entries = meetings()
    off = [each.key for each in entries if each.status == "CANCELLED"]
    assert off == ["session-aus"]
    deeds = publish(server, repository, entries)
    assert {each.key: "unchanged" if each.key in off else "new" for each in entries} == deeds
    assert asked(live(entries)) == on_server(client, server)


def test_an_entry_has_its_time_zone_and_no_method(server, client, repository):
    entries = live(meetings())
    publish(server, repository, entries)
    content = client.request(f"{server.url}{entries[0].uid}.ics").raw
    assert re.findall("^(METHOD|ORGANIZER|ATTENDEE)", content, re.MULTILINE) == []
    assert ["Europe/Berlin"] == re.findall("^TZID:(.*)$", content, re.MULTILINE)


def test_a_second_run_puts_nothing(server, client, repository):
    publish(server, repository, meetings())
    before = server.requests("PUT")
    assert {"unchanged"} == set(publish(server, repository, meetings()).values())
    assert before == server.requests("PUT")


def test_what_changed_is_put_and_nothing_else(server, client, repository):
    publish(server, repository, meetings())
    first = live(meetings())[0]
    entries = meetings(**{first.key: {"start": first.start - dt.timedelta(hours=1), "summary": "Neuer Titel; früher"}})
    before = server.requests("PUT")
    assert {first.key: "updated"} == {
        key: deed for key, deed in publish(server, repository, entries).items() if deed != "unchanged"
    }
    assert (before + 1, asked(live(entries))) == (server.requests("PUT"), on_server(client, server))


def test_what_is_off_stays_as_cancelled(server, client, repository):
    publish(server, repository, meetings())
    first = live(meetings())[0]
    entries = meetings(**{first.key: {"status": "CANCELLED", "summary": f"أُلغيت: {first.summary}", "alarm": None}})
    assert "cancelled" == publish(server, repository, entries)[first.key]
    assert asked([each for each in entries if each.key != "session-aus"]) == on_server(client, server)


def test_a_dry_run_says_the_same_and_writes_nothing(server, client, repository):
    before = server.requests("PUT")
    assert "new" in publish(server, repository, meetings(), dry_run=True).values()
    assert (before, asked([])) == (server.requests("PUT"), on_server(client, server))
    assert [] == list(repository.root.iterdir())


def test_what_somebody_edited_on_the_server_is_left_alone(server, client, repository):
    publish(server, repository, meetings())
    first = live(meetings())[0]
    edit(client, server, first, "CLASS:PUBLIC", "CLASS:PRIVATE")
    before = server.requests("PUT")
    entries = meetings(**{first.key: {"location": "Other place"}})
    assert "edited" == publish(server, repository, entries)[first.key]
    assert before == server.requests("PUT")
    assert "CLASS:PRIVATE" in client.request(f"{server.url}{first.uid}.ics").raw
    assert "updated" == publish(server, repository, entries, overwrite=True)[first.key]
    assert {"unchanged"} == set(publish(server, repository, entries).values())
    assert "LOCATION:Other place" in client.request(f"{server.url}{first.uid}.ics").raw


def test_what_somebody_deleted_on_the_server_does_not_come_back_by_itself(server, client, repository):
    entries = live(meetings())
    publish(server, repository, entries)
    client.delete(f"{server.url}{entries[0].uid}.ics")
    assert "deleted" == publish(server, repository, entries)[entries[0].key]
    assert asked(entries[1:]) == on_server(client, server)
    assert "new" == publish(server, repository, entries, overwrite=True)[entries[0].key]
    assert asked(entries) == on_server(client, server)


def test_an_entry_that_skew_did_not_put_is_taken_over_only_if_it_says_the_same(server, client, repository, tmp_path):
    """Another advisor's machine has put the series: there is no record of it here."""
    publish(server, repository, meetings())
    (tmp_path / "other").mkdir()
    other = Repository(root=tmp_path / "other")
    first, second = live(meetings())[:2]
    edit(client, server, first, "SEQUENCE:0", "SEQUENCE:3")
    deeds = publish(server, other, meetings())
    assert ("edited", "unchanged") == (deeds[first.key], deeds[second.key])
    entries = meetings(**{second.key: {"location": "Other place"}})
    deeds = publish(server, other, entries)
    assert ("edited", "updated") == (deeds[first.key], deeds[second.key])


def test_an_entry_is_found_wherever_it_lies_in_the_calendar(server, client, repository):
    """Somebody imported the file before: no second entry with the same UID."""
    entries = live(meetings())
    client.put(f"{server.url}imported.ics", resources(entries)[0].content, {"Content-Type": "text/calendar"})
    deeds = publish(server, repository, entries)
    assert ["unchanged", *["new"] * (len(entries) - 1)] == list(deeds.values())
    assert asked(entries) == on_server(client, server)
    assert "/imported.ics" in sent.read(repository, server.url)[entries[0].uid].href


def test_an_edit_between_reading_and_writing_is_noticed(server, client, repository):
    publish(server, repository, meetings())
    first = live(meetings())[0]
    entries = meetings(**{first.key: {"location": "Other place"}})

    def meddle(done, total):
        if done < total:
            edit(client, server, first, "CLASS:PUBLIC", "CLASS:PRIVATE")

    assert "edited" == publish(server, repository, entries, tell=meddle)[first.key]
    assert "CLASS:PRIVATE" in client.request(f"{server.url}{first.uid}.ics").raw


def test_a_server_that_dies_on_the_way_gets_the_rest_at_the_second_run(server, client, repository):
    entries = live(meetings())
    steps = []

    def kill(done, total):
        steps.append((done, total))
        if done == 1:
            server.kill()

    with pytest.raises(SkewError) as problem:
        publish(server, repository, entries, tell=kill)
    server.start()
    total = len(entries)
    assert [(0, total), (1, total)] == steps
    assert (1, total, server.url) == tuple(problem.value.values[each] for each in ("put", "total", "url"))
    deeds = publish(server, repository, entries)
    assert ["unchanged", *["new"] * (total - 1)] == list(deeds.values())
    assert asked(entries) == on_server(client, server)


def test_a_lost_or_broken_record_overwrites_nothing(server, client, repository):
    publish(server, repository, meetings())
    (repository.root / sent.FILE).write_bytes(b'{"format": 1, "collections": [')
    first = live(meetings())[0]
    deeds = publish(server, repository, meetings(**{first.key: {"location": "Other place"}}))
    assert {first.key: "edited"} == {key: deed for key, deed in deeds.items() if deed != "unchanged"}


def test_the_record_holds_no_password_and_no_texts(server, client, repository):
    entries = live(meetings())
    publish(server, repository, entries)
    text = (repository.root / sent.FILE).read_text()
    assert {each.uid for each in entries} == set(json.loads(text)["collections"][server.url])
    assert [each for each in (PASSWORD, "secret-room", entries[0].summary) if each in text] == []
