"""Small repositories whose reports hold everything that a format may say."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len

from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.report import Wanted, report
from skew_cli.model.finding import PlacedEdit, PlacedFix
from skew_cli.model.report import Report, Shard, Style
from skew_cli.reports import report_format
from skew_cli.store.repository import find

TODAY = dt.date(2024, 4, 15)
KOELN = "programs/2024/koeln-bethlehem.yaml"
MOERS = "programs/2024/moers-beitunia.yaml"
BONN = "programs/2024/bonn-ramallah.yaml"
PROGRAMS = {
    KOELN: """\
schema: 1
id: koeln-bethlehem
season: 2024
status: planned
languages: [de, ar]
themes: [waste-and-wastewater]
partners:
  nrw: {municipality: Köln}
  palestine: {municipality: Bethlehem}
sessions:
  - id: sorting-plant
    title: {de: "Müll 🚮 – Köln", fr: "漢字"}
    date: 2024-06-07
    start: "10:00"
    moderater: skew
  # skew: ignore[D004] the plant only receives visitors on Fridays, until 2024-12-31
  - {id: sewage-works, date: 2024-06-28, start: "10:00"}
  - {id: sewage-works, title: "\u202e🇩🇪 👩‍🔬",\tweekday: "[Montag](https://example.org) {0} %0A::error::,"}
""",
    MOERS: """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: moers}, palestine: {municipality: beitunia}}
notes: |
  erste Zeile
status: planed
""",
    BONN: """\
schema: 1
id: bonn-ramallah
season: 2024
partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}
""",
}
CONFIG = """\
rule-url = "https://example.org/rules/{code}"

[severity]
S001 = "info"

[[ignore]]
paths = ["programs/2024/moers-*"]
codes = ["C008"]
reason = "Two programs share an address: known."
"""
HIDDEN = {"config": CONFIG, "suppressed": True}
SELECT = ("F", "S001", "D004", "C008")


def made(
    root: Path,
    lang: str = "en",
    *,
    config: str = "",
    programs: dict[str, str] = PROGRAMS,
    select: tuple[str, ...] = SELECT,
    **wanted: object,
) -> Report:
    """The report of programs that stand nowhere but in memory."""
    (root / ".git").mkdir(exist_ok=True)
    (root / "skew.toml").write_text(config, encoding="utf-8")
    replaced = {name: text.encode("utf-8", "surrogatepass") for name, text in programs.items()}
    index = load(find(root), TODAY, replaced=replaced)
    return report(index, check(index, Selection(select=select)), Wanted(**wanted), lang)


def written(name: str, found: Report) -> str:
    """The report in a format."""
    return report_format(name).render(found, Style(width=cell_len))


def with_fixes(found: Report, *, count: int = 1, applicability: str = "safe") -> Report:
    """The first finding gets a fix of so many edits at its own place."""
    first, *rest = found.shown
    place = first.finding.range
    edits = tuple(PlacedEdit(file=first.finding.file, range=place, text=f"neu{n}") for n in range(count))
    fix = PlacedFix(applicability=applicability, edits=edits)
    first = replace(first, finding=replace(first.finding, fix=fix), fix="set {it} anew")
    return replace(found, shown=(first, *rest))


def every_kind(root: Path) -> dict[str, Report]:
    """Reports of every kind."""
    plain, german, hidden = made(root), made(root, "de"), made(root, **HIDDEN)
    unused = tuple(each for each in hidden.shown if each.finding.code == "C008")
    return {
        "plain": plain,
        "german": german,
        "hidden": hidden,
        "fixes": with_fixes(plain),
        "manual": with_fixes(plain, count=2, applicability="manual"),
        "none": made(root, programs={BONN: PROGRAMS[BONN]}, select=("D004",)),
        "status": made(root, kind="changed", since="0" * 40, files=frozenset({KOELN})),
        "shard": replace(hidden, shard=Shard(index=2, count=3, unused_ignores=unused)),
        "all": made(root, select=("ALL",), **HIDDEN),
    }
