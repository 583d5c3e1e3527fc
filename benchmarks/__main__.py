"""python -m benchmarks [SUBJECT…] [--quick] [--rounds N] [--write] [--release]: the table on stdout.

Tells what got slower since the last release, and never fails for it. `--write` makes `docs/benchmarks.md`, `--release`
also keeps the figures in `benchmarks/figures.json`, for the next comparison; of subjects that were not measured the page
shows what was kept last.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.bench import ROOT, Bench, Row
from benchmarks.figures import again, keep, last, slower, table, write
from benchmarks.paired import Failed

_SUBJECTS = ("startup", "batch", "calendar", "planning", "documents", "site", "instructions")


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and tells; exit code 2 when skew itself cannot be built or installed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="What skew costs, against floors and peers."
    )
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(_SUBJECTS)}; all without any")
    parser.add_argument("--quick", action="store_true", help="small sizes and three rounds: to see that it works")
    parser.add_argument("--rounds", type=int, default=0, help="instead of 7")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--release", action="store_true", help="with that, and keep the figures for the next release")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench", help="for wheels, peers and programs")
    given = parser.parse_args(argv)
    unknown = set(given.subjects) - set(_SUBJECTS)
    if unknown:
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    if (given.write or given.release) and given.quick:
        parser.error("what is written holds figures in full size")
    given.folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder=given.folder.resolve(), quick=given.quick, count=given.rounds)
    measured: dict[str, tuple[str, list[Row]]] = {}
    for name in given.subjects or _SUBJECTS:
        subject = import_module(f"benchmarks.{name}")
        sys.stderr.write(f"{name} …\n")
        try:
            measured[name] = (subject.__doc__ or "").splitlines()[0], list(subject.measure(bench))
        except Failed as problem:
            sys.stderr.write(f"{problem}\n")
            return 2
        sys.stdout.write(f"{measured[name][0]}\n\n{table(measured[name][1])}\n")
        sys.stdout.flush()
    before = last()
    rows = [each for _, found in measured.values() for each in found]
    sys.stdout.writelines(f"{each}\n" for each in slower(rows, before))
    known = again(before) | measured
    every = {name: known[name] for name in _SUBJECTS if name in known}
    if given.write or given.release:
        write(every)
    if given.release:
        keep(every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
