"""The hot path without noise: instructions a program, counted by valgrind's callgrind, where the machine has it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import Bench, Row, missing, row
from benchmarks.generate import AS_OF
from benchmarks.paired import Failed

_FEW, _MANY = 4, 24
"""Programs of the two runs; what they differ by is work on programs, start-up cancels out."""
_TOTAL = re.compile(r"Collected : (\d+)")


def measure(bench: Bench) -> Iterator[Row]:
    """One row: instructions of a cold check, a program."""
    key, what = "instructions/cold", "cold check, a program"
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        yield missing(key, what, "no valgrind on this machine")
        return
    try:
        few, many = (_counted(bench, valgrind, count) for count in (_FEW, _MANY))
    except Failed as problem:
        yield missing(key, what, str(problem))
        return
    how = f"`valgrind --tool=callgrind skew validate`: {_MANY} programs less {_FEW}, PYTHONHASHSEED=0"
    yield row(key, what, [(many - few) / (_MANY - _FEW) / 1e6], "million", how=how)


def _counted(bench: Bench, valgrind: str, count: int) -> int:
    root, _ = bench.repository(count, "instructions")
    output = bench.folder / "callgrind.out"
    argv = [valgrind, "--tool=callgrind", f"--callgrind-out-file={output}", str(bench.python), str(bench.skew)]
    argv += ["validate", "--format", "concise", "--as-of", str(AS_OF)]
    env = {"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "HOME": str(Path.home())}
    done = subprocess.run(argv, cwd=root, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - found above
    found = _TOTAL.search(done.stderr)
    if done.returncode not in (0, 1) or found is None:
        raise Failed(f"valgrind: {done.stderr.strip()[-200:]}")
    return int(found[1])
