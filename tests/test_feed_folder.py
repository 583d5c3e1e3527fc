"""What `skew publish --to` does to a folder: what was published is there, what others put there stays."""

import pytest
from cli_repository import caller
from ledger_samples import FILE, SERIES, World

from skew_cli.app.feed import MANIFEST, PAGES, publish_feed
from skew_cli.app.load import load
from skew_cli.errors import Refused, SkewError
from skew_cli.store.repository import Repository

URL = "https://example.org/kalender/"
BONN = FILE.replace("koeln-bethlehem", "bonn-ramallah")


@pytest.fixture
def world(tmp_path):
    """Two programs; that of Cologne is published."""
    found = World(root=tmp_path / "repository")
    text = (found.root / FILE).read_text("utf-8").replace(SERIES, SERIES.replace("9d0f", "8c1e"))
    text = text.replace("koeln", "bonn").replace("bethlehem", "ramallah")
    (found.root / BONN).write_text(text, encoding="utf-8")
    found.sent()
    return found


def fed(world, folder, **more):
    index = load(Repository(root=world.root), world.now.date())
    return publish_feed(index, folder, **more)


def contents(folder):
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_what_was_published_is_in_the_folder_and_nothing_else(world, tmp_path):
    web = tmp_path / "web"
    result = fed(world, web, url=URL, chosen=[FILE])
    wanted = {f"2024-koeln-bethlehem/series-{lang}.ics" for lang in ("de", "ar")} | set(PAGES.values())
    assert (tuple(sorted(wanted)), (), ()) == (result.files, result.removed, result.kept)
    assert wanted | {MANIFEST} == set(contents(web))
    ics = (web / "2024-koeln-bethlehem/series-de.ics").read_bytes()
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in ics
    assert "<h2><bdi>Hospitationsprogramm Köln – Bethlehem 2024</bdi></h2>" in (web / "index.html").read_text("utf-8")


def test_a_second_run_touches_no_file(world, tmp_path):
    web = tmp_path / "web"
    fed(world, web, url=URL)
    before = {each: (each.stat().st_mtime_ns, each.stat().st_ino) for each in web.rglob("*")}
    fed(world, web, url=URL)
    assert before == {each: (each.stat().st_mtime_ns, each.stat().st_ino) for each in web.rglob("*")}


def test_a_dry_run_writes_nothing(world, tmp_path):
    assert set(PAGES.values()) < set(fed(world, tmp_path / "web", dry_run=True).files)
    assert not (tmp_path / "web").exists()


def test_a_program_with_unpublished_changes_keeps_its_calendars(world, tmp_path):
    web = tmp_path / "web"
    fed(world, web, url=URL)
    before = contents(web)
    world.edit("session-a", date="2024-05-15")
    assert ("2024-koeln-bethlehem",) == fed(world, web, url=URL).kept
    assert before == contents(web)
    with pytest.raises(SkewError):
        fed(world, web, url=URL, chosen=[FILE])
    assert before == contents(web)
    world.sent()
    assert () == fed(world, web, url=URL, chosen=[FILE]).kept
    assert {f"2024-koeln-bethlehem/series-{lang}.ics" for lang in ("de", "ar")} == {
        name for name, content in contents(web).items() if content != before[name]
    }


def test_a_program_that_cannot_be_read_for_a_while_keeps_its_calendars(world, tmp_path):
    web = tmp_path / "web"
    fed(world, web)
    before = {name: content for name, content in contents(web).items() if name.endswith(".ics")}
    (world.root / FILE).write_text("{", encoding="utf-8")
    assert ("2024-koeln-bethlehem",) == fed(world, web).kept
    assert before == {name: content for name, content in contents(web).items() if name.endswith(".ics")}


def test_a_program_that_is_gone_goes_and_what_others_put_there_stays(world, tmp_path):
    web = tmp_path / "web"
    fed(world, web)
    (web / "2024-koeln-bethlehem/notes.txt").write_text("ours")
    (web / "imprint.html").write_text("ours")
    (world.root / FILE).unlink()
    result = fed(world, web)
    assert tuple(f"2024-koeln-bethlehem/series-{lang}.ics" for lang in ("ar", "de")) == result.removed
    assert {"2024-koeln-bethlehem/notes.txt", "imprint.html", MANIFEST, *PAGES.values()} == set(contents(web))


def test_a_file_that_skew_did_not_write_is_in_the_way(world, tmp_path):
    web = tmp_path / "web"
    web.mkdir()
    (web / "index.html").write_text("ours")
    with pytest.raises(Refused):
        fed(world, web)
    assert {"index.html": b"ours"} == contents(web)


def test_a_manifest_cannot_lead_out_of_the_folder(world, tmp_path):
    web = tmp_path / "web"
    fed(world, web)
    (tmp_path / "precious.txt").write_text("ours")
    (web / MANIFEST).write_text('{"files": ["../precious.txt", "/etc/hostname", 7, "index.html"]}')
    (web / "index.html").write_text("old")
    for each in (web / "2024-koeln-bethlehem").iterdir():
        each.unlink()
    for each in ("index-ar.html", "index-en.html"):
        (web / each).unlink()
    assert () == fed(world, web).removed
    assert "ours" == (tmp_path / "precious.txt").read_text()


@pytest.mark.parametrize("address", ["http://example.org/k", "https://a:b@example.org/", "ftp://example.org/", "k"])
def test_an_address_that_is_not_safe_is_refused(world, tmp_path, address):
    with pytest.raises(SkewError):
        fed(world, tmp_path / "web", url=address)
    assert not (tmp_path / "web").exists()


def test_skew_publish_fills_the_folder(world, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{world.now.timestamp():.0f}")
    skew = caller(world.root, monkeypatch, capsys)
    called = skew(
        "publish", "2024/koeln-bethlehem", "--force", "--to", "web", "--url", "https://example.org/kalender", "--json"
    )
    assert (0, True) == (called.code, '"2024-koeln-bethlehem/series-ar.ics"' in called.out)
    assert f"{URL}2024-koeln-bethlehem/series-de.ics" in (world.root / "web/index.html").read_text("utf-8")
    called = skew("publish", "2024/koeln-bethlehem", "--force", "--url", "https://example.org/kalender")
    assert (2, "error: --url says where the folder of --to is") == (called.code, called.err.splitlines()[0])
