"""`skew export`: one file for each program, meeting or side, language and format, and a page that lists them."""

import datetime as dt
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from cli_repository import KOELN, caller, lay_down

from skew_cli.app.load import load
from skew_cli.app.papers import index_page
from skew_cli.app.papers import run as press
from skew_cli.app.papers.jobs import Job, Wish, program_jobs
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


JOB = Job(
    season=2024, program="koeln-bethlehem", kind="handout", lang="de", audience="public", fmt="html", suffix=".html"
)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "2024-koeln-bethlehem-handout-de.html"),
        ({"about": "session-landfill", "kind": "agenda"}, "2024-koeln-bethlehem-agenda-session-landfill-de.html"),
        ({"side": "palestine", "kind": "evaluation"}, "2024-koeln-bethlehem-evaluation-palestine-de.html"),
        ({"lang": "de+ar", "suffix": ".docx"}, "2024-koeln-bethlehem-handout-de-ar.docx"),
        ({"program": "", "kind": "season"}, "2024-season-de.html"),
        ({"program": "../..\\CON:x"}, "2024-CON-x-handout-de.html"),
    ],
)
def test_file_names_are_made_from_ids(more, expected):
    assert expected == replace(JOB, **more).file_name


def test_every_program_kind_language_and_format_is_a_file_and_the_page_lists_them(root, export):
    done = export("bonn-ramallah koeln-bethlehem --document handout,timetable --lang de,ar --format md,html -o out")
    expected = [
        f"2024-{program}-{kind}-{lang}.{suffix}"
        for program in ("bonn-ramallah", "koeln-bethlehem")
        for kind in ("handout", "timetable")
        for lang in ("de", "ar")
        for suffix in ("md", "html")
    ]
    assert (0, [f"out/{each}" for each in (*expected, "index.html")], "16 documents in out\n") == (
        done.code,
        done.out.splitlines(),
        done.err,
    )
    assert sorted([*expected, "index.html"]) == names(root / "out")


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.scripts, self.heads = [], 0, []
        self._tag = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self._tag = tag
        self.scripts += tag == "script"
        if tag == "a":
            self.links.append((found["href"], found["aria-label"]))

    def handle_data(self, data):
        if data.strip() and self._tag == "bdi":
            self.heads.append(data)


def test_the_page_names_what_each_link_is(root, export):
    export("koeln-bethlehem --document handout,timetable --lang en,ar --format html,md -o out")
    page = Links((root / "out/index.html").read_text(encoding="utf-8"))
    titles = {
        "handout": "Work-shadowing program Cologne – Bethlehem 2024",
        "timetable": "Timetable Cologne – Bethlehem 2024",
    }
    assert [
        (f"2024-koeln-bethlehem-{kind}-{lang}.{suffix}", f"{suffix.upper()}: {titles[kind]}, {language}")
        for kind in ("handout", "timetable")
        for lang, language in (("en", "English"), ("ar", "Arabic"))
        for suffix in ("html", "md")
    ] == page.links
    assert (["Cologne – Bethlehem (2024/koeln-bethlehem)", *titles.values()], 0) == (page.heads, page.scripts)


def test_the_page_does_not_replace_one_of_somebody_else(root, export):
    (root / "out").mkdir()
    (root / "out/index.html").write_text("mine")
    line = "koeln-bethlehem --lang de,en -o out"
    done = export(line)
    assert (0, "mine", 3) == (done.code, (root / "out/index.html").read_text(), len(names(root / "out")))
    assert "is not of skew export and stays as it is" in done.err
    (root / "out/index.html").unlink()
    assert "out/index.html\n" in export(line).out
    assert "out/index.html\n" in export(line).out


def test_one_document_has_no_page(root, export):
    assert "out/2024-koeln-bethlehem-handout-de.md\n" == export("koeln-bethlehem --lang de -o out").out
    assert ["2024-koeln-bethlehem-handout-de.md"] == names(root / "out")


def about(index, **wish):
    jobs = program_jobs(index, index.sources[KOELN_FILE], Wish(formats=("markdown",), langs=("de",), **wish))
    return [(job.about, job.side) for job in jobs]


def test_an_agenda_for_every_session_that_takes_place_and_for_what_else_has_one(root):
    file = root / KOELN_FILE
    text = file.read_text(encoding="utf-8").replace("- {id: landfill}", "- {id: landfill, status: cancelled}")
    more = (
        "seminars:\n  - {id: law, sides: [nrw], agenda: [{kind: input, minutes: 60}]}\n  - {id: bare, sides: [nrw]}\n"
    )
    file.write_text(text + more, encoding="utf-8")
    index = load(find(root), dt.date(2024, 5, 1))
    found = [("seminar-law", None), ("session-sorting-plant", None), ("session-sewage-works", None)]
    assert found == about(index, kinds=("agenda",))
    for key in ("explore", "session-landfill"):
        assert [(key, None)] == about(index, kinds=("agenda",), meetings={KOELN_FILE: key})


