"""The way to a calendar server: who we are, which addresses are taken, what is said when it fails, the command."""

import contextlib
import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from calendar_samples import ROOT
from cli_repository import caller
from ledger_samples import World
from radicale_server import PASSWORD, USER, Server, emptied
from stories import Screen

from skew_cli.app.caldav import Done
from skew_cli.errors import SkewError
from skew_cli.store.address import folder_address
from skew_cli.store.caldav import open_collection
from skew_cli.store.credentials import Credentials, credentials

ADVICE = Credentials(user=USER, password=PASSWORD)
WRONG = Credentials(user=USER, password=PASSWORD[::-1])


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    found = Server(tmp_path_factory.mktemp("radicale"))
    yield found
    found.kill()


@pytest.fixture
def client(server):
    with emptied(server) as found:
        yield found


def failure(address, given=ADVICE):
    with pytest.raises(SkewError) as problem, open_collection(address, given):
        pass
    return problem.value.message.en, problem.value.exit_code


def test_a_failure_is_told_apart_from_others(server, client):
    home = server.url.removesuffix("meetings/")
    assert ("{url}: user name or password is wrong", 2) == failure(server.url, WRONG)
    assert ("{url} is no calendar", 2) == failure(home)
    assert ("{url} is no calendar", 2) == failure(f"{home}nothing/")
    assert ("{url}: no secure connection (TLS): {why}", 2) == failure(server.url.replace("http:", "https:"))
    assert ("{url}: you may not write there", 2) == failure(f"http://127.0.0.1:{server.port}/somebody/else/")


class Elsewhere(BaseHTTPRequestHandler):
    """Every address has moved."""

    def do_PROPFIND(self):
        self.send_response(301)
        self.send_header("Location", "http://elsewhere.example.org/")
        self.end_headers()

    def log_message(self, *_):
        """Silent."""


def test_a_redirection_is_told_and_not_followed():
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as door:
        Thread(target=door.handle_request).start()
        said = failure(f"http://127.0.0.1:{door.server_port}/")
    assert ("{url} refers to another address: {where}", 2) == said


def test_a_server_that_does_not_answer_is_named(server, client):
    server.kill()
    said = failure(server.url)
    server.start()
    assert ("{url} cannot be reached: {why}", 2) == said


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://calendar.example.org/a/", '"{address}" is not an address that skew uses'),
        ("http://127.0.0.1.example.org/a/", '"{address}" is not an address that skew uses'),
        ("ftp://calendar.example.org/a/", '"{address}" is not an address that skew uses'),
        ("https:///a/", '"{address}" is not an address that skew uses'),
        ("https://calendar.example.org:port/", '"{address}" is not an address that skew uses'),
        ("https://a b.example.org/", '"{address}" is not an address that skew uses'),
        ("https://<b>/", '"{address}" is not an address that skew uses'),
        ("https://[::1/", '"{address}" is not an address that skew uses'),
        ("https://calendar.example.org/a/?token=1", '"{address}" is not an address that skew uses'),
        ("https://advice:secret@calendar.example.org/", "a user name or password does not belong into the address"),
        ("https://advice@calendar.example.org/", "a user name or password does not belong into the address"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(address, message):
    with pytest.raises(SkewError) as problem:
        folder_address(address)
    assert message == problem.value.message.en
    assert "secret" not in str(problem.value.values)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://calendar.example.org/a/b", "https://calendar.example.org/a/b/"),
        ("https://calendar.example.org:8443", "https://calendar.example.org:8443/"),
        ("http://127.0.0.1:5232/a/", "http://127.0.0.1:5232/a/"),
        ("http://[::1]:5232/a/", "http://[::1]:5232/a/"),
        ("http://localhost/a/", "http://localhost/a/"),
        ('https://büro.example.org/Köln "1"/%20', "https://xn--bro-hoa.example.org/K%C3%B6ln%20%221%22/%20/"),
    ],
)
def test_the_address_of_a_collection_ends_with_a_slash(address, shown):
    assert shown == folder_address(address)


def test_the_environment_says_who_we_are(monkeypatch):
    monkeypatch.setenv("SKEW_CALDAV_USER", USER)
    monkeypatch.setenv("SKEW_CALDAV_PASSWORD", PASSWORD)
    found = credentials("https://calendar.example.org/a/")
    assert (USER, PASSWORD) == (found.user, found.password)
    assert PASSWORD not in repr(found)


def test_else_the_keyring_does_or_what_is_missing_is_named(monkeypatch):
    keyring = pytest.importorskip("keyring", reason="keyring is not installed: only the environment has passwords")
    from keyring.backend import KeyringBackend

    class Drawer(KeyringBackend):
        priority = 1

        def get_password(self, service, username):
            known = ("skew-caldav:calendar.example.org", USER)
            return PASSWORD if (service, username) == known else None

        def set_password(self, service, username, password):
            raise AssertionError(service, username, password)

    monkeypatch.delenv("SKEW_CALDAV_PASSWORD", raising=False)
    monkeypatch.setenv("SKEW_CALDAV_USER", USER)
    before = keyring.get_keyring()
    keyring.set_keyring(Drawer())
    try:
        assert ADVICE == credentials("https://calendar.example.org/a/")
        with pytest.raises(SkewError) as problem:
            credentials("https://other.example.org/a/")
    finally:
        keyring.set_keyring(before)
    assert ("no user name and password for {host}", "other.example.org") == (
        problem.value.message.en,
        problem.value.values["host"],
    )


