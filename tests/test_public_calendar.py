"""The public calendar tells no more than it may, and invitations are what iTIP asks for (ical.md 12 and 13)."""

import uuid

import pytest
from calendar_samples import read
from ledger_samples import FILE, SERIES, World

from skew_cli.app import published
from skew_cli.cli.values import read_mailbox
from skew_cli.errors import SkewError
from skew_cli.model.calendar import Invitation

HIDDEN = (
    "room: https://meet.example.org/room?pwd=1234567, platform: Plattform X, password: geheim99, fallback: 0221 123456, "
    "objective: mail an frage@example.org, materials: [{title: Unterlage Y}], host: nrw, host_department: Amt Z"
)
FORBIDDEN = ("example.org", "1234567", "Plattform X", "geheim99", "0221", "frage@", "Unterlage Y", "Amt Z", "VALARM")
PROPERTIES = {
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION",
    "STATUS", "TRANSP", "CLASS", "CATEGORIES",
}  # fmt: skip


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.edit("session-a", public=True)
    return found


def put(world, old, new):
    text = (world.root / FILE).read_text("utf-8")
    assert old in text
    (world.root / FILE).write_text(text.replace(old, new), "utf-8")


def test_only_permitted_fields_of_public_meetings(world):
    put(world, "{id: a,", f"{{id: a, theme: tourism, {HIDDEN},")
    world.draft()
    content = world.files()["public.ics"]
    (event,) = read(content).all("VEVENT")
    assert PROPERTIES == set(event.names())
    assert ("Termin 1: Altstadt (Köln – Bethlehem) / الجلسة 1: لقاء (كولونيا – بيت لحم)", "TRANSPARENT", "PUBLIC") == (
        event["SUMMARY"],
        event["TRANSP"],
        event["CLASS"],
    )
    assert str(uuid.uuid5(uuid.UUID(SERIES), "public/session-a")) == event["UID"]
    assert "Tourismus" in event["DESCRIPTION"]
    text = content.replace(b"\r\n ", b"").decode()
    assert [] == [each for each in (*FORBIDDEN, "X-SKEW", "RELATED-TO") if each in text]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Fragen an info@example.org", "mail address"),
        ("Altstadt 0221 1234567", "phone number"),
        ("Altstadt +49 221 1234567", "phone number"),
        ("Altstadt (0221) 123456-7", "phone number"),
        ("siehe https:\u002f\u002fstadt.example", "link"),
        ("Raum meet.example.org", "join link"),
        ("Kennwort geheim99", "password"),
        ("Mit Frau Beispielname", "name"),
    ],
)
def test_what_must_not_be_read_by_everybody_is_refused(world, title, kind):
    put(world, "title: {de: Altstadt", f'title: {{de: "{title}"')
    put(world, "{id: a,", f"{{id: a, {HIDDEN},")
    put(world, "sessions:", 'people: [{id: b, name: "Frau Beispielname"}]\nsessions:')
    with pytest.raises(SkewError) as error:
        world.draft()
    assert ("SUMMARY", kind) == (error.value.values["name"], error.value.values["kind"])
    assert not world.folder.exists()


@pytest.mark.parametrize("title", ["Altstadt 2024", "Abschnitt 01-02", "Raum 12.30 Uhr"])
def test_numbers_that_are_no_phone_number(world, title):
    put(world, "title: {de: Altstadt", f'title: {{de: "{title}"')
    world.draft()
    assert "public.ics" in world.files()


def test_a_meeting_that_is_no_longer_public_is_called_off_there_alone(world):
    world.sent()
    world.edit("session-a", public=False)
    world.draft()
    (event,) = read(world.files()["public.ics"]).all("VEVENT")
    expected = "ABGESAGT: Termin 1: Altstadt (Köln – Bethlehem) / أُلغيت: الجلسة 1: لقاء (كولونيا – بيت لحم)"
    assert ("CANCELLED", "1", expected) == (event["STATUS"], event["SEQUENCE"], event["SUMMARY"])
    assert (0, "CONFIRMED") == (world.said()["session-a"][0], world.said()["session-a"][3])
    assert {"public/session-a"} == {key for key, each in world.items().items() if each.pending}
    assert "Der öffentliche Kalender ist geändert." in world.files()["changes/2/CHANGES.md"].decode()


def test_invitations(world):
    invitation = Invitation(organizer="hospitation@example.org", attendee="koordination@example.org")
    world.draft(invitation=invitation)
    name = "changes/1/itip/session-a-de.ics"
    found = read(world.files()[name])
    (event,) = found.all("VEVENT")
    assert "REQUEST" == found["METHOD"]
    assert "mailto:hospitation@example.org" == event["ORGANIZER"]
    assert (
        "ATTENDEE",
        ("PARTSTAT=NEEDS-ACTION", "ROLE=REQ-PARTICIPANT", "RSVP=TRUE"),
        "mailto:koordination@example.org",
    ) in (event.lines)
    world.draft()
    assert [] == [each for each in world.files() if "itip" in each]
    world.publish()
    world.edit("session-a", status="cancelled")
    world.draft(invitation=invitation)
    found = read(world.files()["changes/2/itip/session-a-de.ics"])
    assert ("CANCEL", "CANCELLED") == (found["METHOD"], found.all("VEVENT")[0]["STATUS"])
    assert ["session-a-ar.ics", "session-a-de.ics"] == sorted(
        each.rpartition("/")[2] for each in world.files() if "itip" in each
    )
    plain = [content for each, content in world.files().items() if "itip" not in each]
    assert [] == [each for each in plain if b"METHOD" in each or b"ORGANIZER" in each or b"ATTENDEE" in each]
    assert 2 == len(world.publish().items)


@pytest.mark.parametrize("text", ["a@b", "Name <a@example.org>", "a@example.org\r\nX:1", "mailto:a@example.org", ""])
def test_what_is_no_mailbox(text):
    with pytest.raises(SkewError):
        read_mailbox(text)


def test_what_was_published_for_servers_and_subscribers(world):
    with pytest.raises(SkewError, match="nothing was published"):
        published.resources(*world.loaded(), "de")
    world.sent()
    files = world.files()
    found = published.resources(*world.loaded(), "ar")
    assert [f"{each.uid}.ics" for each in found] == [each.name for each in found]
    assert [files[f"single/{name}-ar.ics"] for name in ("01-explore", "02-session-a", "03-session-b")] == [
        each.content for each in found
    ]
    feeds = dict(published.feeds(*world.loaded()))
    assert {"series-de.ics", "series-ar.ics", "public.ics"} == set(feeds)
    poll = b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n", b"X-PUBLISHED-TTL:PT12H\r\n"
    assert {name: files[name] for name in feeds} == {
        name: content.replace(poll[0], b"").replace(poll[1], b"") for name, content in feeds.items()
    }
    assert [] == [content for content in feeds.values() if poll[0] not in content or poll[1] not in content]
    with pytest.raises(SkewError, match="no calendar in"):
        published.resources(*world.loaded(), "en")
    world.edit("session-b", status="cancelled")
    with pytest.raises(SkewError, match="not published"):
        published.feeds(*world.loaded()).__next__()
    world.sent()
    assert [False, False, True] == [each.cancelled for each in published.resources(*world.loaded(), "de")]