def test_a_document_for_each_side_or_one(index):
    assert [("", "nrw"), ("", "palestine")] == about(index, kinds=("evaluation",))
    assert [("", "palestine")] == about(index, kinds=("evaluation",), side="palestine")


@pytest.mark.parametrize(
    ("word", "expected"), [("2", "session-sewage-works"), ("landfill", "session-landfill"), ("explore", "explore")]
)
def test_one_meeting_by_number_id_or_key(word, expected, root, export):
    done = export(f"koeln-bethlehem --document agenda --session {word} --lang de -o out")
    assert (0, [f"2024-koeln-bethlehem-agenda-{expected}-de.md"]) == (done.code, names(root / "out"))


AUDIENCES = [
    ("", {"handout": "public", "checklist": "colleagues"}),
    ("--with-contacts", {"handout": "partners", "checklist": "partners"}),
    ("--audience public", {"handout": "public", "checklist": "public"}),
    ("--audience internal --with-contacts", {"handout": "internal", "checklist": "internal"}),
]


@pytest.mark.parametrize(("options", "expected"), AUDIENCES)
def test_whom_documents_are_for(options, expected, export):
    done = export(f"koeln-bethlehem --document handout,checklist --dry-run --json {options}")
    assert expected == {each["document"]: each["audience"] for each in json.loads(done.out)["documents"]}


def test_contacts_only_for_those_who_take_part(root, export):
    file = root / KOELN_FILE
    person = 'people: [{id: lead, name: "Person One", email: one@example.org, role: coordinator, side: nrw}]\nadvisor: lead\n'
    file.write_text(file.read_text(encoding="utf-8") + person, encoding="utf-8")
    shown = {
        options: "one@example.org" in export(f"koeln-bethlehem --force {options}").out
        for options in ("", "--audience partners", "--with-contacts")
    }
    assert {"": False, "--audience partners": False, "--with-contacts": True} == shown


def test_two_languages_side_by_side(root, export):
    done = export("koeln-bethlehem --lang de+ar -o out")
    text = (root / "out/2024-koeln-bethlehem-handout-de-ar.md").read_text(encoding="utf-8")
    assert (0, True, True) == (done.code, "Deutsch" in text, "العربية" in text)


def test_documents_about_the_season(root, export):
    done = export("--season 2024 --document season --lang de,en --format html -o out")
    assert (0, ["2024-season-de.html", "2024-season-en.html", "index.html"]) == (done.code, names(root / "out"))
    assert "Season 2024" in (root / "out/index.html").read_text(encoding="utf-8")
    of_programs = export("2023/koeln-bethlehem bonn-ramallah --document season --dry-run --json")
    assert [2023, 2024] == [each["season"] for each in json.loads(of_programs.out)["documents"]]
    nothing = export("--document season")
    assert (2, True) == (nothing.code, "--season" in nothing.err)


def test_a_whole_season_leaves_other_seasons_out(export):
    found = json.loads(export("--season 2024 --dry-run --json").out)
    assert ["2024/bonn-ramallah", "2024/koeln-bethlehem"] == [each["program"] for each in found["documents"]]


def test_all_kinds_about_programs(export):
    found = json.loads(export("koeln-bethlehem --document all --dry-run --json").out)
    kinds = {each["document"] for each in found["documents"]}
    assert ({"handout", "timetable", "checklist"} <= kinds, "season" in kinds) == (True, False)


def test_as_json(root, export):
    done = export("koeln-bethlehem --document agenda --session 1 --lang de,ar -o out --json")
    files = [
        {
            "program": "2024/koeln-bethlehem",
            "document": "agenda",
            "meeting": "session-sorting-plant",
            "lang": lang,
            "format": "md",
            "audience": "public",
            "file": f"out/2024-koeln-bethlehem-agenda-session-sorting-plant-{lang}.md",
        }
        for lang in ("de", "ar")
    ]
    expected = {"format": "skew-export/1", "dry_run": False, "documents": files, "index": "out/index.html"}
    assert {**expected, "failed": [], "remarks": []} == json.loads(done.out)


def test_a_dry_run_writes_nothing(root, export):
    done = export("koeln-bethlehem --lang de,en -o out --dry-run --open")
    assert (0, "would write 2 documents into out\n", False) == (done.code, done.err, (root / "out").exists())


def test_texts_of_others_are_text_on_the_page(index):
    done = press.Done(job=replace(JOB, source=KOELN_FILE), title="<script>alert(1)</script>{{ 7 * 7 }}")
    page = index_page.page(index, [done], "de").decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in page) == (False, True)
