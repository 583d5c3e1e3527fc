"""The fast door: it says what the whole way says, byte for byte, or lets the whole way speak."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_repository import lay_down

from skew_cli.cli import door
from skew_cli.cli import main as whole
from skew_cli.store import state
from skew_cli.store.root import root

ROOT = Path(__file__).parents[1]
PLAIN = [
    "",
    "--lang de",
    "--format json",
    "--format full --ascii",
    "--format sarif --lang de",
    "--format github -q",
    "--format junit --show warning",
    "--show error --fail-on never",
    "--select S,D --statistics",
    "--ignore D019 --no-ignores",
    "--color always --format full --max-findings 2",
    "--status planned",
    "programs/2024/koeln-bethlehem.yaml",
    "2024/koeln-bethlehem --format=concise",
    "programs/2023 --no-gitignore --allow-empty",
    "-j 2 --format concise",
    "--jobs=1 --format concise",
]
LOOKING = [
    "list",
    "list --season all --json",
    "list --season 2023 --lang de --color always",
    "list --theme=digitalisation --partner bonn --ascii",
    "status",
    "status --json --season all",
    "status --lang=de",
    "agenda",
    "agenda --week --lang de",
    "agenda --days 90 --season 2024 --json --no-input",
    "agenda --partner moers",
]
UNUSUAL = [
    [],
    ["show"],
    ["list", "-v"],
    ["list", "--seas", "2024"],
    ["status", "koeln"],
    ["agenda", "--format", "ics"],
    ["agenda", "-o", "file"],
    ["--lang", "de", "validate"],
    ["validate", "--help"],
    ["validate", "--fix"],
    ["validate", "--changed"],
    ["validate", "--staged"],
    ["validate", "--no-cache"],
    ["validate", "--report", "json=x"],
    ["validate", "--report=json=x"],
    ["validate", "--files-from", "list"],
    ["validate", "--list-files"],
    ["validate", "--watch"],
    ["validate", "--shard", "1/2"],
    ["validate", "--verbose"],
    ["validate", "--baseline", "x"],
    ["validate", "--form", "json"],
    ["validate", "--format"],
    ["validate", "-"],
    ["validate", "--", "x"],
    ["validate", ""],
]


@pytest.fixture
def here(tmp_path, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS", "SKEW_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SKEW_AS_OF", "2024-05-01")
    lay_down(tmp_path)
    (tmp_path / ".git").rmdir()
    for name in ("programs/people.yaml", "programs/2024/koeln-bethlehem.calendar.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(way, args, capsys):
    code = way(list(args))
    said = capsys.readouterr()
    return code, said.out, said.err


def closed(args):
    raise AssertionError(args)


def test_the_door_says_what_the_whole_way_says(here, capsys, monkeypatch):
    for line in PLAIN:
        args = ["validate", *line.split()]
        fresh = run(whole.main, [*args, "--no-cache"], capsys)
        assert run(door.main, args, capsys) == fresh, line
        with monkeypatch.context() as patched:
            patched.setattr(whole, "main", closed)
            assert run(door.main, args, capsys) == fresh, line


@pytest.mark.parametrize("line", LOOKING)
def test_the_door_says_again_what_a_command_that_looks_said(line, here, capsys, monkeypatch):
    args = line.split()
    fresh = run(whole.main, args, capsys)
    with monkeypatch.context() as patched:
        patched.setattr(whole, "main", closed)
        assert run(door.main, args, capsys) == fresh
    path = here / "programs/2024/koeln-bethlehem.yaml"
    path.write_text("id: [", encoding="utf-8")
    assert door._said(args) is None
    again = run(door.main, args, capsys)
    assert again == run(whole.main, args, capsys)
    assert again != fresh


def test_skew_alone_is_its_agenda(here, capsys, monkeypatch):
    fresh = run(whole.main, ["--lang", "de"], capsys)
    assert run(whole.main, ["agenda", "--lang", "de", "--season", "2024"], capsys)[0] == 0
    assert run(whole.main, ["--lang", "de", "--season", "2024"], capsys)[0] == 2
    assert door._said(["--lang", "de", "--season", "2024"]) is None
    monkeypatch.setattr(whole, "main", closed)
    assert run(door.main, ["--lang", "de"], capsys) == run(door.main, ["--lang", "de"], capsys) == fresh
    monkeypatch.chdir(here.parent)
    assert door._said([]) is None


def test_a_command_that_fails_is_not_kept(here, capsys):
    for line in ("list --theme nothing", "status --season 1999", "agenda --days x"):
        assert run(door.main, line.split(), capsys)[0] == 2
        assert door._said(line.split()) is None


def test_the_version(capsys):
    assert run(door.main, ["--version"], capsys) == run(whole.main, ["--version"], capsys)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell(shell, here, capsys, monkeypatch):
    fresh = run(whole.main, ["completion", shell], capsys)
    monkeypatch.setattr(whole, "main", closed)
    assert fresh[0] == 0
    assert run(door.main, ["completion", shell], capsys) == fresh


def test_no_script_without_the_whole_way(here, monkeypatch):
    for line in ("", "tcsh", "BASH", "bash zsh", "bash --help", "--lang de bash", "bash --ascii"):
        assert door._said(["completion", *line.split()]) is None
    for name in ("SKEW_LANG", "SKEW_COLOR"):
        with monkeypatch.context() as patched:
            patched.setenv(name, "blue")
            assert door._said(["completion", "bash"]) is None


@pytest.mark.parametrize("args", UNUSUAL, ids=" ".join)
def test_anything_unusual_goes_the_whole_way(args):
    assert door.asked(args) is None


def test_a_run_that_fails_otherwise_is_not_kept(here, capsys):
    for args in (["validate", "nowhere"], ["validate", "--lang", "fr"], ["validate", "--format", "x"]):
        assert run(door.main, args, capsys)[0] == 2
        assert door._said(args) is None


def test_what_stands_behind_the_door_is_not_loaded(here):
    code = (
        "import sys; before = set(sys.modules); from skew_cli.cli.door import main; code = main(sys.argv[1:])\n"
        "print(code, *sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    for line in ("--version", "completion bash", "validate", "list", "agenda", "status"):
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-c", code, *line.split()], capture_output=True, text=True, check=False
            )
        loaded = done.stderr.splitlines()[-1].split()
        heavy = {"re", "enum", "typing", "pathlib", "dataclasses", "json", "subprocess", "typer", "pydantic"}
        assert heavy & set(loaded) == set()
        assert "skew_cli.cli.main" not in loaded


def test_the_door_finds_the_repository_as_all_others_do(tmp_path):
    lay_down(tmp_path)
    (tmp_path / "programs" / "inner" / ".git").mkdir(parents=True)
    for name in (".", "programs", "programs/2024", "programs/inner", "..", "nowhere"):
        found = root(tmp_path / name)
        assert state.root_of(str(tmp_path / name)) == (str(found) if found else None)


LINES = ["validate --format auto", "validate --format full --no-cache", "list", "status --json", "agenda"]


@pytest.mark.parametrize("line", LINES)
def test_every_variable_that_a_run_reads_belongs_to_the_question(line, here):
    code = """
