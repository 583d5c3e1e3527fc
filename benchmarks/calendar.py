"""Calendar files: `skew ical` for many programs, against icalendar's own serialisation of the same components."""

import json
import shutil
from collections.abc import Iterator

from benchmarks.bench import Bench, Row, missing, row
from benchmarks.generate import AS_OF
from benchmarks.paired import Command, Failed

_PROGRAMS, _QUICK = 1000, 20
_FEW = 2
"""Rounds: each takes minutes."""


def measure(bench: Bench) -> Iterator[Row]:
    """Rows of the calendar files."""
    count, few = _QUICK if bench.quick else _PROGRAMS, min(_FEW, bench.rounds)
    root, sound = bench.repository(count + count // 10, "calendars")
    files, names = sound[:count], bench.folder / "calendars.json"
    names.write_text(json.dumps(files), encoding="utf-8")
    key, what = f"calendar/series/{count}", f"all calendar files of {count:,} programs, in memory"
    how = "CPU time, by that of icalendar building and writing the same components with a cached VTIMEZONE"
    try:
        found = bench.probe("calendars", root, AS_OF, names, count=few)
    except Failed as problem:
        yield missing(key, what, str(problem))
        return
    values = [one / two for one, two in zip(found["skew"], found["icalendar"], strict=True)]
    yield row(key, what, values, "×", target=2, how=how)
    alone = (1e6 * each / count for each in found["icalendar"])
    yield row(f"calendar/icalendar/{count}", "icalendar, a program", alone, "µs", plain=True)
    addresses = [f"{name.split('/')[1]}/{name.split('/')[2].removesuffix('.yaml')}" for name in files]
    out = bench.folder / "out"
    argv = [bench.skew, "ical", *addresses, "-o", out, "--as-of", str(AS_OF), "-q"]
    told = Command(name="ical", argv=argv, cwd=root, before=lambda _: shutil.rmtree(out, ignore_errors=True))
    whole = bench.run([told], few)
    if "ical" in whole:
        seconds = (each.cpu for each in whole["ical"])
        how = "`skew ical ID… -o DIR`: reading and checking the programs, the files and their ledgers"
        yield row(f"calendar/whole/{count}", f"`skew ical` of {count:,} programs", seconds, "s", how=how)
