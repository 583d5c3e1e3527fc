"""Accidents at every system call of a write, by strace: the process is killed there, or the call fails.

`python tests/accidents.py` plays all of them and prints the table of `docs/trust.md`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STRACE = shutil.which("strace")
CALLS = "openat,write,fsync,close,rename,unlink,mkdir,chmod,newfstatat,fstat,lseek,umask,ioctl,readlink,getdents64,read"
"""Whatever touches files. Calls that a system does not have are left out by the leading question mark below."""
MARK = "skew-accident-mark"
OLD, NEW = b"old\r\n", b"new\n" * 5000
NAME = "programs/2024/a.yaml"
ACCIDENTS = ("KILL", "ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE", "EINTR")
TASKS = {
    "replace": "files.write(root / name, new, root=root, old=old)",
    "create": "files.write(root / 'programs/2025/b.yaml', new, root=root)",
    "output": "files.put(root / 'build/out.html', new)",
}
"""What is done, and in `targets` which file must hold what."""
_SCRIPT = """
import os, sys
from pathlib import Path
from skew_cli.errors import SkewError
from skew_cli.store import files
root, name, old, new = Path(sys.argv[1]), {name!r}, {old!r}, {new!r}
try:
    os.stat({mark!r})
except OSError:
    pass
try:
    {task}
except SkewError:
    sys.exit(2)
finally:
    try:
        os.stat({mark!r})
    except OSError:
        pass
"""


@dataclass(frozen=True)
class Point:
    """The n-th call of a name since the process began."""

    call: str
    number: int


@dataclass(frozen=True)
class Played:
    """What an accident left behind."""

    code: int
    content: bytes | None
    """Of the file concerned; None without one."""
    again: bool
    """Whether the same task succeeds afterwards, once a lock that a killed process left is removed."""
    litter: tuple[str, ...]
    """Other files than before that stay after the task was done again."""


def target(root: Path, task: str) -> Path:
    return root / {"replace": NAME, "create": "programs/2025/b.yaml", "output": "build/out.html"}[task]


def before(task: str) -> bytes | None:
    return OLD if task == "replace" else None


def lay_down(root: Path) -> None:
    (root / NAME).parent.mkdir(parents=True)
    (root / NAME).write_bytes(OLD)


def _command(task: str, root: Path) -> list[str]:
    script = _SCRIPT.format(name=NAME, old=OLD, new=NEW, mark=MARK, task=TASKS[task])
    return [sys.executable, "-S", "-B", "-c", script, str(root)]


def _environ() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONHASHSEED": "0", "PATH": os.environ["PATH"]}


def _traced(task: str, root: Path, log: Path, *more: str) -> int:
    calls = ",".join(f"?{each}" for each in CALLS.split(","))
    command = [STRACE or "strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", *more]
    done = subprocess.run([*command, *_command(task, root)], env=_environ(), capture_output=True, check=False)
    return done.returncode


def points(task: str) -> tuple[Point, ...]:
    """Every system call between the two marks, in order."""
    with tempfile.TemporaryDirectory() as folder:
        root, log = Path(folder, "root"), Path(folder, "log")
        lay_down(root)
        code = _traced(task, root, log)
        if code != 0:
            raise RuntimeError(f"the task fails without an accident: {code}")
        counted: Counter[str] = Counter()
        found, marks = [], 0
        for line in log.read_text("utf-8", "replace").splitlines():
            name = re.match(r"\d+ +(\w+)\(", line)
            if name is None:
                continue
            counted[name[1]] += 1
            if MARK in line:
                marks += 1
            elif marks == 1:
                found.append(Point(name[1], counted[name[1]]))
    return tuple(found)


def play(task: str, point: Point, accident: str) -> Played:
    """The task with one accident, and once more without."""
    with tempfile.TemporaryDirectory() as folder:
        root, log = Path(folder, "root"), Path(folder, "log")
        lay_down(root)
        files = _files(root) | {target(root, task).relative_to(root).as_posix()}
        what = "error=EIO:signal=KILL" if accident == "KILL" else f"error={accident}"
        code = _traced(task, root, log, "-e", f"inject={point.call}:{what}:when={point.number}")
        path = target(root, task)
        content = path.read_bytes() if path.exists() else None
        (root / ".skew.lock").unlink(missing_ok=True)
        if content == NEW:
            again = True
        else:
            done = subprocess.run(_command(task, root), env=_environ(), capture_output=True, check=False)
            again = (done.returncode, path.read_bytes() if path.exists() else None) == (0, NEW)
        return Played(code, content, again, tuple(sorted(_files(root) - files)))


def _files(root: Path) -> set[str]:
    return {each.relative_to(root).as_posix() for each in root.rglob("*") if each.is_file()}


def rows() -> Iterator[str]:
    yield "| Task | Accident | Places | Old file left | New file there | Anything else | Works again afterwards |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for task in TASKS:
        found = points(task)
        for accident in ACCIDENTS:
            played = [play(task, point, accident) for point in found]
            old = sum(each.content == before(task) for each in played)
            new = sum(each.content == NEW for each in played)
            again = sum(each.again for each in played)
            yield f"| {task} | {accident} | {len(found)} | {old} | {new} | {len(played) - old - new} | {again} |"


if __name__ == "__main__":
    for row in rows():
        print(row, flush=True)
