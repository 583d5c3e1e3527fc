"""`skew export`: one meeting of any sort, all kinds in what they can be, texts without translation, and where files go."""

import json

import pytest
from cli_repository import caller, lay_down

KOELN_FILE = "programs/2024/koeln-bethlehem.yaml"
MORE = """\
seminars:
  - {id: landesanalyse, sides: [nrw], date: 2024-05-07, start: "10:00", title: {de: "Länderanalyse"}}
network: [forum]
title: {de: "Nur auf Deutsch"}
"""
SEASON = (
    'schema: 1\nseason: 2024\nnetwork_events: [{id: forum, date: 2024-06-18, start: "10:00", title: {de: "Forum"}}]\n'
)


@pytest.fixture
def root(tmp_path):
    found = lay_down(tmp_path)
    file = found / KOELN_FILE
    file.write_text(file.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    (found / "programs/2024/season.yaml").write_text(SEASON, encoding="utf-8")
    return found


@pytest.fixture
def export(root, monkeypatch, capsys):
    skew = caller(root, monkeypatch, capsys)
    return lambda line: skew("export", *line.split())


def names(folder):
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("explore", "explore"),
        ("landesanalyse", "seminar-landesanalyse"),
        ("seminar-landesanalyse", "seminar-landesanalyse"),
        ("landfill", "session-landfill"),
        ("session-landfill", "session-landfill"),
        ("3", "session-landfill"),
        ("sewage", "session-sewage-works"),
        ("network", "network-forum"),
        ("forum", "network-forum"),
    ],
)
def test_every_meeting_can_be_chosen(word, expected, root, export):
    done = export(f"koeln-bethlehem --document agenda --session {word} --lang de --force -o out")
    assert (0, [f"2024-koeln-bethlehem-agenda-{expected}-de.md"]) == (done.code, names(root / "out"))


def test_the_agenda_is_that_of_the_meeting(export):
    for word, title in (("landesanalyse", "Länderanalyse"), ("network", "Forum")):
        done = export(f"koeln-bethlehem --document agenda --session {word} --lang de --force")
        assert title in done.out.splitlines()[0]


def test_what_is_no_meeting_is_told_with_all_that_are(export):
    done = export("koeln-bethlehem --document agenda --session poem -o out")
    listed = "explore, landesanalyse, 1 sorting-plant, 2 sewage-works, 3 landfill, forum"
    expected = f'error: koeln-bethlehem has no session "poem".\nhelp: meetings: {listed}\n'
    assert (2, expected) == (done.code, done.err)


def test_meetings_that_every_program_may_have_are_completed(root, monkeypatch, capsys):
    skew = caller(root, monkeypatch, capsys)
    assert ["explore", "network"] == [
        each.split("\t")[0] for each in skew("__complete", "export", "--session", "").out.split()
    ]


AGENDA = 'date: 2024-06-11, start: "10:00", agenda: [{kind: input, minutes: 60}, {kind: dialogue, minutes: 60}]'
BILINGUAL = {"agenda", "handout", "invitation", "minutes"}


def test_all_kinds_side_by_side_are_those_that_can_be(export):
    done = export("koeln-bethlehem --document all --lang de+ar --force --dry-run --json")
    found = json.loads(done.out)
    kinds = {each["document"] for each in found["documents"]}
    remark = next(each for each in found["remarks"] if each.startswith("left out"))
    left_out = remark.removeprefix("left out, because not in two languages side by side: ").split(", ")
    assert (0, [], True) == (done.code, found["failed"], kinds >= BILINGUAL)
    assert ("timetable" in left_out, kinds.isdisjoint(left_out)) == (True, True)
    both = json.loads(export("koeln-bethlehem --document all --lang de,de+ar --force --dry-run --json").out)
    assert {"de"} == {each["lang"] for each in both["documents"] if each["document"] == "timetable"}
    named = export("koeln-bethlehem --document all,timetable --lang de+ar --force --dry-run")
    assert (2, "error: timetable: not in two languages side by side.") == (named.code, named.err.splitlines()[0])


def test_all_kinds_as_csv_are_those_with_rows(root, export):
    done = export("koeln-bethlehem --document all --lang de --format csv --force -o out")
    assert (0, True) == (done.code, "left out, because without rows for csv: agenda, profile, timetable\n" in done.err)
    assert "2024-koeln-bethlehem-handout-de.csv" in names(root / "out")
    file = root / KOELN_FILE
    file.write_text(file.read_text(encoding="utf-8").replace("landfill}", f"landfill, {AGENDA}}}"), encoding="utf-8")
    some = export("koeln-bethlehem --document all --lang de --format csv --force --dry-run").err
    lacking = [f"2024-koeln-bethlehem-agenda-session-{each}-de.csv" for each in ("sorting-plant", "sewage-works")]
    assert f"without rows for csv: {', '.join(lacking)}, profile" in some
    named = export("koeln-bethlehem --document all,profile --lang de --format csv --force -o out")
    assert (1, True) == (named.code, "2024-koeln-bethlehem-profile-de.csv: " in named.err)


def test_texts_without_a_translation_are_told(export):
    """The title of the program, the seminar and the forum are in German only."""
    done = export("koeln-bethlehem --document agenda --session landesanalyse --lang ar --force --json")
    found = json.loads(done.out)
    number = found["documents"][0]["untranslated"]
    remark = f"{number} texts have no Arabic translation and stand there in another language"
    assert (True, [remark]) == (number >= 2, found["remarks"])
    assert f"{remark}\n" in done.err
    alone = export("koeln-bethlehem --document agenda --session landesanalyse --lang ar --force")
    assert f"{remark}\n" == alone.err
    for lang in ("de", "de+ar"):
        own = export(f"koeln-bethlehem --document agenda --session landesanalyse --lang {lang} --force --json")
        assert [] == json.loads(own.out)["remarks"]
    neither = export("koeln-bethlehem --document agenda --session landesanalyse --lang en+ar --force --json")
    assert "no English or Arabic translation" in json.loads(neither.out)["remarks"][0]


def test_several_documents_are_told_in_one_line_for_each_language(export):
    done = export("koeln-bethlehem --lang en,ar --format html,md --force --json")
    found = json.loads(done.out)
    numbers = {each["lang"]: each["untranslated"] for each in found["documents"]}
    expected = [(f"{numbers[lang]} ", name) for lang, name in (("en", "English"), ("ar", "Arabic"))]
    assert expected == [(each[: each.index(" ") + 1], each.split(" no ")[1].split()[0]) for each in found["remarks"]]


def test_names_of_municipalities_need_no_translation(export):
    """The profile of both sides writes them in every language."""
    found = json.loads(export("bonn-ramallah --document profile --lang de,en,ar --json").out)
    assert [] == found["remarks"]


@pytest.mark.parametrize("folder", [".", "programs", "programs/2024", ".git", ".git/x", "build/.."])
@pytest.mark.parametrize("command", ["export koeln-bethlehem", "site --season 2024 --internal"])
def test_the_repository_itself_is_no_folder_for_output(folder, command, root, monkeypatch, capsys):
    before = sorted(root.rglob("*"))
    done = caller(root, monkeypatch, capsys)(*command.split(), "--force", "-o", folder)
    assert (2, True, True) == (done.code, "is no folder for output" in done.err, "-o build/out" in done.err)
    assert before == sorted(root.rglob("*"))
