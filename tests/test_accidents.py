"""Writes survive accidents: at every system call the process is killed or the call fails (`accidents.py`)."""

import os
import subprocess
import sys

import pytest
from accidents import ACCIDENTS, NEW, STRACE, TASKS, before, play, points

SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
CASES = [(task, accident) for task in TASKS for accident in ACCIDENTS if SOAK or accident in ("KILL", "ENOSPC")]


def traceable() -> bool:
    """Containers may forbid one process to trace another."""
    command = [STRACE or "", "-qq", "-o", os.devnull, "true"]
    return STRACE is not None and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not traceable(), reason="strace is not there or not allowed")
@pytest.mark.parametrize(("task", "accident"), CASES)
def test_the_old_or_the_new_file_and_never_less(task, accident):
    every = points(task)
    assert {"openat", "write", "fsync", "rename"} <= {each.call for each in every}
    # Each call in the long run; here the calls that change something, and some of those that only look.
    chosen = every if SOAK else [each for n, each in enumerate(every) if "stat" not in each.call or n % 4 == 0]
    played = [play(task, each, accident) for each in chosen]
    assert [] == [each for each in played if each.content not in (before(task), NEW)]
    assert [] == [each for each in played if not each.again]
    if accident == "KILL":
        assert {-9} == {each.code for each in played}
        assert before(task) in {each.content for each in played}
    else:
        assert [] == [each for each in played if each.code not in (0, 2)]
        assert [] == [each for each in played if each.code == 0 and each.content != NEW]
    if task != "output":  # a file that a killed process leaves in an output folder is nobody's program
        assert [] == [each.litter for each in played if each.litter and each.content != NEW]


COUNT = """
import sys
from pathlib import Path
from skew_cli.errors import SkewError
from skew_cli.store import files
root, name = Path(sys.argv[1]), sys.argv[2]
path, left = root / "programs" / "counter.yaml", 25
while left:
    old = path.read_bytes()
    try:
        files.write(path, old + name.encode() + b"\\n", root=root, old=old)
        left -= 1
    except SkewError:
        pass
"""


def test_of_many_writers_none_loses_what_another_wrote(tmp_path):
    path = tmp_path / "programs" / "counter.yaml"
    path.parent.mkdir()
    path.write_bytes(b"")
    names = ["a", "b", "c", "d"]
    running = [subprocess.Popen([sys.executable, "-c", COUNT, str(tmp_path), name]) for name in names]
    assert [0] * 4 == [each.wait(timeout=60) for each in running]
    lines = path.read_text().splitlines()
    assert dict.fromkeys(names, 25) == {name: lines.count(name) for name in names}
    assert [path] == [each for each in tmp_path.rglob("*") if each.is_file()]
