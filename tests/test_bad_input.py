"""Bad files in a repository, through the command line: a finding or a clear error, never a traceback."""

import json
import os

import pytest

from skew_cli.cli.main import main

GOOD = """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
"""
NAME = "programs/2024/koeln-bethlehem.yaml"


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = tmp_path / "repository"
    (root / "programs/2024").mkdir(parents=True)
    (root / "skew.toml").write_text("")
    (root / NAME).write_text(GOOD)
    monkeypatch.setenv("SKEW_AS_OF", "2024-04-15")
    monkeypatch.delenv("LC_ALL", raising=False)
    return root


@pytest.fixture
def skew(root, capsys):
    def run(*args):
        code = main(["-C", str(root), "--lang", "en", *args])
        seen = capsys.readouterr()
        assert "Traceback" not in seen.out + seen.err
        return code, seen.out, seen.err

    return run


@pytest.fixture
def findings(skew):
    def run(select="F,D,C008"):
        code, out, err = skew("validate", "--format", "json", "--select", select)
        assert (err, code in (0, 1)) == ("", True)
        return [
            f"{each['file'].removeprefix('programs/')}:{each['range']['start']['line']} {each['code']} {each['message_id']}"
            for each in json.loads(out)["findings"]
        ]

    return run


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOOD.encode() + b"notes: [\n", ["5 F001 open-bracket"]),
        (GOOD.encode() + "notes: Müll\n".encode("latin-1"), ["5 F001 not-utf-8"]),
        (GOOD.encode("utf-16"), ["1 F001 not-utf-8"]),
        (GOOD.encode() + b"id: b\n", ["5 F001 duplicate-key"]),
        (GOOD.encode() + b"note: x\n", ["5 F003 similar-field"]),
        (b"", ["1 F001 empty-file"]),
        (
            GOOD.encode() + b"exploration: {date: 2024-02-30, start: '25:00'}\n",
            ["5 F004 impossible-date", "5 F004 bad-time"],
        ),
        (
            GOOD.encode() + b"sessions:\n  - {id: a, date: 2024-03-31, start: '02:30'}\n",
            ["6 D003 impossible-local-time"],
        ),
    ],
    ids=["yaml", "latin-1", "utf-16", "duplicate", "unknown", "empty", "impossible", "hour that does not exist"],
)
def test_bad_contents(root, findings, content, expected):
    (root / NAME).write_bytes(content)
    assert [f"2024/koeln-bethlehem.yaml:{each}" for each in expected] == findings()


def test_an_hour_that_exists_twice(root, findings):
    (root / NAME).write_text(GOOD + "sessions:\n  - {id: a, date: 2024-10-27, start: '02:30'}\n")
    assert ["D003"] == [each.split()[1] for each in findings()]


def test_programs_that_cannot_be_read(root, findings):
    folder = root / "programs/2024"
    (folder / "folder.yaml").mkdir()
    (folder / "gone.yaml").symlink_to("nothing")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "out.yaml").symlink_to(root.parent / "secret")
    (root.parent / "secret").write_text("password: 1\n")
    expected = [f"2024/{each}.yaml:1 F001 unreadable" for each in ("folder", "gone", "loop")]
    assert [*expected, "2024/out.yaml:1 F001 outside-repository"] == findings()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(root, findings):
    (root / NAME).chmod(0)
    assert ["2024/koeln-bethlehem.yaml:1 F001 unreadable"] == findings()


@pytest.mark.parametrize("name", ["people.yaml", "municipalities.yaml", "2024/season.yaml"])
@pytest.mark.parametrize("kind", ["folder", "gone", "out", "broken"])
def test_shared_files_that_cannot_be_read_are_one_finding(root, findings, name, kind):
    (root / NAME).write_text(GOOD.replace("koeln}", "atlantis}") + "advisor: a\nseminars: [x]\nnetwork: [y]\n")
    (root.parent / "secret").write_text("people: []\n")
    path = root / "programs" / name
    if kind == "folder":
        path.mkdir()
    elif kind == "broken":
        path.write_text("- people\n")
    else:
        path.symlink_to(root.parent / "secret" if kind == "out" else "nothing")
    message = {"out": "outside-repository", "broken": "no-mapping"}.get(kind, "unreadable")
    others = {
        "people.yaml": [
            "2024/koeln-bethlehem.yaml:4 P003",
            "2024/koeln-bethlehem.yaml:6 F007",
            "2024/koeln-bethlehem.yaml:7 F007",
        ],
        "municipalities.yaml": [f"2024/koeln-bethlehem.yaml:{line} F007" for line in (5, 6, 7)],
        "2024/season.yaml": ["2024/koeln-bethlehem.yaml:4 P003", "2024/koeln-bethlehem.yaml:5 F007"],
    }[name]
    found = findings("F001,F004,F007,P003")
    assert f"{name}:1 F001 {message}" in found
    assert sorted(others) == sorted(each.rsplit(" ", 1)[0] for each in found if each.split(":")[0] != name)


