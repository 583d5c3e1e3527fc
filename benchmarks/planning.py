"""`skew schedule`: proposals and explanations after loading, on the programs of this repository."""

from collections.abc import Iterator

from benchmarks.bench import ROOT, Bench, Row, row

_DAY = "2024-01-15"
_WHAT = {
    "proposals": ("three proposals", 20),
    "checked": ("three proposals, all masks made and checked", 20),
    "explanation": ("why no dates fit", 100),
}


def measure(bench: Bench) -> Iterator[Row]:
    """Rows of planning."""
    found = bench.probe("plans", ROOT, _DAY, count=1 if bench.quick else 3)
    for name, (what, target) in _WHAT.items():
        how = "in memory, wall time; median of the sample programs, least and most expensive one"
        yield row(f"planning/{name}", what, found[name], "ms", target=target, how=how)
