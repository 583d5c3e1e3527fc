"""The baseline file: one entry a line, read tolerantly, written sorted (contract 11)."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter, ValidationError

from skew_cli.app.load import Index
from skew_cli.app.reading import settings_source
from skew_cli.app.validation.baseline import NEVER
from skew_cli.app.validation.settings import configured
from skew_cli.app.validation.wording import shown
from skew_cli.errors import SkewError
from skew_cli.model.baseline import BASELINE_FORMAT, Baseline, BaselineFile, Entry, EntryData
from skew_cli.model.finding import Finding
from skew_cli.store.repository import Repository
from skew_cli.words import Text

LARGEST = 4 << 20
"""Bytes of a baseline, 20,000 findings: each costs 10 KiB of memory."""
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_ENTRIES = re.compile(r'"entries"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")


def lay(index: Index, file: str, content: bytes) -> None:
    """Puts a baseline into the index; raises SkewError when it cannot be used."""
    if len(content) > LARGEST:
        raise _unusable(file, 1, _HUGE)
    index.settings[file] = settings_source(file, content)
    index.baseline = Baseline(file=file, entries=_read(file, index.settings[file].places.text))


def read_baseline(repository: Repository, file: str) -> bytes:
    """The bytes of the file; raises SkewError where it is missing, unreadable or outside the repository."""
    try:
        return _read_file(repository, file)
    except SkewError as problem:
        raise configured(repository, "baseline", problem) if repository.config.baseline == file else problem from None


def _read_file(repository: Repository, file: str) -> bytes:
    if not repository.exists(file):
        raise SkewError(
            Text(en='the baseline "{file}" does not exist.', de='Die Bestandsliste "{file}" gibt es nicht.'),
            Text(en="write it: skew validate --baseline-create", de="sie anlegen: skew validate --baseline-create"),
            file=file,
        )
    return repository.read(file)


def entries(findings: Iterable[Finding]) -> list[EntryData]:
    """What a new baseline holds: every finding that nothing hides."""
    return [
        EntryData(
            fingerprint=each.fingerprint,
            code=each.code,
            file=each.file,
            pointer=each.pointer,
            message=shown(each, "en").message,
        )
        for each in findings
        if each.suppressed is None and each.code not in NEVER
    ]


def text(data: Iterable[EntryData]) -> bytes:
    """The file: a header and one entry a line, so that git can merge it."""
    lines = [
        json.dumps(each, ensure_ascii=False)
        for each in sorted(data, key=lambda each: (each["file"], each["fingerprint"]))
    ]
    head = f'{{"format": "{BASELINE_FORMAT}", "entries": ['
    whole = "\n".join([head, *([",\n".join(lines)] if lines else []), "]}", ""])
    return whole.encode("utf-8", "backslashreplace")


@cache
def _shape() -> TypeAdapter[BaselineFile]:
    return TypeAdapter(BaselineFile)


def _read(file: str, content: str) -> tuple[Entry, ...]:
    if conflict := _CONFLICT.search(content):
        raise _unusable(file, _line(content, conflict.start()), _MERGE)
    try:
        values: Any = json.loads(content)
    except json.JSONDecodeError as problem:
        raise _unusable(file, problem.lineno, _NO_JSON) from None
    except (ValueError, RecursionError):
        raise _unusable(file, 1, _NO_JSON) from None
    version = values.get("format") if isinstance(values, dict) else None
    if version != BASELINE_FORMAT:
        raise _unusable(file, 1, _OTHER if version else _NONE)
    spans = list(_spans(content)) if isinstance(values.get("entries"), list) else []
    try:
        found = _shape().validate_python(values, strict=True)["entries"]
    except ValidationError as problem:
        first = problem.errors()[0]["loc"]
        number = first[1] if len(first) > 1 and isinstance(first[1], int) else None
        line = 1 if number is None else _line(content, spans[number][0])
        raise _unusable(file, line, _BAD_ENTRY, ".".join(str(each) for each in first[2:] or first[:1])) from None
    made = tuple(Entry(data=each, start=start, end=end) for each, (start, end) in zip(found, spans, strict=True))
    ordered = sorted(made, key=lambda each: each.data["fingerprint"])
    for one, other in pairwise(ordered):
        if one.data["fingerprint"] == other.data["fingerprint"]:
            raise _unusable(file, _line(content, max(one.start, other.start)), _TWICE)
    return made


def _spans(content: str) -> Iterator[tuple[int, int]]:
    """Where the entries of a valid file stand, however it is laid out."""
    decoder = json.JSONDecoder()
    match = _ENTRIES.search(content)
    at = match.end() if match else len(content)
    while (gap := _GAP.match(content, at)) and gap.end() < len(content) and content[gap.end()] != "]":
        _, at = decoder.raw_decode(content, gap.end())
        yield gap.end(), at


def _line(content: str, offset: int) -> int:
    return content.count("\n", 0, offset) + 1


_MERGE = Text(en="an unresolved merge conflict", de="ein nicht aufgelöster Merge-Konflikt")
_HUGE = Text(en="larger than 4 MiB", de="größer als 4 MiB")
_NO_JSON = Text(en="this is no JSON", de="das ist kein JSON")
_OTHER = Text(en="another skew wrote this file", de="diese Datei hat ein anderes skew geschrieben")
_NONE = Text(en="this is no baseline", de="das ist keine Bestandsliste")
_BAD_ENTRY = Text(en="{what} is missing or wrong", de="{what} fehlt oder ist falsch")
_TWICE = Text(en="this entry stands twice", de="dieser Eintrag steht zweimal da")


def _unusable(file: str, line: int, why: Text, what: str = "") -> SkewError:
    return SkewError(
        Text(
            en=f"{{file}}:{{line}}: {why.en}; the baseline cannot be used.",
            de=f"{{file}}:{{line}}: {why.de}; die Bestandsliste ist nicht brauchbar.",
        ),
        Text(
            en="take the file from git, or delete it and write it anew: skew validate --baseline-create",
            de="die Datei aus git holen, oder löschen und neu anlegen: skew validate --baseline-create",
        ),
        file=file,
        line=line,
        what=what,
    )
