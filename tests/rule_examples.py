"""The examples of a rule's page as small repositories in memory, and what they are expected to report."""

import datetime as dt
import re
import textwrap
from dataclasses import dataclass

HEADER = {
    "schema": "schema: 1",
    "id": "id: koeln-bethlehem",
    "season": "season: 2024",
    "partners": "partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}",
}
SHARED = ("people.yaml", "municipalities.yaml", "season.yaml", "closures.yaml")


@dataclass(frozen=True)
class Example:
    kind: str
    number: int
    today: dt.date
    files: dict[str, bytes]
    expected: tuple[tuple[str, int, str], ...]
    """File, line, code of every marked line."""
    ledgers: dict[str, bytes]
    """Calendar ledgers: skew reads them from the disk alone."""


def examples(page: str) -> list[Example]:
    found = re.finditer(r"^(Bad|Good):\n((?:(?: {4}.*)?\n)+)", page + "\n", re.MULTILINE)
    return [_example(m[1], n, textwrap.dedent(m[2]).strip("\n") + "\n") for n, m in enumerate(found)]


def _example(kind: str, number: int, text: str) -> Example:
    today = dt.date(2024, 4, 15)
    if given := re.match(r"# as-of: (\S+)\n", text):
        today, text = dt.date.fromisoformat(given[1]), text[given.end() :]
    parts = re.split(r"^# file: (\S+)\n", text, flags=re.MULTILINE)
    named = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    files: dict[str, bytes] = {}
    expected: list[tuple[str, int, str]] = []
    for name, body in named:
        if not name and not body.strip():
            continue
        whole = body if name.endswith((*SHARED, ".toml", ".json")) else _complete(body, name)
        file = name or _name(whole)
        files[file] = re.sub(r" *# <- [A-Z]\d{3}[A-Z0-9, ]*$", "", whole, flags=re.MULTILINE).encode()
        for line, content in enumerate(whole.splitlines(), 1):
            if mark := re.search(r"# <- ([A-Z]\d{3}(?:,? [A-Z]\d{3})*)\s*$", content):
                expected += [(file, line, code) for code in re.findall(r"[A-Z]\d{3}", mark[1])]
    ledgers = {name: files.pop(name) for name in list(files) if name.endswith(".calendar.json")}
    return Example(kind, number, today, files, tuple(sorted(expected)), ledgers)


def _complete(body: str, name: str) -> str:
    missing = [line for key, line in HEADER.items() if not re.search(rf"^{key}:", body, re.MULTILINE)]
    match = re.match(r"programs/(\d+)/(.+)\.yaml$", name)
    if match:
        swap = {HEADER["season"]: f"season: {match[1]}", HEADER["id"]: f"id: {match[2]}"}
        missing = [swap.get(line, line) for line in missing]
    return "".join(f"{line}\n" for line in missing) + body


def _name(whole: str) -> str:
    season = re.search(r"^season: *(\d+)", whole, re.MULTILINE)
    ident = re.search(r"^id: *([^\s#]+)", whole, re.MULTILINE)
    return f"programs/{season[1] if season else 2024}/{ident[1] if ident else 'koeln-bethlehem'}.yaml"
