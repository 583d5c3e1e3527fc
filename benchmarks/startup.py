"""Start-up: what a command costs before and besides its work, as a ratio to `python -c pass` (P)."""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.bench import PROBES, Bench, Row, command, missing, row, version
from benchmarks.faults import FAULTS
from benchmarks.generate import AS_OF
from benchmarks.paired import Command, Failed, Run, ratios

_PROGRAMS, _SMALL = 50, 2
_FLOOR = 200
"""Milliseconds that a command may take besides its own heavy library."""
_LIGHT = {
    "--version": ("--version", 1.5),
    "--help": ("--help", 8),
    "help of a command": ("validate --help", 8),
    "completion, the script": ("completion bash", 8),
    "completion, a word": ("__complete validate --s", 8),
    "validate, repository unchanged": ("validate {day}", 4),
    "validate, file unchanged": ("validate {file} {day}", 4),
    "list, unchanged": ("list --season all {day}", 25),
    "status, unchanged": ("status --season all {day}", 25),
    "agenda, unchanged": ("agenda {day}", 25),
}
"""Command and target in P; over 50 programs."""
_CHANGED = {
    "validate, file changed": ("validate {file} {day}", 18),
    "validate, file faulty": ("validate {file} {day}", 18),
    "list, a file changed": ("list --season all {day}", 25),
    "status, a file changed": ("status --season all {day}", 25),
    "agenda, a file changed": ("agenda {day}", 25),
}
"""The same after an edit that nobody has seen yet."""
_HEAVY = {
    "rule": ("rule D004", ""),
    "config": ("config show {day}", ""),
    "show": ("show {id} {day}", ""),
    "calendar": ("calendar 2025 {day}", ""),
    "schedule": ("schedule {id} {day}", ""),
    "ical": ("ical {id} --dry-run {day}", "icalendar"),
    "checklist": ("checklist {id} --format md {day}", "babel.dates, jinja2"),
    "export html": ("export {id} --format html {day}", "babel.dates, jinja2"),
    "export docx": ("export {id} --format docx -o {out} {day}", "babel.dates, docx"),
    "export xlsx": ("export {id} --format xlsx -o {out} {day}", "babel.dates, xlsxwriter"),
    "export pdf": ("export {id} --format pdf -o {out} {day}", "babel.dates, typst"),
}
"""Other commands, each with the libraries that its work needs besides pydantic, which holds the models of all."""


def measure(bench: Bench) -> Iterator[Row]:
    """Rows of start-up."""
    root, (file, *_) = bench.repository(_PROGRAMS, "start")
    edited, _ = bench.repository(_PROGRAMS, "edited")
    words = {
        "day": f"--as-of {AS_OF}",
        "file": file,
        "id": f"{Path(file).parent.name}/{Path(file).stem}",
        "out": str(bench.folder / "out"),
    }

    def skew(name: str, line: str, cwd: Path = root) -> Command:
        return Command(name=name, argv=[bench.skew, *line.format(**words).split()], cwd=cwd, codes=(0, 1))

    text = (edited / file).read_text(encoding="utf-8")
    spoiled = next(each for each in FAULTS if each.name == "unknown-field").spoil(text)
    light = {name: (skew(name, line), target) for name, (line, target) in _LIGHT.items()}
    for name, (line, target) in _CHANGED.items():
        edit = partial(_append, edited / file, spoiled if name.endswith("faulty") else text)
        light[name] = replace(skew(name, line, edited), before=edit), target
    peers, rows = _peers(bench, root / file)
    base = Command(name="P", argv=[bench.python, "-c", "pass"])
    runs = bench.run([base, *(each for each, _ in light.values()), *peers], bench.light)
    yield row("startup/P", "`python -c pass`: P", (1000 * each.cpu for each in runs["P"]), "ms", plain=True)
    for name, (each, target) in light.items():
        if name not in runs:
            yield missing(f"startup/{name}", name, "the command failed")
            continue
        values = ratios(runs[name], runs["P"])
        yield row(f"startup/{name}", name, values, "P", target=target, how=command(each.argv))
    for each in peers:
        if each.name in runs:
            values = ratios(runs[each.name], runs["P"])
            yield row(f"startup/{each.name}", each.name, values, "P", how=command(each.argv), plain=True)
    yield from rows
    small, (file, *_) = bench.repository(_SMALL, "small")
    words |= {"file": file, "id": f"{Path(file).parent.name}/{Path(file).stem}"}
    yield from _heavy(bench, {name: skew(name, line, small) for name, (line, _) in _HEAVY.items()})


def _append(path: Path, content: str, number: int) -> None:
    """A file that no command, no round and no run before has seen."""
    path.write_text(f"{content}# {number} {time.time_ns()}\n", encoding="utf-8")


def _peers(bench: Bench, file: Path) -> tuple[list[Command], list[Row]]:
    try:
        python = bench.peers
    except Failed as problem:
        return [], [missing("startup/peers", "peers in Python", str(problem))]
    check = [python.with_name("check-jsonschema"), "--schemafile", bench.schema(), file]
    lint = [python.with_name("yamllint"), "-d", "relaxed", file]
    return [
        Command(name=version("check-jsonschema"), argv=check, codes=(0, 1)),
        Command(name=version("yamllint"), argv=lint, codes=(0, 1)),
        Command(name="typer, rich, ruamel.yaml, pydantic: naive", argv=[python, PROBES / "naive.py", file]),
    ], []


def _heavy(bench: Bench, commands: dict[str, Command]) -> Iterator[Row]:
    """Commands whose work needs a heavy library, minus what importing it alone takes in the same round."""
    imports = {name: f"import pydantic.main{libraries and ', '}{libraries}" for name, (_, libraries) in _HEAVY.items()}
    alone = [Command(name=each, argv=[bench.python, "-c", each]) for each in dict.fromkeys(imports.values())]
    runs: dict[str, list[Run]] = bench.run([*alone, *commands.values()], bench.light)
    for name, each in commands.items():
        key, what = f"startup/{name}", f"{name}, beyond its library"
        if name not in runs or imports[name] not in runs:
            yield missing(key, what, "the command failed")
            continue
        pairs = zip(runs[name], runs[imports[name]], strict=True)
        values = [1000 * (one.cpu - two.cpu) for one, two in pairs]
        yield row(key, what, values, "ms", target=_FLOOR, how=f"{command(each.argv)} minus `{imports[name]}`")
