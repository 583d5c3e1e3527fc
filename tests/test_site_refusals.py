"""`skew site`: programs with errors, files that cannot be read, what is in the way, and what a dry run says."""

import json

import pytest
from cli_repository import BONN, KOELN, caller, lay_down

BROKEN = KOELN.replace("koeln-bethlehem", "broken").replace("2024-05-14", "2024-05-11")  # a Saturday
SITE = ("site", "--season", "2024", "-o", "web")


@pytest.fixture
def root(tmp_path):
    """Bonn is public, Cologne is not."""
    found = lay_down(tmp_path)
    (found / "programs/2024/bonn-ramallah.yaml").write_text(BONN + "visibility: public\n", encoding="utf-8")
    return found


@pytest.fixture
def skew(root, monkeypatch, capsys):
    return caller(root, monkeypatch, capsys)


def break_one(root, text=BROKEN + "visibility: public\n"):
    (root / "programs/2024/broken.yaml").write_text(text, encoding="utf-8")


def test_a_program_with_errors_is_left_out_and_named(root, skew):
    break_one(root)
    done = skew(*SITE, "--json")
    found = json.loads(done.out)
    assert (1, 1, 1, ["programs/2024/broken.yaml"]) == (
        done.code,
        found["programs"],
        found["left_out"],
        found["faulty"],
    )
    assert "error: left out: programs/2024/broken.yaml has errors [K001]\n" in done.err
    assert "skew validate programs/2024/broken.yaml" in done.err
    pages = "".join(each.read_text(encoding="utf-8") for each in (root / "web").rglob("*.html"))
    assert ("2024/broken" in pages, "2024/bonn-ramallah" in pages) == (False, True)
    forced = skew(*SITE, "--force")
    assert (0, True) == (forced.code, (root / "web/2024-broken/handout-de.html").is_file())
    assert (1, False) == (skew(*SITE).code, (root / "web/2024-broken").exists())


def test_a_season_in_which_nothing_is_left_is_refused(root, skew):
    (root / "programs/2024/bonn-ramallah.yaml").unlink()
    break_one(root)
    done = skew(*SITE)
    assert (1, True, False) == (done.code, "[K001]" in done.err, (root / "web").exists())


def test_a_file_that_is_no_program_is_named(root, skew):
    break_one(root, "- nothing\n")
    done = skew(*SITE)
    assert (1, True) == (done.code, (root / "web/index.html").is_file())
    assert "error: left out: programs/2024/broken.yaml cannot be read as a program\n" in done.err


def test_a_program_that_nobody_would_see_does_no_harm(root, skew):
    break_one(root, BROKEN)
    assert 0 == skew(*SITE).code


def test_a_page_of_somebody_else_is_in_the_way(root, skew):
    (root / "web").mkdir()
    (root / "web/index.html").write_text("mine")
    for more in ((), ("--dry-run",)):
        done = skew(*SITE, *more)
        assert (1, True) == (done.code, "was not written by skew; nothing was written" in done.err)
        assert {"index.html": "mine"} == {each.name: each.read_text() for each in (root / "web").iterdir()}
    (root / "web/index.html").unlink()
    assert [0, 0] == [skew(*SITE).code, skew(*SITE).code]


def test_a_dry_run_says_what_it_would_write(root, skew):
    done = skew(*SITE, "--dry-run")
    files = done.out.splitlines()
    assert (0, False) == (done.code, (root / "web").exists())
    assert done.err.startswith(f"would write {len(files)} files into web: 1 program\n")
    skew(*SITE)
    written = {each.relative_to(root).as_posix() for each in (root / "web").rglob("*") if each.is_file()}
    assert {*files} == written - {"web/.skew-site.json"}
