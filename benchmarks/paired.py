"""Programs measured side by side: A, B, C, A, B, C, …; ratios within each round, then median and spread."""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path

ROUNDS, QUICK_ROUNDS = 7, 3
_LIMIT = 1800
"""Seconds after which a program is given up."""
_LAUNCHER = """
import json, os, sys, time
argv, cwd, env, out, err = json.load(sys.stdin)
os.chdir(cwd)
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
opened = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
          (os.POSIX_SPAWN_OPEN, 1, out, flags, 0o644), (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o644)]
start = time.perf_counter()
_, status, used = os.wait4(os.posix_spawn(argv[0], argv, env, file_actions=opened), 0)
wall = time.perf_counter() - start
peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
print(json.dumps([wall, used.ru_utime + used.ru_stime, peak, os.waitstatus_to_exitcode(status)]))
"""
"""A process of its own starts what is measured: a child counts the memory of the process that it was made from."""
_KEPT = ("HOME", "PATH", "TMPDIR", "LD_LIBRARY_PATH")
"""All that a program gets of the environment, so that nothing keeps it from using its byte code."""


class Failed(Exception):  # noqa: N818 - says what happened
    """A program ended with another exit code than it should, or not in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A program to measure."""

    name: str
    argv: Sequence[object]
    """The program with its whole path first."""
    cwd: Path = Path("/")
    env: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[int, ...] = (0,)
    """Exit codes that are right."""
    before: Callable[[int], object] | None = None
    """Prepares each round, unmeasured; gets its number."""
    output: Path = Path(os.devnull)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, with all processes that it started."""
    peak: float
    """Resident memory of its largest process, in MiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Median, least and greatest of some figures."""

    median: float
    low: float
    high: float


def spread(values: Iterable[float]) -> Spread:
    """Of at least one figure."""
    found = sorted(values)
    return Spread(median=statistics.median(found), low=found[0], high=found[-1])


def ratios(mine: Sequence[Run], other: Sequence[Run], of: str = "cpu") -> tuple[float, ...]:
    """Mine divided by the other, round by round; `of` is `cpu`, `wall` or `peak`."""
    return tuple(getattr(one, of) / getattr(two, of) for one, two in zip(mine, other, strict=True))


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """How the cost grows with the size, by least squares: 1 is linear, 2 quadratic."""
    return statistics.linear_regression([log(each) for each in sizes], [log(each) for each in costs]).slope


def rounds(commands: Sequence[Command], count: int) -> dict[str, list[Run]]:
    """Runs of each command by name, after one round to warm up; what fails in that one is told on stderr and left out.

    Raises Failed for what fails later.
    """
    found: dict[str, list[Run]] = {}
    for command in commands:
        try:
            _prepared(command, -1)
        except Failed as problem:
            sys.stderr.write(f"left out: {problem}\n")
        else:
            found[command.name] = []
    for number in range(count):
        for command in commands:
            if command.name in found:
                found[command.name].append(_prepared(command, number))
    return found


def _prepared(command: Command, number: int) -> Run:
    if command.before:
        command.before(number)
    return measured(command)


def measured(command: Command) -> Run:
    """One run; raises Failed."""
    with tempfile.TemporaryDirectory() as folder:
        return _launched(command, Path(folder, "errors"))


def _launched(command: Command, errors: Path) -> Run:
    env = {name: os.environ[name] for name in _KEPT if name in os.environ}
    env |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", **command.env}
    asked = json.dumps([list(map(str, command.argv)), str(command.cwd), env, str(command.output), str(errors)])
    launcher = subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-I", "-S", "-c", _LAUNCHER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        told, _ = launcher.communicate(asked, timeout=_LIMIT)
    except BaseException as stopped:
        os.killpg(launcher.pid, signal.SIGKILL)
        launcher.wait()
        if isinstance(stopped, subprocess.TimeoutExpired):
            raise Failed(f"{command.name}: more than {_LIMIT} s") from None
        raise
    said = errors.read_text(errors="replace").strip().splitlines() if errors.exists() else []
    if launcher.returncode:
        raise Failed(f"{command.name}: cannot be started")
    wall, cpu, peak, code = json.loads(told)
    if code not in command.codes:
        raise Failed(f"{command.name}: exit code {code}: {' '.join(said[-2:])}")
    return Run(wall=wall, cpu=cpu, peak=peak)
