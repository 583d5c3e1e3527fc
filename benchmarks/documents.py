"""Documents: each format alone, and a whole season with one and two processes."""

import shutil
from collections.abc import Iterator

from benchmarks.bench import ROOT, Bench, Row, missing, row
from benchmarks.paired import Command, Failed

_FORMATS = {"markdown": 50, "html": 100, "pdf": 500, "docx": 1000, "xlsx": 200, "csv": 50, "json": 50}
"""Milliseconds for the first document, with the import of the format's library."""
_LONG, _TIMES = 5000, 18
"""Milliseconds for a PDF of 90 pages."""
_SEASON = "--season 2024 --document handout,checklist --lang de,en,ar --format html,docx,pdf --as-of 2024-04-15"


def measure(bench: Bench) -> Iterator[Row]:
    """Rows of the documents."""
    for name, budget in _FORMATS.items():
        for lang in ("de",) if bench.quick else ("de", "ar"):
            yield from _one(bench, name, lang, 1, budget)
    if not bench.quick:
        yield from _one(bench, "pdf", "de", _TIMES, _LONG)
    yield from _season(bench)


def _one(bench: Bench, name: str, lang: str, times: int, budget: int) -> Iterator[Row]:
    key = f"documents/{name}/{lang}/{times}"
    what = f"{name}, {lang}, first document" if times == 1 else f"{name}, {lang}, 90 pages"
    try:
        found = bench.probe("formats", ROOT, name, lang, times)
    except Failed as problem:
        yield missing(key, what, str(problem))
        return
    again, peak, size = (sorted(found[each])[len(found[each]) // 2] for each in ("again", "peak", "size"))
    how = f"second one {again:.0f} ms; {peak:.0f} MiB in all, {size:.0f} KiB"
    yield row(key, what, found["first"], "ms", target=budget, how=how)


def _season(bench: Bench) -> Iterator[Row]:
    out = bench.folder / "season"
    commands = [
        Command(
            name=f"{jobs}",
            argv=[bench.skew, "export", *_SEASON.split(), "-j", jobs, "-o", out, "-q", "-C", ROOT],
            codes=(0, 1),
            before=lambda _: shutil.rmtree(out, ignore_errors=True),
        )
        for jobs in ("1", "2")
    ]
    runs = bench.run(commands, 1 if bench.quick else 3)
    for jobs, found in runs.items():
        what = f"season 2024, 3 languages, HTML, DOCX, PDF, {jobs} process{'es' if jobs == '2' else ''}"
        how = f"`skew export {_SEASON} -j {jobs}`"
        peak = (each.peak for each in found)
        yield row(f"documents/memory/{jobs}", f"memory of a process, {what}", peak, "MiB", target=250, how=how)
        yield row(f"documents/season/{jobs}", what, (each.wall for each in found), "s", how="wall time")
