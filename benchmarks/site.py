"""The static site of a season with many programs: time, and size of its page."""

import shutil
from collections.abc import Iterator

from benchmarks.bench import Bench, Row, missing, row
from benchmarks.generate import AS_OF, SEASONS
from benchmarks.paired import Command

_PROGRAMS, _QUICK = 200, 10
_YEAR = 2025


def measure(bench: Bench) -> Iterator[Row]:
    """Rows of the site."""
    count = _QUICK if bench.quick else _PROGRAMS
    root, sound = bench.repository(2 * SEASONS * count, "site")
    wanted = {root / each for each in [each for each in sound if f"/{_YEAR}/" in each][:count]}
    for file in (root / "programs").glob("*/*-*.yaml"):
        if file not in wanted:
            file.unlink()
    out = bench.folder / "out-site"
    argv = [bench.skew, "site", "--season", str(_YEAR), "-o", out, "--as-of", str(AS_OF)]
    asked = Command(
        name="site", argv=argv, cwd=root, codes=(0, 1), before=lambda _: shutil.rmtree(out, ignore_errors=True)
    )
    runs = bench.run([asked], bench.light)
    key, what = f"site/time/{count}", f"`skew site`, {count} programs"
    if "site" not in runs:
        yield missing(key, what, "the command failed")
        return
    yield row(
        key, what, (each.wall for each in runs["site"]), "s", target=1, how=f"`skew site --season {_YEAR}`, wall time"
    )
    page = (out / "index.html").stat().st_size / 1024 / count
    yield row(f"site/page/{count}", "the page, a program", [page], "KB", target=3, how="`index.html`")
