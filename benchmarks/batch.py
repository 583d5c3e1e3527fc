"""Many programs: `skew validate` against finding, reading and hashing the same files (F), and against peers."""

import shutil
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.bench import PROBES, Bench, Row, command, missing, row, version
from benchmarks.generate import AS_OF
from benchmarks.paired import Command, Failed, Run, exponent, ratios

_SIZES, _QUICK_SIZES = (100, 1000, 10_000, 100_000), (40, 80, 160)
_MAIN, _QUICK_MAIN = 10_000, 160
"""The size at which everything is compared."""
_FEW = 2
"""Rounds for what takes minutes: check-jsonschema, and the largest size."""
_MEMORY = {_MAIN: 60, 100_000: 100}
"""MiB a process."""
_CACHE = ".skew-cache"


def measure(bench: Bench) -> Iterator[Row]:
    """Rows of the batch."""
    main = _QUICK_MAIN if bench.quick else _MAIN
    root, sound = bench.repository(main)
    jobs = bench.offers("--jobs")
    commands = _own(bench, root, sound[0], jobs=jobs)
    runs = bench.run([_floor(bench, root), *commands])
    yield row(
        f"batch/F/{main}", f"find, read, hash {main:,} files: F", (each.cpu for each in runs["F"]), "s", plain=True
    )
    yield from _compared(runs, main, _different(commands), jobs=jobs)
    quickest = next((each for each in commands if "2" in each.name), commands[0])
    yield from _peers(bench, root, main, quickest)
    shutil.rmtree(root)
    yield from _growth(bench, runs, main)


def _floor(bench: Bench, root: Path) -> Command:
    return Command(name="F", argv=[bench.python, "-I", "-S", PROBES / "floor.py", root])


def _own(bench: Bench, root: Path, file: str, *, jobs: bool) -> list[Command]:
    """Cold runs, a warm one, and one after a change; reports go to files that are compared."""
    line = [bench.skew, "validate", "--format", "concise", "--color", "never", "--as-of", str(AS_OF)]
    cold = partial(_forget, root)

    def edited(number: int) -> None:
        text = (root / file).read_text(encoding="utf-8").partition("# round")[0]
        (root / file).write_text(f"{text}# round {number}\n", encoding="utf-8")

    one = [*line, "--jobs", "1"] if jobs else line
    found = [Command(name="cold, 1 process", argv=one, cwd=root, codes=(1,), before=cold, output=root / "cold.txt")]
    if bench.offers("--no-cache"):
        found += [
            Command(name="warm", argv=one, cwd=root, codes=(1,), output=root / "warm.txt"),
            Command(name="one file changed", argv=one, cwd=root, codes=(1,), before=edited, output=root / "edited.txt"),
        ]
    if jobs:
        two = [*line, "--jobs", "2"]
        cold_two = Command(
            name="cold, 2 processes", argv=two, cwd=root, codes=(1,), before=cold, output=root / "two.txt"
        )
        found.append(cold_two)
        half = [*one, "--shard", "1/2"]
        found.append(Command(name="cold, half", argv=half, cwd=root, codes=(1,), before=cold, output=root / "half.txt"))
    return found


def _forget(root: Path, _: int) -> None:
    shutil.rmtree(root / _CACHE, ignore_errors=True)


def _different(commands: list[Command]) -> set[str]:
    """Names of the commands whose report is not that of the first one."""
    first = commands[0].output.read_bytes()
    whole = [each for each in commands if "half" not in each.name and each.output.is_file()]
    return {each.name for each in whole if each.output.read_bytes() != first}


def _compared(runs: dict[str, list[Run]], main: int, other: set[str], *, jobs: bool) -> Iterator[Row]:
    targets = {
        "cold, 1 process": (50, "cpu"),
        "cold, 2 processes": (30, "wall"),
        "warm": (1.5, "cpu"),
        "one file changed": (None, "cpu"),
    }
    for name, (target, of) in targets.items():
        key, what = f"batch/{name}/{main}", f"{name}, {main:,} programs"
        if name in other:
            yield missing(key, what, "it reports something else than the cold run with one process")
            continue
        if name not in runs:
            why = "this skew has no --jobs" if "2" in name and not jobs else "this skew has no cache"
            yield missing(key, what, why)
            continue
        told = "CPU time" if of == "cpu" else "wall time"
        yield row(key, what, ratios(runs[name], runs["F"], of), "F", target=target, how=f"`skew validate`, {told}")
    if "cold, half" in runs:
        values = ratios(runs["cold, half"], runs["cold, 1 process"])
        how = "`skew validate --shard 1/2`, CPU time, by that of the whole"
        yield row(f"batch/shard/{main}", "one of two shares, cold", values, "×", target=0.5, how=how)
    for name in ("cold, 1 process", "cold, 2 processes"):
        if name in runs:
            peak = (each.peak for each in runs[name])
            target = _MEMORY.get(main)
            yield row(f"batch/memory/{name}/{main}", f"memory of a process, {name}", peak, "MiB", target=target)


