"""`narrated`: findings in sentences, for screen readers and braille; no frames, signs or colour (contract 5)."""

from collections.abc import Iterator, Mapping

from skew_cli.languages.dates import spoken
from skew_cli.model.finding import Applicability, Range
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import (
    FIX,
    HELP,
    MORE,
    NOTE,
    SEVERITY,
    besides,
    by_file,
    counts,
    hidden,
    marked,
    number,
    statistics,
)
from skew_cli.words import Counted, Text

_HEAD = Text(
    en="{severity} {code}, {name}, in file {file}, line {line}, column {column}",
    de="{severity} {code}, {name}, in Datei {file}, Zeile {line}, Spalte {column}",
)
_SESSION = Text(en="session {id}", de="Termin {id}")
_FIELD = Text(en="field {path}", de="Feld {path}")
_ENTRY = Text(en="entry {n}", de="Eintrag {n}")
_READS = Text(en="The line reads: {text}", de="Die Zeile lautet: {text}")
_EMPTY = Text(en="The line is empty", de="Die Zeile ist leer")
_PART = Text(en="The marked part is: {text}", de="Markiert ist: {text}")
_RELATED = Text(en="Related, line {line}: {text}", de="Dazu, Zeile {line}: {text}")
_ELSEWHERE = Text(en="Related, in file {file}, line {line}: {text}", de="Dazu, in Datei {file}, Zeile {line}: {text}")
_FIXES: Mapping[Applicability, Text] = {
    "safe": Text(en="This can be fixed safely", de="Das lässt sich sicher beheben"),
    "unsafe": Text(
        en="This can be fixed, but the meaning changes", de="Das lässt sich beheben, aber die Bedeutung ändert sich"
    ),
    "manual": Text(en="This is to be fixed by hand", de="Das ist von Hand zu beheben"),
}
_FIXABLE = Counted(
    one=Text(en="1 can be fixed with the option fix.", de="1 lässt sich mit der Option fix beheben."),
    other=Text(en="{n} can be fixed with the option fix.", de="{n} lassen sich mit der Option fix beheben."),
)
_OFTEN = Counted(
    one=Text(en="1 finding of {code}, {name}.", de="1 Befund von {code}, {name}."),
    other=Text(en="{n} findings of {code}, {name}.", de="{n} Befunde von {code}, {name}."),
)


def render(report: Report, style: Style) -> str:
    """A paragraph for each finding and one with the counts."""
    blocks = []
    for _, found, rest in by_file(report, style):
        blocks += ["\n".join(_block(report, each)) for each in found]
        if rest:
            blocks.append(f"{number(MORE, rest, report.lang)}.")
    blocks.append("\n".join(_footer(report, style)))
    return "\n\n".join(blocks) + "\n"


def _footer(report: Report, style: Style) -> Iterator[str]:
    fixable = report.summary.fixable
    yield counts(report) + (f" {number(_FIXABLE, fixable, report.lang)}" if fixable else "")
    yield from besides(report)
    for n, code, name in statistics(report) if style.statistics else ():
        yield _OFTEN.of(n).get(report.lang).format(n=n, code=code, name=_spoken(name))


def _block(report: Report, shown: Shown) -> Iterator[str]:
    lang, finding = report.lang, shown.finding
    start = finding.range.start
    head = _HEAD.get(lang).format(
        severity=SEVERITY[finding.severity].get(lang).capitalize(),
        code=finding.code,
        name=_spoken(finding.name),
        file=visible(finding.file),
        line=start.line,
        column=start.column,
    )
    yield _sentence(", ".join((head, *_place(shown, lang))))
    yield _sentence(_plain(shown.message, lang))
    line = _flat(report.lines.get((finding.file, start.line), "")).strip()
    reads = _READS.get(lang).format(text=line) if line else _EMPTY.get(lang)
    yield " ".join(filter(None, (_ended(reads), _part(report, finding.file, finding.range))))
    for label, text in zip(finding.labels, shown.labels, strict=True):
        related = _RELATED if label.file == finding.file else _ELSEWHERE
        told = related.get(lang).format(file=visible(label.file), line=label.range.start.line, text=_plain(text, lang))
        yield " ".join(filter(None, (_sentence(told), _part(report, label.file, label.range))))
    yield from (_sentence(each) for each in _remarks(shown, lang))


def _place(shown: Shown, lang: str) -> Iterator[str]:
    """The session and the field in which a finding stands."""
    finding = shown.finding
    path = finding.path
    if finding.session:
        yield _SESSION.get(lang).format(id=visible(finding.session))
        path = path[2:]
    words = [_ENTRY.get(lang).format(n=each + 1) if isinstance(each, int) else visible(each) for each in path]
    if words:
        yield _FIELD.get(lang).format(path=", ".join(words))


def _part(report: Report, file: str, place: Range) -> str:
    _, inside = marked(report.lines.get((file, place.start.line), ""), place)
    text = _flat(inside).strip()
    return _ended(_PART.get(report.lang).format(text=text)) if text else ""


def _remarks(shown: Shown, lang: str) -> Iterator[str]:
    finding = shown.finding
    if shown.help:
        yield f"{HELP.get(lang)}: {_plain(shown.help, lang)}"
    if finding.fix and finding.fix.title and shown.fix and shown.fix != shown.help:
        yield f"{FIX.get(lang)}: {_plain(shown.fix, lang)}"
    if finding.fix:
        yield _FIXES[finding.fix.applicability].get(lang)
    yield from (f"{NOTE.get(lang)}: {_plain(each, lang)}" for each in shown.notes)
    if finding.suppressed:
        yield hidden(shown, lang)


def _spoken(name: str) -> str:
    return name.replace("-", " ")


def _plain(text: str, lang: str) -> str:
    """A sentence of skew without the signs that only the eye reads, with dates written out."""
    return spoken(text.replace("`", ""), lang)


def _flat(text: str) -> str:
    return visible(text.replace("\t", " "))


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _ended(text: str) -> str:
    """With a full stop behind what somebody else wrote, whatever its own end."""
    return f"{text}."


REPORT = ReportFormat(name="narrated", render=render)
