"""The highest status that a program would pass: its own rules are asked again for each status, in memory."""

from collections.abc import Iterable
from dataclasses import replace

from skew_cli.app.load import Index
from skew_cli.app.sources import Sources
from skew_cli.app.validation.check import Checked, Selection, check
from skew_cli.model.finding import FORM, SEVERITIES, Finding, Severity
from skew_cli.model.types import STATUSES, Status
from skew_cli.rules import by_code, rules


def highest(index: Index, checked: Checked, selection: Selection, fail_on: Severity, file: str) -> Status | None:
    """The highest status, `cancelled` apart, at which a program has no finding from `fail_on` on; None if there is none.

    What rules that compare programs found stays as it is, but counts only where the rule is asked at all.
    """
    mine = [each for each in checked.findings if each.file == file and _fails(each, fail_on)]
    source = index.sources[file]
    if source.program is None or any(each.phase in FORM for each in mine):
        return None
    apart = [each.code for each in rules() if each.phase == "repository"]
    compared = [by_code()[each.code] for each in mine if each.phase == "repository"]
    single = replace(selection, ignore=(*selection.ignore, *apart))
    near = Sources.of({**index.sources.shared, file: source})
    case = index.case(source)
    for status in reversed([each for each in STATUSES if each != "cancelled"]):
        if any(each.applies(status) for each in compared):
            continue
        alone = index.judged(replace(case, status=status), sources=near, status=status)
        if not _failing(check(alone, single).findings, file, fail_on):
            return status
    return None


def _failing(findings: Iterable[Finding], file: str, fail_on: Severity) -> bool:
    return any(each.file == file and _fails(each, fail_on) for each in findings)


def _fails(finding: Finding, fail_on: Severity) -> bool:
    return finding.suppressed is None and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)
