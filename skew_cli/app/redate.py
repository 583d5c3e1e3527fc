"""Dates into a program file: only the bytes of dates and starts change, and the rulebook judges the result first."""

import datetime as dt
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.app.load import Index, load
from skew_cli.app.reading import Source
from skew_cli.app.validation.check import check
from skew_cli.calendars import zones
from skew_cli.calendars.days import weekday
from skew_cli.errors import Refused, SkewError
from skew_cli.model.finding import Finding, Path
from skew_cli.model.planning import Dates, Element, Task
from skew_cli.model.session import Event
from skew_cli.source.edit import apply, set_entry
from skew_cli.source.nodes import Document
from skew_cli.source.parse import parse_bytes
from skew_cli.words import Text

Values = tuple[tuple[Path, str], ...]
"""Paths of the file and the YAML that is to stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A changed program that is not written yet."""

    file: str
    before: bytes
    after: bytes
    diff: str
    """Unified diff."""
    errors: tuple[Finding, ...]
    """Errors that the file did not have before."""
    index: Index
    """The repository as it would be."""


def changed(task: Task, dates: Dates) -> tuple[int, ...]:
    """Indices of the elements whose date or start differs from the present one."""
    return tuple(
        n
        for n, (each, found) in enumerate(zip(task.elements, dates, strict=True))
        if found and found != (each.date, each.start)
    )


def date_values(source: Source, task: Task, dates: Dates, *, lone: bool = False) -> Values:
    """What to write for new dates. Raises Refused when a session that has a date would be left out.

    With `lone`, events without a new date simply stay as they are.
    """
    found: list[tuple[Path, str]] = []
    for element, new in zip(task.elements, dates, strict=True):
        event = _event(source, element)
        if new is None:
            if not lone and event is not None and event.date is not None:
                raise Refused(
                    Text(
                        en="the file has a date for {session}, and this proposal leaves it out.",
                        de="Die Datei hat ein Datum für {session}, und dieser Vorschlag lässt den Termin aus.",
                    ),
                    Text(
                        en="cancel it first: skew cancel {program} {session}",
                        de="ihn erst absagen: skew cancel {program} {session}",
                    ),
                    session=getattr(event, "id", ""),
                    program=task.program,
                )
            continue
        found += _entries(source.original(element.path), event, *new)
    return tuple(found)


def _event(source: Source, element: Element) -> Event | None:
    program = source.program
    if program is None:
        raise ValueError(source.file)
    if element.kind == "exploration":
        return program.exploration
    number = int(element.path[1])
    return program.seminars[number] if element.kind == "seminar" else program.session(number)


def _entries(path: Path, event: Event | None, date: dt.date, start: dt.time) -> Iterator[tuple[Path, str]]:
    """Date and start in the zone of the event, and whatever the file repeats of them."""
    anchor = event.anchor if event is not None else zones.BERLIN
    moment = zones.local(date, start, zones.BERLIN)
    if isinstance(moment, str):
        raise TypeError(moment)
    here = moment.astimezone(zones.zone(anchor))
    if event is None or event.date != here.date():
        yield (*path, "date"), here.date().isoformat()
    if event is None or event.start != here.time():
        yield (*path, "start"), f'"{here:%H:%M}"'
    if event is None:
        return
    if event.weekday is not None and event.weekday != weekday(here.date()):
        yield (*path, "weekday"), weekday(here.date())
    for key, zone in (("start_nrw", zones.BERLIN), ("start_palestine", "Asia/Hebron")):
        told = moment.astimezone(zones.zone(zone)).time()
        if getattr(event, key) not in (None, told):
            yield (*path, key), f'"{told:%H:%M}"'


def draft(index: Index, source: Source, values: Values) -> Draft:
    """The file with other values at some paths, checked in memory together with the whole repository."""
    return drafted(index, source, edited(source.content, values))


def drafted(index: Index, source: Source, content: bytes) -> Draft:
    """Another content of a program file, checked in memory together with the whole repository."""
    after = load(index.repository, index.today, replaced={source.file: content})
    old = {(each.code, each.path, each.message_id) for each in _errors(index, source.file)}
    errors = tuple(each for each in _errors(after, source.file) if (each.code, each.path, each.message_id) not in old)
    return Draft(
        file=source.file,
        before=source.content,
        after=content,
        diff=_diff(source.file, source.content, content),
        errors=errors,
        index=after,
    )


def edited(content: bytes, values: Values) -> bytes:
    """A file with other values at some paths; every other byte stays. Raises SkewError where there is no place."""
    document = parse_bytes(content)
    for path, value in values:
        try:
            text = apply(document.text, (set_entry(document, path, value),))
        except KeyError:
            raise SkewError(
                Text(
                    en="the file has no place for a value at {place}; nothing was written.",
                    de="Die Datei hat bei {place} keinen Ort für einen Wert; nichts geschrieben.",
                ),
                Text(en="what is wrong there: skew validate", de="was dort falsch ist: skew validate"),
                place=".".join(str(each) for each in path),
            ) from None
        document = parse_bytes(_bytes(document, text))
    return _bytes(document, document.text)


def write(index: Index, new: Draft, *, strict: bool = True) -> None:
    """Writes a draft; with `strict` raises Refused when the rulebook finds errors that were not there before."""
    if new.errors and strict:
        first = new.errors[0]
        raise Refused(
            Text(
                en="{file} would have {n} new errors, the first is {code} in line {line}; nothing was written.",
                de="{file} hätte {n} neue Fehler, der erste ist {code} in Zeile {line}; nichts geschrieben.",
            ),
            Text(en="what it means: skew rule {code}", de="was er bedeutet: skew rule {code}"),
            file=new.file,
            n=len(new.errors),
            code=first.code,
            line=first.range.start.line,
        )
    if new.after != new.before:
        index.repository.write(new.file, new.after, old=new.before)


def _errors(index: Index, file: str) -> list[Finding]:
    found = check(index).findings
    return [each for each in found if each.file == file and each.severity == "error" and each.suppressed is None]


def _bytes(document: Document, text: str) -> bytes:
    return (b"\xef\xbb\xbf" if document.bom else b"") + text.encode("utf-8")


def _diff(name: str, before: bytes, after: bytes) -> str:
    old, new = (each.decode("utf-8").splitlines(keepends=True) for each in (before, after))
    return "".join(difflib.unified_diff(old, new, name, name))
