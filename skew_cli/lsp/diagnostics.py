"""Findings as diagnostics of the editor."""

from collections.abc import Callable

from lsprotocol import types

from skew_cli.lsp.positions import Units
from skew_cli.model.finding import PlacedFix
from skew_cli.model.report import Report, Shown

SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
UNUSED = frozenset({"Q001", "Q005"})
"""Suppressions and entries that do nothing: editors grey them out."""


def diagnostic(
    shown: Shown, report: Report, units: Units, uri: Callable[[str], str], *, related: bool, bom: bool
) -> types.Diagnostic:
    """One finding; `uri` gives the address of a file, `related` whether the editor shows related places."""
    finding = shown.finding
    about = report.rules.get(finding.code)
    labels = [
        types.DiagnosticRelatedInformation(
            location=types.Location(
                uri=uri(label.file), range=units.range(label.range, bom=bom and label.file == finding.file)
            ),
            message=text,
        )
        for label, text in zip(finding.labels, shown.labels, strict=True)
    ]
    return types.Diagnostic(
        range=units.range(finding.range, bom=bom),
        message="\n".join(each for each in (shown.message, shown.help, *shown.notes) if each),
        severity=SEVERITY[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(href=about.url) if about and about.url else None,
        source="skew",
        tags=[types.DiagnosticTag.Unnecessary] if finding.code in UNUSED else None,
        related_information=labels if related and labels else None,
        data={
            "fingerprint": finding.fingerprint,
            "fix": _fix(shown, finding.fix, units, uri, bom=bom) if finding.fix else None,
        },
    )


def _fix(shown: Shown, fix: PlacedFix, units: Units, uri: Callable[[str], str], *, bom: bool) -> dict[str, object]:
    def place(at: types.Position) -> dict[str, int]:
        return {"line": at.line, "character": at.character}

    edits = []
    for each in fix.edits:
        range_ = units.range(each.range, bom=bom and each.file == shown.finding.file)
        edits.append(
            {
                "uri": uri(each.file),
                "range": {"start": place(range_.start), "end": place(range_.end)},
                "newText": each.text,
            }
        )
    return {"title": shown.fix, "applicability": fix.applicability, "edits": edits}
