"""From findings to a report: filtered, counted, put into words."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from skew_cli import __version__
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.validation.check import Checked
from skew_cli.app.validation.wording import shown
from skew_cli.model.finding import SEVERITIES, Finding, Severity
from skew_cli.model.report import About, FilterKind, Report, Summary
from skew_cli.rules import by_code
from skew_cli.rules.page import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the findings a report shows, and when it fails."""

    files: frozenset[str] | None = None
    """Only findings with a place or a label in these files; None is all."""
    kind: FilterKind = "all"
    """By what `files` was chosen."""
    since: str | None = None
    """The commit with which `changed` compares."""
    show: Severity = "info"
    fail_on: Severity | None = "error"
    """None never fails."""
    suppressed: bool = False
    """Whether hidden findings are shown, too."""
    lang: str = "en"
    """Language of the text formats, `de` or `en`."""


def report(index: Index, checked: Checked, wanted: Wanted, lang: str) -> Report:
    """The report; suppressed findings and those outside the filter count for nothing but their own sums."""
    mine = [each for each in checked.findings if _inside(each, wanted.files)]
    open_ = [each for each in mine if each.suppressed is None]
    listed = [
        each
        for each in (mine if wanted.suppressed else open_)
        if SEVERITIES.index(each.severity) <= SEVERITIES.index(wanted.show)
    ]
    programs = index.sources.programs
    reported = sorted(name for name in programs if wanted.files is None or name in wanted.files)
    code = 3 if checked.crashes else int(fails(open_, wanted.fail_on))
    hidden = [each.suppressed.by for each in mine if each.suppressed is not None]
    summary = Summary(
        indexed=len(programs),
        reported=len(reported),
        errors=sum(each.severity == "error" for each in open_),
        warnings=sum(each.severity == "warning" for each in open_),
        infos=sum(each.severity == "info" for each in open_),
        suppressed=sum(by != "baseline" for by in hidden),
        baselined=sum(by == "baseline" for by in hidden),
        outside_filter=sum(each.suppressed is None for each in checked.findings) - len(open_),
        fixable=sum(each.fix is not None and each.fix.applicability == "safe" for each in open_),
        exit_code=code,
    )
    marked = lines(index, listed)
    return Report(
        version=__version__,
        as_of=index.today,
        lang=lang,
        status=index.status,
        inputs=_inputs(index),
        filter_kind=wanted.kind,
        since=wanted.since,
        summary=summary,
        shown=tuple(shown(each, lang) for each in listed),
        fail_on=wanted.fail_on,
        files=tuple(reported),
        rules=about({each.code for each in listed}, lang, index.repository.config.rule_url),
        show_suppressed=wanted.suppressed,
        lines=marked,
        links=index.repository.links({name for name, _ in marked}),
        folder=index.repository.folder,
    )


def about(codes: Iterable[str], lang: str, url: str | None) -> dict[str, About]:
    """What reports say of rules, by code in order of codes."""
    found = {}
    for code in sorted(codes):
        rule = by_code()[code]
        text = page(rule, lang)
        found[code] = About(
            code=code,
            name=rule.name,
            severity=rule.severity,
            title=text.title,
            why=text.why,
            url=url.replace("{code}", code) if url else None,
        )
    return found


def _inside(finding: Finding, files: frozenset[str] | None) -> bool:
    return files is None or finding.file in files or any(each.file in files for each in finding.labels)


def fails(findings: Iterable[Finding], fail_on: Severity | None) -> bool:
    """Whether a run with these findings fails; None never does."""
    if fail_on is None:
        return False
    limit = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(each.severity) <= limit for each in findings)


def lines(index: Index, findings: Sequence[Finding]) -> dict[tuple[str, int], str]:
    """The text of every line that a finding or a label marks first, by file and 1-based number."""
    places = {(each.file, each.range.start.line) for each in findings}
    places |= {(label.file, label.range.start.line) for each in findings for label in each.labels}
    found: dict[tuple[str, int], str] = {}
    for name, here in groupby(sorted(places), key=itemgetter(0)):
        text = index.places(name)
        found |= {each: text.line(each[1]) for each in here}
    return found


def _digest(source: Source) -> bytes:
    return hashlib.sha256(source.content).digest()


def _inputs(index: Index) -> str:
    config = index.repository.config.model_dump_json()
    digests = [
        [name, (index.sources.digest(name) if name in index.sources else _digest(index.settings[name])).hex()]
        for name in sorted({*index.settings, *index.sources})
    ]
    whole = json.dumps([__version__, config, index.today.isoformat(), digests], ensure_ascii=False)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
