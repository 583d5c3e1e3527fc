"""skew at a real terminal: it asks on stderr, hears from stdin, and leaves stdout to the data."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_repository import lay_down

pty = pytest.importorskip("pty", reason="pseudo-terminals are not there on Windows")


def at_a_terminal(cwd: Path, typed: bytes, *args: str, **environ: str) -> tuple[int, bytes, str]:
    """Exit code, stdout (a pipe) and what the terminal showed, the echo of the keys included."""
    ours, theirs = pty.openpty()
    os.write(ours, typed)
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "skew_cli", *args],
        cwd=cwd,
        env={**clean, "TERM": "xterm", "LANG": "C.UTF-8", **environ},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
        timeout=30,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return done.returncode, done.stdout, shown.decode("utf-8").replace("\r\n", "\n")


def test_a_missing_program_is_asked_for(tmp_path: Path) -> None:
    lay_down(tmp_path, "de")
    code, out, shown = at_a_terminal(tmp_path, b"?\nbonn\n", "show")
    assert (code, out.decode("utf-8").splitlines()[0].split(":")[0]) == (0, "bonn-ramallah")
    assert "Programm   1 2024/bonn-ramallah  2 2024/koeln-bethlehem  3 2023/koeln-bethlehem\n" in shown
    assert "-> 2024/bonn-ramallah\n" in shown


def test_end_of_input_is_told(tmp_path: Path) -> None:
    lay_down(tmp_path, "de")
    code, out, shown = at_a_terminal(tmp_path, b"\x04", "show")
    assert (code, out) == (130, b"")
    assert shown.endswith("Nichts geschrieben.\n")


@pytest.mark.parametrize("never", [{"CI": "1"}, {"SKEW_NO_INPUT": "1"}])
def test_what_forbids_asking(never: dict[str, str], tmp_path: Path) -> None:
    lay_down(tmp_path)
    code, out, shown = at_a_terminal(tmp_path, b"1\n", "show", **never)
    assert (code, out) == (2, b"")
    assert "this is missing: PROGRAM (bonn-ramallah, koeln-bethlehem)\n" in shown


@pytest.mark.parametrize("option", ["--no-input", "--json"])
def test_options_that_forbid_asking(option: str, tmp_path: Path) -> None:
    lay_down(tmp_path)
    code, out, _ = at_a_terminal(tmp_path, b"1\n", "show", option)
    assert (code, out) == (2, b"")


def test_colour_is_decided_for_each_stream(tmp_path: Path) -> None:
    lay_down(tmp_path)
    _, _, shown = at_a_terminal(tmp_path, b"", "show", "nothing")
    assert "\x1b[31merror\x1b[0m: " in shown
    _, _, plain = at_a_terminal(tmp_path, b"", "show", "nothing", NO_COLOR="1")
    assert "\x1b" not in plain
    _, out, _ = at_a_terminal(tmp_path, b"", "list")
    assert b"\x1b" not in out


def test_a_terminal_without_utf_8_gets_plain_signs(tmp_path: Path) -> None:
    lay_down(tmp_path)
    _, out, shown = at_a_terminal(tmp_path, b"", "doctor", "--json", "-v", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(out)["format"] == "skew-doctor/1"
    assert shown.isascii()