def test_a_program_that_cannot_be_read_is_not_called_missing(root, findings):
    (root / NAME).write_text(GOOD + "sister: 2024/a\npredecessor: 2023/b\n")
    (root / "programs/2024/a.yaml").write_text("- x\n")
    expected = ["2024/a.yaml:1 F001 no-mapping", "2024/koeln-bethlehem.yaml:6 F007 no-program"]
    assert expected == findings("F001,F007")


def test_an_empty_repository(root, skew):
    (root / NAME).unlink()
    assert 2 == skew("validate")[0]
    assert 0 == skew("validate", "--allow-empty")[0]
    assert 0 == skew("list")[0]


def test_an_unknown_program_has_a_suggestion(skew):
    code, out, err = skew("show", "koeln-betlehem")
    assert (2, "", True) == (code, out, "did you mean koeln-bethlehem?" in err)


BAD_CONFIG = [
    ("[rules.placeholder-left]\nallow = 'x'\n", "rules.placeholder-left.allow must be a list of texts"),
    ("[rules.placeholder-left]\nallow = [1]\n", "rules.placeholder-left.allow must be a list of texts"),
    ("[rules.placeholder-left]\nallows = ['x']\n", "settings of placeholder-left: allow"),
    ("[rules.placeholder-let]\nallow = ['x']\n", "did you mean placeholder-left?"),
    ("[rules.closed-day]\nx = ['x']\n", 'rules.closed-day: there is no "x"'),
    ("[severity]\nclose-day = 'info'\n", "did you mean closed-day?"),
    ("[severity]\nD = 'info'\n", 'severity: there is no "D"'),
    ("[severity]\nF003 = 'info'\n", "the severity of F003 is fixed"),
    ("[severity]\nD004 = 'grave'\n", "severity"),
    ("select = ['D004', 'X9']\n", 'select: there is no "X9"'),
    ("[[ignore]]\npaths = ['**']\ncodes = ['D0004']\nreason = 'x'\n", "did you mean D004?"),
    ("[[ignore]]\npaths = ['**']\ncodes = ['D004']\n", "reason"),
    ("lang = 1\n", "lang"),
    ("colour = 1\n", "colour"),
    ("a = [\n", "skew.toml"),
]


@pytest.mark.parametrize(("text", "expected"), BAD_CONFIG)
def test_a_bad_configuration_is_a_clear_error(root, skew, text, expected):
    (root / "skew.toml").write_text(text)
    code, out, err = skew("validate")
    assert (2, "", True) == (code, out, expected in err)


def test_an_output_folder_that_cannot_be_made(root, skew):
    (root / "taken").write_text("x")
    code, _, err = skew("export", "koeln-bethlehem", "--force", "-o", "taken/inner")
    assert (2, True) == (code, "cannot be written" in err)


def test_progress_goes_to_the_right_session_after_a_broken_one(root, skew):
    text = GOOD + "sessions:\n  - broken\n  - {id: a, date: 2024-05-14, start: '10:00'}\n"
    (root / NAME).write_text(text)
    code, _, err = skew("checklist", "koeln-bethlehem", "--session", "a", "--done", "ON01")
    assert (0, "") == (code, "" if code == 0 else err)
    assert text.replace("'10:00'}", "'10:00', checklist: {ON01: 2024-04-15}}") == (root / NAME).read_text()


def test_progress_without_a_place_is_a_clear_error(root, skew):
    text = GOOD + "checklist: text\n"
    (root / NAME).write_text(text)
    code, _, err = skew("checklist", "koeln-bethlehem", "--done", "AB01")
    assert (2, True, text) == (code, "no place for progress" in err, (root / NAME).read_text())
