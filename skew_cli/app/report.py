"""From findings to a report: filtered, counted, put into words."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from skew_cli import __version__
from skew_cli.app.check import Checked
from skew_cli.app.load import Index
from skew_cli.languages.phrase import phrase
from skew_cli.model.finding import SEVERITIES, Finding, Params, Severity
from skew_cli.model.report import Report, Shown, Summary
from skew_cli.rules import by_code
from skew_cli.rules.rule import Rule
from skew_cli.words import Text

_SUPPRESSED = Text(en="suppressed", de="unterdrückt")
_WORDS: dict[Severity, Text] = {
    "error": Text(en="error", de="Fehler"),
    "warning": Text(en="warning", de="Warnung"),
    "info": Text(en="info", de="Hinweis"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the findings a report shows, and when it fails."""

    files: frozenset[str] | None = None
    """Only findings with a place or a label in these files; None is all."""
    show: Severity = "info"
    fail_on: Severity | None = "error"
    """None never fails."""
    suppressed: bool = False
    """Whether hidden findings are shown, too."""


def report(index: Index, checked: Checked, wanted: Wanted, lang: str) -> Report:
    """The report; suppressed findings and those outside the filter count for nothing but their own sums."""
    mine = [each for each in checked.findings if _inside(each, wanted.files)]
    open_ = [each for each in mine if each.suppressed is None]
    listed = [
        each
        for each in (mine if wanted.suppressed else open_)
        if SEVERITIES.index(each.severity) <= SEVERITIES.index(wanted.show)
    ]
    programs = [name for name, each in index.sources.items() if not each.shared]
    reported = [name for name in programs if wanted.files is None or name in wanted.files]
    code = 3 if checked.crashes else int(_fails(open_, wanted.fail_on))
    summary = Summary(
        indexed=len(programs),
        reported=len(reported),
        errors=sum(each.severity == "error" for each in open_),
        warnings=sum(each.severity == "warning" for each in open_),
        infos=sum(each.severity == "info" for each in open_),
        suppressed=sum(each.suppressed is not None for each in mine),
        outside_filter=sum(each.suppressed is None for each in checked.findings) - len(open_),
        exit_code=code,
    )
    return Report(
        version=__version__,
        as_of=index.today,
        lang=lang,
        status=index.status,
        inputs=_inputs(index),
        filter_kind="all" if wanted.files is None else "paths",
        summary=summary,
        shown=tuple(shown(each, lang) for each in listed),
        lines=_lines(index, listed),
        suppressed_word=_SUPPRESSED.get(lang),
        severity_words={name: text.get(lang) for name, text in _WORDS.items()},
    )


def shown(finding: Finding, lang: str) -> Shown:
    """A finding in words."""
    rule = by_code()[finding.code]
    hint = rule.hint if isinstance(rule.hint, Text | None) else rule.hint.get(finding.message_id)
    return Shown(
        finding=finding,
        message=_text(rule, finding.message_id, finding.params, lang),
        help=phrase(hint, finding.params, lang) if hint else None,
        labels=tuple(_text(rule, label.message_id, label.params, lang) for label in finding.labels),
    )


def _text(rule: Rule, message_id: str, params: Params, lang: str) -> str:
    return phrase(rule.texts[message_id], params, lang)


def _inside(finding: Finding, files: frozenset[str] | None) -> bool:
    return files is None or finding.file in files or any(each.file in files for each in finding.labels)


def _fails(findings: Iterable[Finding], fail_on: Severity | None) -> bool:
    if fail_on is None:
        return False
    limit = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(each.severity) <= limit for each in findings)


def _lines(index: Index, findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    places = {(each.file, each.range.start.line) for each in findings}
    places |= {(label.file, label.range.start.line) for each in findings for label in each.labels}
    return {(name, line): index.sources[name].places.line(line) for name, line in places}


def _inputs(index: Index) -> str:
    config = index.repository.config.model_dump_json()
    digests = [[name, hashlib.sha256(each.content).hexdigest()] for name, each in sorted(index.sources.items())]
    whole = json.dumps([__version__, config, index.today.isoformat(), digests], ensure_ascii=False)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