import json, os, sys
read = set()
class Spy(type(os.environ)):
    def __getitem__(self, name):
        read.add(os.fsdecode(name))
        return super().__getitem__(name)
    def items(self):  # all of them, for git
        return self._plain.items()
from skew_cli.cli import door
from skew_cli.cli.main import main
door.asked = lambda args: None  # whoever keeps an answer looks at all of them
os.environ._plain = dict(os.environ)
os.environ.__class__ = Spy
main([*sys.argv[1:], "--color", "auto"])
print(json.dumps(sorted(read)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code, *line.split()], capture_output=True, text=True, check=False)
    read = json.loads(done.stderr.splitlines()[-1])
    cache = {"XDG_CACHE_HOME", "LOCALAPPDATA"}  # where the key is, not what is said
    unknown = {each for each in read if each not in state._NAMES and not each.startswith(state._BEGINNINGS)}
    assert "SKEW_AS_OF" in read
    assert unknown - cache == set()


@pytest.mark.parametrize("line", LINES[1:])
def test_every_file_that_a_run_opens_belongs_to_its_state(line, here):
    code = """
import json, os, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(os.fsdecode(args[0])) if event == "open" and isinstance(args[0], (str, bytes)) else None)
from skew_cli.cli import door
from skew_cli.cli.main import main
door.asked = lambda args: None  # not what a cache opens
main(sys.argv[1:])
print(json.dumps(opened), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code, *line.split()], capture_output=True, text=True, check=False)
    opened = {os.path.realpath(each) for each in json.loads(done.stderr.splitlines()[-1])}
    mine = {os.path.relpath(each, here) for each in opened if Path(each).is_relative_to(here)}
    assert {"skew.toml", "programs/people.yaml", "programs/2024/koeln-bethlehem.calendar.json"} <= mine
    hashed = {each for each in mine if each.startswith("programs/") and each.endswith(state._READ)}
    assert {each for each in mine - hashed if not each.startswith("templates/")} <= {"skew.toml", ".gitignore"}
    installed = (ROOT, Path(sys.prefix), Path(sys.base_prefix))
    others = {each for each in opened if not Path(each).is_relative_to(here)}
    assert {each for each in others if not any(Path(each).is_relative_to(base) for base in installed)} <= {os.devnull}


def test_two_processes_the_second_one_through_the_door(tmp_path):
    """As a user starts them: what skew itself sets in its environment must not be part of the question."""
    lay_down(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    script = "import sys; from skew_cli.__main__ import run; code = run(); print(code, 'pydantic' in sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, "validate", "--as-of", "2024-05-01"]
    runs = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(2)]
    first, second = runs
    assert (first.stderr.replace("True", "False"), first.stdout) == (second.stderr, second.stdout)
    assert ["True", "False"] == [each.stderr.split()[-1] for each in runs]
