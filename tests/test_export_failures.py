"""`skew export`: what it refuses, and how one document that fails leaves the others alone."""

import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cli_repository import KOELN, caller, lay_down

from skew_cli.app.load import load
from skew_cli.documents import handout, timetable
from skew_cli.exports import markdown
from skew_cli.model.format import Remark, Rendered
from skew_cli.model.tree import Para, Run
from skew_cli.store.repository import find
from skew_cli.words import Text

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


REFUSED = [
    ("--with-contacts --audience public", "--with-contacts does not go with --audience public."),
    ("--season 2024", "either programs or --season, not both."),
    ("--document handout --session 1", "--session: handout is not about one meeting."),
    ("--document handout --side nrw", "--side: handout is not for one side."),
    ("--document timetable,handout --lang de+ar", "timetable: not in two languages side by side."),
    ("--lang ar+de", '--lang: "ar+de" is not possible.'),
    ("--format odt", '--format: "odt" is not possible.'),
    ("--document poem", '--document: "poem" is not possible.'),
    ("-j many", '--jobs: "many" is not possible.'),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_does_not_go_together_is_refused_before_anything_is_written(options, message, root, export):
    done = export(f"koeln-bethlehem {options} -o out")
    assert (2, f"error: {message}", []) == (done.code, done.err.splitlines()[0], names(root / "out"))


def test_the_refusal_says_which_kinds_can(export):
    help_ = export("koeln-bethlehem --document timetable --lang en+ar").err.splitlines()[1]
    listed = help_.removeprefix("help: this is possible with: ").split(", ")
    assert ("handout" in listed, "timetable" in listed) == (True, False)


def test_languages_with_different_parts_fail_in_a_clear_sentence(root, export, monkeypatch):
    def build(material):
        doc = handout.build(material)
        return replace(doc, blocks=(*doc.blocks, Para((Run("x"),)))) if material.words.lang == "ar" else doc

    monkeypatch.setattr(handout, "KIND", replace(handout.KIND, build=build))
    done = export("koeln-bethlehem --lang de,de+ar -o out")
    assert (1, ["2024-koeln-bethlehem-handout-de.md"]) == (done.code, names(root / "out"))
    reason = "the two languages do not have the same parts, so they cannot stand side by side"
    assert (
        f"error: 2024-koeln-bethlehem-handout-de-ar.md: {reason}\nhelp: export each language on its own\n" in done.err
    )


def test_a_bug_in_one_document_does_not_stop_the_others(root, export, monkeypatch):
    def build(material):
        raise RuntimeError("broken")

    monkeypatch.setattr(timetable, "KIND", replace(timetable.KIND, build=build))
    done = export("koeln-bethlehem --document timetable,handout --lang de -o out")
    assert (1, "out/2024-koeln-bethlehem-handout-de.md\n") == (done.code, done.out)
    bug, _, trace, number = done.err.splitlines()[1:]
    assert "error: 2024-koeln-bethlehem-timetable-de.md: a bug in skew, not a mistake of yours" == bug
    file = Path(trace.rpartition(": ")[2])
    assert ("RuntimeError: broken", "1 document was not written") == (file.read_text("utf-8").split("\n")[-2], number)
    file.unlink()


def test_a_format_that_cannot_hold_a_document_is_told_by_file(root, export):
    done = export("koeln-bethlehem --document handout,profile --lang de,ar --format csv -o out --json")
    failed = json.loads(done.out)["failed"]
    files = [f"out/2024-koeln-bethlehem-profile-{lang}.csv" for lang in ("de", "ar")]
    assert (1, files, 1) == (done.code, [each["file"] for each in failed], done.err.count("help: "))
    assert {"has no rows for CSV"} == {each["reason"].partition('" ')[2].rstrip(".") for each in failed}
    written = [f"2024-koeln-bethlehem-handout-{lang}.csv" for lang in ("ar", "de")]
    assert [*written, "index.html"] == names(root / "out")
    assert "profile" not in (root / "out/index.html").read_text(encoding="utf-8")


def test_the_only_document_that_fails_is_an_error(root, export):
    done = export("koeln-bethlehem --document profile --format csv -o out")
    assert (2, "", []) == (done.code, done.out, names(root / "out"))


@pytest.mark.parametrize(("fmt", "library"), [("pdf", "typst"), ("docx", "docx"), ("xlsx", "xlsxwriter")])
def test_a_missing_extra_is_told_before_anything_is_written(fmt, library, root, export, monkeypatch):
    for name in [each for each in sys.modules if each.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    done = export(f"koeln-bethlehem --lang de,en --format md,{fmt} -o out")
    assert (2, True, False) == (done.code, 'extra "documents"' in done.err, (root / "out").exists())


def test_a_program_with_errors_is_left_out_of_many_and_stops_one_alone(root, export):
    (root / "programs/2024/broken.yaml").write_text(BROKEN, encoding="utf-8")
    alone = export("broken -o out")
    assert (1, [], True) == (alone.code, names(root / "out"), "nothing was written [K001]" in alone.err)
    many = export("--season 2024 --lang de,ar -o out")
    failed = ", ".join(f"2024-broken-handout-{lang}.md" for lang in ("de", "ar"))
    assert (1, 5) == (many.code, len(names(root / "out")))
    assert f"error: {failed}: the program has errors [K001]\n" in many.err
    assert "see them with skew validate programs/2024/broken.yaml" in many.err
    forced = export("--season 2024 --lang de,ar -o out --force")
    assert (0, 7) == (forced.code, len(names(root / "out")))


def test_a_file_of_the_season_that_is_no_program_is_told(root, export):
    (root / "programs/2024/none.yaml").write_text("- nothing\n", encoding="utf-8")
    done = export("--season 2024 -o out")
    assert (1, 3) == (done.code, len(names(root / "out")))
    assert "error: programs/2024/none.yaml: cannot be read as a program\n" in done.err


def test_an_internal_program_goes_to_chosen_readers_without_a_word(root, export):
    file = root / KOELN_FILE
    file.write_text(file.read_text(encoding="utf-8") + "visibility: internal\n", encoding="utf-8")
    done = export("koeln-bethlehem -o out")
    assert (0, "1 document in out\n") == (done.code, done.err)


def test_remarks_are_told_once(root, export, monkeypatch):
    remark = Remark(text=Text(en="{what} was cut", de="{what} wurde gekürzt"), values={"what": "a cell"})
    render = markdown.render
    new = replace(markdown.FORMAT, render=lambda doc, skin: Rendered(render(doc, skin).content, (remark,)))
    monkeypatch.setattr(markdown, "FORMAT", new)
    assert "a cell was cut\n3 documents in out\n" == export("koeln-bethlehem --lang de,en,ar -o out").err
    assert ["a cell was cut"] == json.loads(export("koeln-bethlehem --lang de,en,ar --json").out)["remarks"]
    assert "a cell was cut\n" == export("koeln-bethlehem").err


def test_of_two_programs_with_one_file_name_the_first_has_it(root, export):
    for ident in ("koeln-x", "koeln_x"):
        text = KOELN.replace("koeln-bethlehem", ident)
        (root / f"programs/2024/{ident}.yaml").write_text(text, encoding="utf-8")
    done = export("koeln-x koeln_x bonn-ramallah --force -o out")
    assert (1, ["2024-bonn-ramallah-handout-en.md", "2024-koeln-x-handout-en.md", "index.html"]) == (
        done.code,
        names(root / "out"),
    )
    reason = "a document of programs/2024/koeln-x.yaml has this file name already"
    assert f"error: 2024-koeln-x-handout-en.md: {reason}\n" in done.err


def test_nothing_to_write_about(root, export):
    done = export("bonn-ramallah --document agenda -o out")
    assert (1, "error: nothing is there yet for: agenda\n", []) == (done.code, done.err, names(root / "out"))
