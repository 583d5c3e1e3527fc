"""The cache: whatever changes the answer, the old one is not given again; and nobody else's is believed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_repository import lay_down

from skew_cli.app.validation import look
from skew_cli.cli import door, keeping
from skew_cli.cli.main import main
from skew_cli.store import cache
from skew_cli.store.state import Recipe, Unusual, parts, state

KOELN = "programs/2024/koeln-bethlehem.yaml"
ARGS = ["validate", "--format", "json"]


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS", "SKEW_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SKEW_AS_OF", "2024-05-01")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    folder = tmp_path / "repository"
    folder.mkdir()
    lay_down(folder)
    (folder / ".git").rmdir()
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    write(
        folder / "programs/people.yaml",
        "people:\n  - {id: tech, name: Technik, side: nrw, affiliation: administration}\n",
    )
    write(folder / "programs/2024/koeln-bethlehem.calendar.json", "{}")
    write(folder / "templates/themes/own.yaml", "# nothing\n")
    monkeypatch.chdir(folder)
    main(ARGS)
    capsys.readouterr()
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def append(name, text="# x\n"):
    def change(folder, monkeypatch):
        path = folder / name
        write(path, (path.read_text(encoding="utf-8") if path.exists() else "") + text)

    return change


def variable(name, value):
    return lambda _, monkeypatch: monkeypatch.setenv(name, value)


def elsewhere(folder, monkeypatch):
    monkeypatch.chdir(folder / "programs")


def installed(folder, monkeypatch):
    site = folder.parent / "site"
    (site / "tzdata-2099.1.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])


def another_skew(folder, monkeypatch):
    package = folder.parent / "skew_cli"
    write(package / "__init__.py", "")
    monkeypatch.setattr("skew_cli.__file__", str(package / "__init__.py"))


def ignored(folder, monkeypatch):
    write(folder / ".git/info/exclude", "koeln-bethlehem.yaml\n")


def no_checkout(folder, monkeypatch):
    (folder / ".git").rename(folder.parent / "gone")


CHANGES = {
    "a byte of a program": append(KOELN),
    "another program": append("programs/2024/bonn-bethlehem.yaml", "schema: 1\n"),
    "a program that is gone": lambda folder, _: (folder / KOELN).unlink(),
    "people": append("programs/people.yaml"),
    "a ledger": append("programs/2024/koeln-bethlehem.calendar.json", " "),
    "a template": append("templates/themes/own.yaml"),
    "a new template": append("templates/seasons/2024.yaml", "season: 2024\n"),
    "the settings": append("skew.toml", 'show = "error"\n'),
    ".gitignore": append(".gitignore", "bonn-ramallah.yaml\n"),
    ".gitignore below": append("programs/2024/.gitignore", "bonn-ramallah.yaml\n"),
    "what git is told to ignore": ignored,
    "no checkout any more": no_checkout,
    "a season without programs": lambda folder, _: (folder / "programs/2031").mkdir(),
    "another day": variable("SKEW_AS_OF", "2024-05-02"),
    "the language": variable("SKEW_LANG", "de"),
    "NO_COLOR": variable("NO_COLOR", "1"),
    "COLUMNS": variable("COLUMNS", "40"),
    "GitHub": variable("GITHUB_ACTIONS", "true"),
    "PATH": variable("PATH", os.defpath + os.pathsep + os.environ["PATH"]),
    "time zone data": installed,
    "another skew": another_skew,
    "another folder": elsewhere,
}


def test_nothing_has_changed(here):
    code, _ = door._said(ARGS)
    assert code == 1


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_seen(name, here, monkeypatch):
    CHANGES[name](here, monkeypatch)
    assert door._said(ARGS) is None


def test_an_option_is_another_question(here):
    assert door._said([*ARGS, "--show", "error"]) is None


@pytest.mark.parametrize("name", ["a byte of a program", "people", "a ledger", "the settings", "another day"])
def test_after_a_change_all_is_as_without_a_cache(name, here, monkeypatch, capsys):
    CHANGES[name](here, monkeypatch)
    ways = ((), (), ("--no-cache",))
    answers = [(door.main([*ARGS, *more]), *capsys.readouterr()) for more in ways]
    assert answers[0] == answers[1] == answers[2]


def test_only_what_has_changed_is_looked_at(here, monkeypatch, capsys):
    looked = []
    real = look.Looking.at
    monkeypatch.setattr(look.Looking, "at", lambda self, names: looked.extend(names) or real(self, names))
    append(KOELN)(here, monkeypatch)
    main(ARGS)
    assert looked == [KOELN]


def test_a_file_that_changes_while_skew_looks_is_not_kept(here, monkeypatch, capsys):
    real = keeping.Keeping.keep

    def late(self, code, today):
        append(KOELN)(here, monkeypatch)
        real(self, code, today)

    monkeypatch.setattr(keeping.Keeping, "keep", late)
    append(KOELN, "# y\n")(here, monkeypatch)
    main(ARGS)
    assert door._said(ARGS) is None


def entries(folder):
    return [each for each in (folder / ".skew-cache").iterdir() if each.name != ".gitignore"]


DAMAGES = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "another byte": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\xff"),
    "no file": lambda path: (path.unlink(), path.mkdir()),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_cache_is_as_none(name, here, capsys):
    for each in entries(here):
        DAMAGES[name](each)
    assert door._said(ARGS) is None
    answers = [(door.main([*ARGS, *more]), *capsys.readouterr()) for more in ((), ("--no-cache",))]
    assert answers[0] == answers[1]


def test_git_does_not_see_the_cache(here):
    done = subprocess.run(["git", "status", "--short"], cwd=here, capture_output=True, text=True, check=True)
    assert ".skew-cache" not in done.stdout
    assert {each.name for each in here.iterdir()} == {".git", ".skew-cache", "programs", "skew.toml", "templates"}


def test_what_somebody_else_has_written_is_not_believed(here, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(here.parent / "victim"))
    assert door._said(ARGS) is None
    (here.parent / "victim" / "skew").mkdir(parents=True)
    key = here.parent / "victim" / "skew" / "cache.key"
    key.write_bytes((here.parent / "own" / "skew" / "cache.key").read_bytes())
    key.chmod(0o600)
    assert door._said(ARGS) is not None
    key.chmod(0o644)
    assert door._said(ARGS) is None


def test_an_answer_holds_for_its_repository_only(here, capsys):
    other = here.parent / "other"
    here.rename(other)
    os.chdir(other)
    assert cache.load(str(other), bytes.fromhex(entries(other)[0].name)) is None


def test_a_key_in_the_checkout_is_none(here, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "build"))
    main([*ARGS, "--show", "error"])
    assert door._said([*ARGS, "--show", "error"]) is None
    assert not (here / "build").exists()


def test_a_link_is_not_followed(here, capsys):
    target = here.parent / "target"
    target.mkdir()
    (here / ".skew-cache").rename(here.parent / "away")
    (here / ".skew-cache").symlink_to(target)
    main(ARGS)
    assert list(target.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(here, capsys):
    (here / ".skew-cache").chmod(0o500)
    assert main([*ARGS, "--show", "error"]) == 1


def test_the_cache_is_bounded(here, monkeypatch):
    foreign = here / ".skew-cache" / "mine.txt"
    foreign.write_text("kept")
    monkeypatch.setattr(cache, "MOST", 5)
    for number in range(9):
        cache.store(str(here), bytes([number] * 16), b"x")
    assert len(entries(here)) == 6
    assert foreign.exists()
    monkeypatch.setattr(cache, "LARGEST", 40)
    cache.store(str(here), bytes([9] * 16), b"x" * 20)
    assert [each.name for each in entries(here) if each != foreign] == ["09" * 16]


def test_an_answer_ends_with_its_day(here):
    for since, until, holds in ((0, 1, False), (0, 1 << 62, True), (1 << 61, 1 << 62, False)):
        recipe = Recipe()
        found = cache.Answer(
            recipe=recipe, state=state(str(here), recipe)[0], code=0, said=[("out", "ü")], since=since, until=until
        )
        cache.keep(str(here), b"q" * 16, found)
        said = cache.answer(str(here), b"q" * 16)
        assert (said is not None) == holds
    assert cache.answer(str(here), b"r" * 16) is None


def test_links_to_folders_are_left_to_the_whole_way(here):
    (here / "programs" / "2025").symlink_to(here / "programs" / "2024")
    with pytest.raises(Unusual):
        state(str(here), Recipe())


@pytest.mark.parametrize("whole", [b"x", b"1:", b"2:x", b":", b"-1:x", b"1:xy"])
def test_parts_refuse_what_is_none(whole):
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        parts(whole)


def test_two_runs_at_once(here):
    append(KOELN)(here, None)
    command = [sys.executable, "-m", "skew_cli", *ARGS]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environ) for _ in range(3)]
    said = {each.communicate()[0] for each in running}
    fresh = subprocess.run([*command, "--no-cache"], stdout=subprocess.PIPE, env=environ, check=False).stdout
    again = subprocess.run(command, stdout=subprocess.PIPE, env=environ, check=False).stdout
    assert said == {fresh}
    assert again == fresh
