"""`junit`: test cases as CI servers show them. The text of each holds line:column in code points."""

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from skew_cli.model.finding import SEVERITIES
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import SEVERITY, hidden, remarks

_NAME = "skew validate"


def render(report: Report, style: Style) -> str:
    """One suite: a case for every finding, and one for every file without any."""
    del style
    clean = sorted({*report.files} - {each.finding.file for each in report.shown})
    cases = [(name, _case(name, name)) for name in clean]
    cases += [(each.finding.file, case) for each, case in zip(report.shown, _cases(report), strict=True)]
    cases.sort(key=lambda each: each[0])
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for _, case in cases),
        "errors": sum(case.find("error") is not None for _, case in cases),
        "skipped": 0,
    }
    attributes = {"name": _NAME, **{name: str(number) for name, number in counts.items()}, "time": "0"}
    suites = ET.Element("testsuites", attributes)
    suite = ET.SubElement(suites, "testsuite", attributes)
    suite.extend(case for _, case in cases)
    ET.indent(suites, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _cases(report: Report) -> Iterator[ET.Element]:
    seen: Counter[str] = Counter()
    for each in report.shown:
        found = each.finding
        name = f"{found.code} {found.file} {found.pointer}"
        seen[name] += 1
        case = _case(f"{name} #{seen[name]}", found.file)
        case.set("line", str(found.range.start.line))
        kind = _kind(report, each)
        attributes = {} if kind == "system-out" else {"type": f"{found.code} {found.name}", "message": each.message}
        ET.SubElement(case, kind, attributes).text = _text(report, each)
        yield case


def _case(name: str, file: str) -> ET.Element:
    """`visible` also takes away what XML 1.0 forbids."""
    return ET.Element(
        "testcase", {"classname": visible(file), "name": visible(name), "file": visible(file), "time": "0"}
    )


def _kind(report: Report, shown: Shown) -> str:
    """As the exit code sees it: a crash, a failure, or something said by the way."""
    found = shown.finding
    if found.code == "Q009":
        return "error"
    limit = -1 if report.fail_on is None else SEVERITIES.index(report.fail_on)
    return "failure" if found.suppressed is None and SEVERITIES.index(found.severity) <= limit else "system-out"


def _text(report: Report, shown: Shown) -> str:
    found, lang = shown.finding, report.lang
    at = found.range.start
    word = SEVERITY[found.severity].get(lang)
    lines = [f"{visible(found.file)}:{at.line}:{at.column}: {word}[{found.code}] {shown.message}"]
    for label, text in zip(found.labels, shown.labels, strict=True):
        place = label.range.start
        lines.append(f"{visible(label.file)}:{place.line}:{place.column}: {text}")
    lines += remarks(shown, lang)
    if found.suppressed:
        lines.append(hidden(shown, lang))
    return "\n".join(lines)


REPORT = ReportFormat(name="junit", render=render, data=True)
