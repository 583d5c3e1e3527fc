"""`skew export`: where documents go, what is opened, and how several processes share the work."""

import datetime as dt
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import replace

import pytest
from cli_repository import KOELN, caller, lay_down

from skew_cli.app.load import load
from skew_cli.app.papers import run as press
from skew_cli.app.papers.jobs import Wish, program_jobs
from skew_cli.cli import papers_told
from skew_cli.errors import SkewError
from skew_cli.exports import html
from skew_cli.store import opener
from skew_cli.store.repository import find

KOELN_FILE = "programs/2024/koeln-bethlehem.yaml"
BROKEN = KOELN.replace("koeln-bethlehem", "broken").replace("2024-05-14", "2024-05-11")  # a Saturday


@pytest.fixture
def root(tmp_path):
    return lay_down(tmp_path)


@pytest.fixture
def export(root, monkeypatch, capsys):
    skew = caller(root, monkeypatch, capsys)
    return lambda line: skew("export", *line.split())


@pytest.fixture
def index(root):
    return load(find(root), dt.date(2024, 5, 1))


def names(folder):
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def test_binary_formats_go_to_a_file_or_a_pipe(root, monkeypatch, capsysbinary):
    monkeypatch.setattr(html, "FORMAT", replace(html.FORMAT, binary=True))
    skew = caller(root, monkeypatch, capsysbinary)

    def export(line):
        return skew("export", *line.split())

    done = export("koeln-bethlehem --format html")
    assert (0, b"<!DOCTYPE html>") == (done.code, done.out[:15])
    monkeypatch.setattr("skew_cli.cli.stdout.is_terminal", lambda stream: stream is sys.stdout)
    refused = export("koeln-bethlehem --format html")
    expected = b"error: a terminal cannot show html.\nhelp: name a folder: -o DIR\n"
    assert (2, b"", expected) == (refused.code, refused.out, refused.err)


def test_open_shows_the_page_or_the_one_file(root, export, monkeypatch):
    shown = []
    monkeypatch.setattr(papers_told, "open_file", shown.append)
    export("koeln-bethlehem --format html,md -o out")
    assert [] == shown
    export("koeln-bethlehem --format html,md -o out --open")
    export("koeln-bethlehem --format html --lang de --open")
    one = root / "build/documents/2024-koeln-bethlehem-handout-de.html"
    assert [root / "out/index.html", one] == shown
    assert one.is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is the opener of Linux")
@pytest.mark.parametrize(("script", "opens"), [("exit 0", True), ("exit 3", False), (None, False)])
def test_the_opener_of_the_system(script, opens, tmp_path, monkeypatch):
    if script:
        (tmp_path / "xdg-open").write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/seen"\n{script}\n')
        (tmp_path / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    page = tmp_path / "a page.html"
    if opens:
        opener.open_file(page)
    else:
        with pytest.raises(SkewError, match="cannot be opened from here"):
            opener.open_file(page)
    assert not script or f"{page}\n" == (tmp_path / "seen").read_text()


def everything(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_processes_write_the_same_bytes(root, export):
    line = "--season 2024 --document handout,timetable,season --lang de,ar --format html,csv"
    one, two = export(f"{line} -o one -j 1"), export(f"{line} -o two -j 2")
    assert (one.code, one.out.replace("one/", "two/"), one.err.replace("in one", "in two")) == (
        two.code,
        two.out,
        two.err,
    )
    assert everything(root / "one") == everything(root / "two")


def test_what_a_dead_process_leaves_is_done_here(root, index, monkeypatch):
    def dying(work, papers, told, **_):
        place = min(papers)
        told(place, press.Press(index).attempt(papers[place], root / "out"))
        raise BrokenExecutor

    monkeypatch.setattr(press, "share", dying)
    wish = Wish(kinds=("handout", "timetable"), formats=("markdown",), langs=("de", "en"))
    jobs = [*program_jobs(index, index.sources[KOELN_FILE], wish)]
    told = []
    done = press.run(index, jobs, root / "out", workers=2, told=told.append)
    assert (jobs, jobs) == ([each.job for each in done], [each.job for made in told for each in made])
    assert sorted(job.file_name for job in jobs) == names(root / "out")


@pytest.mark.parametrize(
    ("spent", "waiting", "expected"),
    [(0.5, 90, False), (1.0, 90, True), (1.0, 70, False), (2.0, 60, True), (9.0, 20, False)],
)
def test_processes_pay_when_much_is_left_after_a_second(spent, waiting, expected):
    assert expected == press.pays(spent, 100, waiting)


def test_a_bar_for_many_documents_where_somebody_looks(export, monkeypatch):
    line = "koeln-bethlehem --lang de,en -o out"
    monkeypatch.setattr("skew_cli.cli.terminal.is_terminal", lambda stream: stream is sys.stderr)
    assert "2 documents in out\n" == export(line).err
    monkeypatch.setattr(papers_told, "_MANY", 2)
    steps = [
        f"[{'.' * 30}] 0 of 2 documents",
        f"[{'#' * 15}{'.' * 15}] 1 of 2 documents",
        " " * 70,
        "2 documents in out\n",
    ]
    assert steps == export(line).err.split("\r")


def test_an_interrupted_run_says_how_far_it_came(root, export, monkeypatch):
    def interrupted(index, jobs, folder, *, workers, told):
        told(press.Press(index).attempt(jobs[:number], folder))
        raise KeyboardInterrupt

    monkeypatch.setattr(press, "run", interrupted)
    number = 1
    done = export("koeln-bethlehem --lang de,en,ar -o out")
    assert (130, "error: stopped after 1 of 3 documents\n") == (done.code, done.err)
    number = 2
    done = export("koeln-bethlehem --lang de,en,ar -o out")
    told = "error: stopped after 2 of 3 documents\nhelp: what is there is listed in out/index.html\n"
    assert (130, told) == (done.code, done.err)
    page = (root / "out/index.html").read_text(encoding="utf-8")
    assert [True, True, False] == [f"handout-{lang}.md" in page for lang in ("de", "en", "ar")]
