"""What the text formats share: words, counts, and the findings of each file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from skew_cli.model.finding import SEVERITIES, Applicability, Path, Range, Severity
from skew_cli.model.report import Report, Shown, Style
from skew_cli.model.text import visible
from skew_cli.words import Counted, Text

SEVERITY: Mapping[Severity, Text] = {
    "error": Text(en="error", de="Fehler"),
    "warning": Text(en="warning", de="Warnung"),
    "info": Text(en="info", de="Hinweis"),
}
SUPPRESSED = Text(en="suppressed", de="unterdrückt")
BASELINED = Text(en="in the baseline", de="in der Bestandsliste")
HELP = Text(en="help", de="Abhilfe")
NOTE = Text(en="note", de="Anmerkung")
FIX = Text(en="fix", de="Korrektur")
APPLICABILITY: Mapping[Applicability, Text] = {
    "safe": Text(en="safe fix", de="sichere Korrektur"),
    "unsafe": Text(en="unsafe fix", de="unsichere Korrektur"),
    "manual": Text(en="fix by hand", de="Korrektur von Hand"),
}
MORE = Counted(
    one=Text(en="1 more finding in this file", de="1 weiterer Befund in dieser Datei"),
    other=Text(en="{n} more findings in this file", de="{n} weitere Befunde in dieser Datei"),
)
_COUNTS: Mapping[Severity, Counted] = {
    "error": Counted(one=Text(en="1 error", de="1 Fehler"), other=Text(en="{n} errors", de="{n} Fehler")),
    "warning": Counted(one=Text(en="1 warning", de="1 Warnung"), other=Text(en="{n} warnings", de="{n} Warnungen")),
    "info": Counted(one=Text(en="1 info", de="1 Hinweis"), other=Text(en="{n} infos", de="{n} Hinweise")),
}
_NONE = Text(en="No findings", de="Keine Befunde")
_NONE_SHOWN = Text(en="Nothing to show", de="Nichts zu zeigen")
_AND = Text(en=" and ", de=" und ")
_HIDDEN = Text(en="{what} not shown", de="{what} nicht gezeigt")
_PROGRAMS = Counted(
    one=Text(en="in 1 program", de="in 1 Programm"), other=Text(en="in {n} programs", de="in {n} Programmen")
)
_OF = Text(en="in {some} of {n} programs", de="in {some} von {n} Programmen")
_FILES = Counted(one=Text(en="in 1 file", de="in 1 Datei"), other=Text(en="in {n} files", de="in {n} Dateien"))
_OUTSIDE = Counted(
    one=Text(en="1 more finding in other files.", de="1 weiterer Befund in anderen Dateien."),
    other=Text(en="{n} more findings in other files.", de="{n} weitere Befunde in anderen Dateien."),
)
_BESIDES = Text(en="Besides: {what}.", de="Außerdem: {what}.")
_HIGHEST = Text(en="Highest status that it would pass: {status}.", de="Höchster Stand, der bestehen würde: {status}.")
_NO_STATUS = Text(
    en="As it is, the program does not pass any status yet.", de="So besteht das Programm noch keinen Stand."
)


def number(counted: Counted, n: int, lang: str) -> str:
    """A number in words."""
    return counted.of(n).get(lang).format(n=n)


def severities(counts: Mapping[Severity, int], lang: str) -> list[str]:
    """The number of findings of each severity that has any: `3 errors`."""
    return [number(_COUNTS[each], counts[each], lang) for each in SEVERITIES if counts.get(each)]


def by_file(report: Report, style: Style) -> Iterator[tuple[str, tuple[Shown, ...], int]]:
    """Each file with the findings that the limit lets through, the worst ones, and how many it hides."""
    for file, group in groupby(report.shown, key=lambda each: each.finding.file):
        found = tuple(group)
        limit = len(found) if style.limit is None else style.limit
        worst = sorted(found, key=lambda each: SEVERITIES.index(each.finding.severity))[:limit]
        kept = {id(each) for each in worst}
        yield file, tuple(each for each in found if id(each) in kept), len(found) - len(worst)


def counts(report: Report) -> str:
    """How many findings of each severity are shown, and in how many programs: `3 errors in 1 of 12 programs.`."""
    lang, programs = report.lang, report.summary.reported
    parts = severities(_open(report), lang)
    files = {each.finding.file for each in report.shown if each.finding.suppressed is None}
    if not parts:
        none = _NONE_SHOWN if any(_unshown(report).values()) else _NONE
        return f"{none.get(lang)} {number(_PROGRAMS, programs, lang)}."
    if not files <= {*report.files}:
        where = number(_FILES, len(files), lang)
    elif programs == 1:
        where = number(_PROGRAMS, programs, lang)
    else:
        where = _OF.get(lang).format(some=len(files), n=programs)
    return f"{', '.join(parts)} {where}."


def besides(report: Report) -> Iterator[str]:
    """Sentences about what is not shown or does not count, and about the status of the only program."""
    lang, summary = report.lang, report.summary
    unshown = severities(_unshown(report), lang)
    what = [_HIDDEN.get(lang).format(what=_AND.get(lang).join(unshown))] if unshown else []
    others = ((summary.suppressed, SUPPRESSED), (summary.baselined, BASELINED))
    what += [f"{n} {text.get(lang)}" for n, text in others if n]
    if what:
        yield _BESIDES.get(lang).format(what=", ".join(what))
    if summary.outside_filter:
        yield number(_OUTSIDE, summary.outside_filter, lang)
    if report.highest:
        yield _HIGHEST.get(lang).format(status=report.highest)
    elif len(report.files) == 1 and summary.exit_code:
        yield _NO_STATUS.get(lang)


def statistics(report: Report) -> list[tuple[int, str, str]]:
    """Number, code and name of the rules of the findings shown, the most frequent first; suppressed ones left out."""
    found = Counter((each.finding.code, each.finding.name) for each in report.shown if each.finding.suppressed is None)
    return sorted(((n, code, name) for (code, name), n in found.items()), key=lambda each: (-each[0], each[1]))


def hidden(shown: Shown, lang: str) -> str:
    """Why a finding does not count: `suppressed: REASON`; empty where it does."""
    by = shown.finding.suppressed
    if by is None:
        return ""
    word = (BASELINED if by.by == "baseline" else SUPPRESSED).get(lang)
    return f"{word}: {visible(by.reason)}" if by.reason else word


def remarks(shown: Shown, lang: str) -> list[str]:
    """What to do and the background, a line each, for formats that have one text: `help: …`, `note: …`."""
    help_ = [f"{HELP.get(lang)}: {shown.help}"] if shown.help else []
    return help_ + [f"{NOTE.get(lang)}: {each}" for each in shown.notes]


def address(path: Path) -> str:
    """A path as people write it: `sessions[0].date`."""
    parts = (f"[{each}]" if isinstance(each, int) else f".{visible(each)}" for each in path)
    return "".join(parts).removeprefix(".")


def marked(text: str, place: Range) -> tuple[str, str]:
    """What stands on the first line of a range, whose text is given, before it and inside it."""
    first = place.start.column - 1
    end = place.end.column - 1 if place.end.line == place.start.line else len(text)
    return text[:first], text[first:end]


def _open(report: Report) -> Counter[Severity]:
    return Counter(each.finding.severity for each in report.shown if each.finding.suppressed is None)


def _unshown(report: Report) -> Counter[Severity]:
    """What `--show` leaves out."""
    summary = report.summary
    every = Counter[Severity]({"error": summary.errors, "warning": summary.warnings, "info": summary.infos})
    return every - _open(report)
