"""Runs that do not happen, and names that nothing has: exit codes and words (contract 1, 2, 18)."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from cli_repository import Skew, caller, lay_down

from skew_cli.__main__ import run

FILE = "programs/2024/koeln-bethlehem.yaml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the current folder and has no /dev/full")


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("fmt", ["concise", "json"])
def test_a_full_disk_is_exit_2(tmp_path: Path, fmt: str) -> None:
    lay_down(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "skew_cli", "validate", "--format", fmt, "--lang", "en"],
            cwd=tmp_path,
            env={**os.environ, "SKEW_AS_OF": "2024-05-01"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr.decode().splitlines()) == (
        2,
        [
            f"error: the output could not be written: {os.strerror(28)}.",
            "help: make room, or write it elsewhere",
        ],
    )


@posix
def test_a_deleted_folder_is_exit_2(tmp_path: Path, skew: Skew, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    try:
        called = skew("validate", "--lang", "en")
        elsewhere = skew("-C", str(tmp_path), "list")
    finally:
        os.chdir(tmp_path)
    assert (called.code, called.out, called.err) == (
        2,
        "",
        "error: the current folder is deleted.\nhelp: change to another folder\n",
    )
    assert elsewhere.code == 0


def test_an_interrupt_while_loading_is_130() -> None:
    with patch("skew_cli.cli.main.main", side_effect=KeyboardInterrupt):
        assert run() == 128 + signal.SIGINT


@pytest.mark.parametrize(
    ("variable", "value"), [("SKEW_COLOR", "blau"), ("SKEW_LANG", "klingon"), ("SKEW_AS_OF", "morgen")]
)
def test_a_bad_variable_is_exit_2_unless_an_option_wins(
    skew: Skew, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    called = skew("validate")
    assert (called.code, called.out) == (2, "")
    assert variable in called.err
    assert f'"{value}"' in called.err
    option = {"SKEW_COLOR": "--color=never", "SKEW_LANG": "--lang=en", "SKEW_AS_OF": "--as-of=2024-05-01"}[variable]
    assert skew("validate", option, "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--stdin-filename", FILE], "--stdin-filename needs -."),
        (["--list-files", "--format", "json"], "--list-files and --format do not go together."),
        (["--list-files", "--report", "json=x.json"], "--list-files and --report do not go together."),
        (["--list-files", "--fix"], "--list-files and --fix do not go together."),
    ],
)
def test_options_that_would_do_nothing_are_refused(skew: Skew, options: list[str], told: str) -> None:
    called = skew("validate", *options)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"error: {told}\n")


def test_details_on_request(skew: Skew, tmp_path: Path) -> None:
    told = skew("validate", "-v").err
    assert f"reading {tmp_path.as_posix()}\n" in told
    assert "as of Wed 1 May 2024\n" in told
    assert "reading" not in skew("validate").err


def test_explain_finds_programs_as_validate_does(skew: Skew) -> None:
    whole = skew("explain", f"{FILE}:2").out
    assert whole.startswith(f"{FILE}:2 ")
    assert whole == skew("explain", "koeln-bethlehem:2").out == skew("explain", "2024/koeln-bethlehem:2").out


@pytest.mark.parametrize("word", ["koeln", "koeln-betlehem", "Köln-Bethlehem"])
def test_a_near_miss_gets_a_proposal(skew: Skew, word: str) -> None:
    told = f'error: "{word}" does not exist.\nhelp: did you mean koeln-bethlehem?\n'
    assert (skew("validate", word).err, skew("explain", f"{word}:3").err) == (told, told)


def test_ascii_has_no_typographic_quotation_marks(skew: Skew, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("schema: 1\nid: koeln-bethlehem\nseason: 2024\nthems: []\n", encoding="utf-8")
    assert "„thems“" in skew("validate", "--lang", "de").out
    called = skew("validate", "--lang", "de", "--ascii")
    assert '"thems"' in called.out
    assert not set("„“”‚‘’") & set(called.out)