def _peers(bench: Bench, root: Path, main: int, own: Command) -> Iterator[Row]:
    """How much longer others take, in wall time, than the fastest cold run."""
    try:
        yield from _python_peers(bench, root, main, own)
    except Failed as problem:
        yield missing(f"batch/peers/{main}", "peers in Python", str(problem))
    name = f"{version('js-yaml')} + {version('ajv')}, parse and schema"
    try:
        argv = [bench.node, bench.folder / "node" / "validate.mjs", bench.schema(), root]
    except Failed as problem:
        yield missing(f"batch/node/{main}", name, str(problem))
        return
    yield from _slower(bench, f"batch/node/{main}", own, Command(name=name, argv=argv), target=1)


def _python_peers(bench: Bench, root: Path, main: int, own: Command) -> Iterator[Row]:
    python, schema = bench.peers, bench.schema()
    files = sorted(each for each in (root / "programs").glob("*/*.yaml") if each.name != "season.yaml")
    names = [each.relative_to(root) for each in files]
    name = f"{version('PyYAML')}, C loader, merely parsing"
    parse = Command(name=name, argv=[python, PROBES / "parse.py", root])
    yield from _slower(bench, f"batch/PyYAML/{main}", own, parse, target=1)
    argv = [python.with_name("check-jsonschema"), "--schemafile", schema, *names]
    name = f"{version('check-jsonschema')} with `skew schema program`"
    check = Command(name=name, argv=argv, cwd=root, codes=(1,))
    yield from _slower(bench, f"batch/check-jsonschema/{main}", own, check, target=40, count=_FEW)


def _slower(
    bench: Bench, key: str, own: Command, peer: Command, *, target: float | None = None, count: int = 0
) -> Iterator[Row]:
    runs = bench.run([own, peer], min(count or bench.rounds, bench.rounds))
    if peer.name not in runs or own.name not in runs:
        yield missing(key, peer.name, "the command failed")
        return
    values = ratios(runs[peer.name], runs[own.name], "wall")
    how = f"{command(peer.argv)}, wall time, by that of skew {own.name}"
    yield row(key, peer.name, values, "×", target=target, at_least=True, how=how)


def _growth(bench: Bench, runs: dict[str, list[Run]], main: int) -> Iterator[Row]:
    """How the cold run with one process grows from one size to the next, and the memory of the largest."""
    name = "cold, 1 process"
    if name not in runs:
        return
    medians = {main: row("", "", (each.cpu for each in runs[name]), "s").value}
    for size in _QUICK_SIZES if bench.quick else _SIZES:
        if size == main:
            continue
        root, sound = bench.repository(size)
        few = bench.run(_own(bench, root, sound[0], jobs=bench.offers("--jobs"))[:1], min(_FEW, bench.rounds))
        shutil.rmtree(root)
        if name not in few:
            yield missing(f"batch/memory/{size}", f"{size:,} programs", "the command failed, or not in time")
            continue
        medians[size] = row("", "", (each.cpu for each in few[name]), "s").value
        if size in _MEMORY:
            peak = (each.peak for each in few[name])
            yield row(f"batch/memory/{size}", f"memory, {size:,} programs", peak, "MiB", target=_MEMORY[size])
    costs = {size: each.median for size, each in sorted(medians.items()) if each}
    for (small, one), (large, two) in pairwise(costs.items()):
        steep = exponent([small, large], [one, two])
        how = "exponent of CPU time: 1 is linear"
        yield row(f"batch/growth/{large}", f"{small:,} to {large:,} programs", [steep], "", target=1.1, how=how)