OPEN = """\
from skew_cli.errors import SkewError
from skew_cli.store.caldav import open_collection
from skew_cli.store.credentials import Credentials
try:
    with open_collection({url!r}, Credentials(user={user!r}, password={password!r})):
        print("open")
except SkewError as problem:
    print(problem.message.en)
"""


def test_without_the_extra_the_remedy_is_named():
    code = "import sys; sys.modules['caldav'] = None\n" + OPEN.format(
        url="https://x.example.org/", user="", password=""
    )
    code = code.replace("message", "hint")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert 'install it: pip install "skew-cli[caldav]"\n' == done.stdout


def test_a_netrc_file_is_not_asked(server, client, tmp_path):
    """Credentials come from nowhere but environment and keyring; in a process of its own, as a person would run it."""
    (tmp_path / "netrc").write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n")
    environment = {**os.environ, "NETRC": str(tmp_path / "netrc")}
    command = [sys.executable, "-c", OPEN.format(url=server.url, user=USER, password=WRONG.password)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    assert "{url}: user name or password is wrong\n" == done.stdout


def test_what_was_left_is_known():
    deeds = ("new", "updated", "cancelled", "unchanged", "edited", "deleted")
    assert ["edited", "deleted"] == [each for each in deeds if Done(uid="u", title="t", deed=each).left]


@pytest.fixture
def skew(server, tmp_path, monkeypatch, capsys):
    """The command line in a repository whose program is published."""
    world = World(root=tmp_path / "repository")
    world.sent()
    call = caller(world.root, monkeypatch, capsys)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{world.now.timestamp():.0f}")
    monkeypatch.setenv("SKEW_CALDAV_USER", USER)
    monkeypatch.setenv("SKEW_CALDAV_PASSWORD", PASSWORD)
    return lambda *more: call("publish", "2024/koeln-bethlehem", "--caldav", server.url, *more)


def uids(client, server):
    return {each.icalendar_component["UID"] for each in client.calendar(url=server.url).get_events()}


def test_skew_publish_brings_the_calendar_up_to_date(server, client, skew):
    called = skew("--force", "--lang", "ar", "--json")
    entries = json.loads(called.out)["caldav"]["entries"]
    assert (0, ["new"] * 3) == (called.code, [each["deed"] for each in entries])
    assert f"{server.url}: 3 new, 0 changed, 0 called off, 0 as before" in called.err.splitlines()
    called = skew("--force", "--lang", "ar")
    assert (0, "") == (called.code, called.out)
    assert f"{server.url}: 0 new, 0 changed, 0 called off, 3 as before" in called.err.splitlines()
    assert {each["uid"] for each in entries} | {"council-meeting"} == uids(client, server)


def test_progress_is_shown_where_somebody_looks(server, client, skew):
    with contextlib.redirect_stderr(Screen(watched=True)) as screen:
        skew("--force")
    assert "entry 1 of 3\rentry 2 of 3\rentry 3 of 3\r" in screen.text()
    assert "entry" not in skew("--force").err


def test_a_dry_run_says_what_would_be(server, client, skew):
    called = skew("--force", "--dry-run")
    assert f"{server.url}, would be: 3 new, 0 changed, 0 called off, 0 as before" in called.err.splitlines()
    assert {"council-meeting"} == uids(client, server)


def test_skew_publish_ends_with_1_when_something_was_left_alone(server, client, skew):
    (first, second, _) = json.loads(skew("--force", "--json").out)["caldav"]["entries"]
    client.delete(f"{server.url}{first['uid']}.ics")
    content = client.request(f"{server.url}{second['uid']}.ics").raw
    client.put(f"{server.url}{second['uid']}.ics", content.replace("CLASS:PUBLIC", "CLASS:PRIVATE"))
    called = skew()
    assert 1 == called.code
    assert [
        f'"{first["title"]}": deleted on the server, not put again; put it with --overwrite',
        f'"{second["title"]}": edited on the server, left as it is there; overwrite it with --overwrite',
    ] == called.err.splitlines()[-2:]
    assert 1 == skew("--force").code
    assert 0 == skew("--overwrite").code


def test_a_wrong_address_stops_before_anything_is_recorded(server, tmp_path, monkeypatch, capsys):
    world = World(root=tmp_path / "repository")
    call = caller(world.root, monkeypatch, capsys)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{world.now.timestamp():.0f}")
    assert 0 == call("ical", "2024/koeln-bethlehem", "--force").code
    called = call("publish", "2024/koeln-bethlehem", "--force", "--caldav", "http://example.org/")
    assert 2 == called.code
    assert 0 == world.ledger().publication.no
    monkeypatch.setenv("SKEW_CALDAV_USER", USER)
    monkeypatch.setenv("SKEW_CALDAV_PASSWORD", PASSWORD)
    called = call("publish", "2024/koeln-bethlehem", "--force", "--caldav", server.url, "--dry-run")
    assert (0, 0) == (called.code, world.ledger().publication.no)
    assert "would be published first" in called.err
