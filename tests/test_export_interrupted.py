"""`skew export` in several processes, interrupted: it ends within seconds, leaves no process and lists what is there."""

import os
import re
import signal
import subprocess
import sys
from threading import Event
from time import monotonic

import pytest
from cli_repository import KOELN, lay_down

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="groups of processes and SIGINT are those of POSIX")
MANY = 40
ENOUGH = 10.0
"""Seconds that no step takes on a slow machine."""


@pytest.fixture
def root(tmp_path):
    found = lay_down(tmp_path)
    for number in range(MANY):
        file = found / f"programs/2024/town-{number}.yaml"
        file.write_text(KOELN.replace("koeln-bethlehem", f"town-{number}"), encoding="utf-8")
    return found


def until(condition):
    end = monotonic() + ENOUGH
    while not condition():
        assert monotonic() < end
        Event().wait(0.01)


def gone(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("first", ["*", "*.html"])
def test_an_interruption_ends_all_processes(first, root):
    """When the processes start, and when they have written something; a terminal tells the whole group."""
    line = "export --season 2024 --force --document all --format html,md --lang de,en,ar -j 2 -o out"
    run = subprocess.Popen(
        [sys.executable, "-m", "skew_cli", "--lang", "en", "--as-of", "2024-05-01", *line.split()],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        until(lambda: [*(root / "out").glob(first)] if "." in first else (root / "out").is_dir())
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=ENOUGH)
        until(lambda: gone(run.pid))
    finally:
        if not gone(run.pid):
            os.killpg(run.pid, signal.SIGKILL)
    written = {each.name for each in (root / "out").iterdir()} - {"index.html"}
    told = re.fullmatch(r"error: stopped after (\d+) of (\d+) documents\n(help: .* out/index\.html\n)?", err)
    assert (130, "") == (run.returncode, out)
    assert told, err
    assert len(written) == int(told[1]) < int(told[2])
    assert (len(written) > 1) == bool(told[3]) == (root / "out/index.html").exists()
    page = (root / "out/index.html").read_text(encoding="utf-8") if told[3] else ""
    assert not page or written == set(re.findall(r'href="([^"]*)"', page))
