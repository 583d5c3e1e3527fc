# ruff: noqa: INP001 - a script, no package
"""What a document costs in each format: python benchmarks/documents.py [REPOSITORY]; figures and budgets, no assertions.

Each figure is the median of five fresh processes: import of the format's library, first document, second document, peak
memory of the whole process, size. The document is the handout of a program with its checklists, in German and Arabic.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

_ROUNDS = 5
_BUDGETS = {"markdown": 50, "html": 100, "pdf": 500, "docx": 1000, "xlsx": 200, "csv": 50, "json": 50}
"""Milliseconds for the first document."""
_LONG = 5000
"""Milliseconds for a PDF of 90 pages."""
_PROBE = """
import datetime as dt, json, resource, sys, time
name, lang, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
from dataclasses import replace
from pathlib import Path
from skew_cli.app.documents import dated_checklists, material
from skew_cli.app.load import load
from skew_cli.app.templates import skin
from skew_cli.calendars.zones import use_package
from skew_cli.documents import program_kind
from skew_cli.store.repository import find
use_package()
index = load(find(Path(sys.argv[4])), dt.date(2024, 4, 15))
source = index.sources["programs/2024/koeln-bethlehem.yaml"]
found = material(index, source, lang, lists=dated_checklists(index, source), audience="partners")
docs = [program_kind(each).build(found) for each in ("handout", "checklist")]
doc = replace(docs[0], blocks=(docs[0].blocks + docs[1].blocks) * times)
look = skin(index.repository)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
from skew_cli.exports import formats
render = formats()[name].render
loaded = time.perf_counter()
content = render(doc, look).content
first = time.perf_counter()
render(doc, look)
again = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([1000 * (first - start), 1000 * (again - first), peak / 1024, (peak - before) / 1024, len(content) / 1024]))
"""


def measured(name: str, lang: str, times: int, repository: str) -> list[float]:
    """First and second document (ms), peak memory of the process and what the format added (MiB), size (KiB)."""
    rows = [
        json.loads(
            subprocess.run(  # noqa: S603 - this interpreter, and words of this file
                [sys.executable, "-c", _PROBE, name, lang, str(times), repository],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for _ in range(_ROUNDS)
    ]
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def main() -> None:
    """A line for each format and language, and a long PDF."""
    repository = str(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    head = f"{'format':10}{'lang':6}{'first':>8}{'budget':>8}{'again':>8}{'peak':>8}{'added':>8}{'size':>8}"
    sys.stdout.write(f"{head}   (ms, MiB, KiB; the first one with its imports)\n")
    for name, budget in _BUDGETS.items():
        for lang in ("de", "ar"):
            first, again, peak, added, size = measured(name, lang, 1, repository)
            row = f"{name:10}{lang:6}{first:8.0f}{budget:8}{again:8.0f}{peak:8.0f}{added:8.0f}{size:8.0f}"
            sys.stdout.write(f"{row}{'' if first <= budget else '  over budget'}\n")
    first, again, peak, added, size = measured("pdf", "de", 18, repository)
    sys.stdout.write(f"{'pdf long':10}{'de':6}{first:8.0f}{_LONG:8}{again:8.0f}{peak:8.0f}{added:8.0f}{size:8.0f}\n")


if __name__ == "__main__":
    main()
