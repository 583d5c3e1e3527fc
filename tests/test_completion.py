"""What a shell is told when somebody presses the tab key."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down

from skew_cli.cli import commands


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def values(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


def test_commands(skew: Skew) -> None:
    assert list(commands.names()) == values(skew("__complete", "").out)
    assert skew("__complete", "sho").out == "show\tone program at a glance\n"


def test_options_in_the_language_of_the_person(skew: Skew) -> None:
    assert values(skew("__complete", "list", "--s").out) == ["--season", "--status"]
    assert (
        skew("__complete", "--lang", "de", "list", "--t").out == "--theme\tnur Programme mit diesem Themenschwerpunkt\n"
    )
    assert values(skew("__complete", "list", "--v").out) == ["--verbose"]


def test_programs_are_file_names_and_no_file_is_read(skew: Skew, tmp_path: Path) -> None:
    (tmp_path / "programs" / "2024" / "broken.yaml").write_text("a: [")
    (tmp_path / "programs" / "2024" / "season.yaml").write_text("seminars: []")
    assert values(skew("__complete", "show", "").out) == ["bonn-ramallah", "broken", "koeln-bethlehem"]
    assert values(skew("__complete", "status", "--json", "ko").out) == ["koeln-bethlehem"]


def test_an_empty_word_of_powershell(skew: Skew) -> None:
    assert skew("__complete", "show", '""').out == skew("__complete", "show", "").out != ""


def test_nothing_to_offer(skew: Skew) -> None:
    assert skew("__complete", "list", "").out == ""
    assert skew("__complete", "list", "--season", "").out == ""
    assert skew("__complete", "nonsense", "x").out == ""
    assert skew("__complete", "show", "-C", "").out == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_script_calls_back(shell: str, skew: Skew) -> None:
    assert "skew __complete" in skew("completion", shell).out


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_really_completes(skew: Skew, tmp_path: Path) -> None:
    script = tmp_path / "completion.sh"
    program = tmp_path / "skew"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m skew_cli "$@"\n')
    program.chmod(0o755)
    text = skew("completion", "bash").out
    script.write_text(f'{text}COMP_WORDS=(skew show k); COMP_CWORD=2; _skew; printf "%s\\n" "${{COMPREPLY[@]}}"\n')
    done = subprocess.run(
        ["bash", str(script)], cwd=tmp_path, capture_output=True, check=True, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}
    )
    assert (done.stdout, done.stderr) == (b"koeln-bethlehem\n", b"")
