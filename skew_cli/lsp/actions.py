"""Fixes as code actions: one for each that may be applied, and one for all safe ones of a file."""

from collections.abc import Callable, Iterator, Sequence

from lsprotocol import types

from skew_cli.model.finding import PlacedEdit
from skew_cli.model.report import Shown
from skew_cli.words import Text

FIX_ALL = "source.fixAll.skew"
KINDS: tuple[str, ...] = (types.CodeActionKind.QuickFix, FIX_ALL)

_ALL = Text(en="Apply all safe fixes of skew", de="Alle sicheren Korrekturen von skew anwenden")
_UNSAFE = Text(en="{title} (changes the meaning)", de="{title} (ändert die Bedeutung)")

Build = Callable[[Sequence[PlacedEdit]], types.WorkspaceEdit]


def quick_fixes(
    found: Sequence[Shown], diagnostics: Sequence[types.Diagnostic], build: Build, lang: str
) -> Iterator[types.CodeAction]:
    """One action for each finding whose fix may be applied; safe ones are preferred."""
    for each in found:
        fix = each.finding.fix
        if fix is None or fix.applicability == "manual":
            continue
        title = each.fix or each.finding.name
        safe = fix.applicability == "safe"
        yield types.CodeAction(
            title=title if safe else _UNSAFE.get(lang).format(title=title),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[one for one in diagnostics if _fingerprint(one) == each.finding.fingerprint] or None,
            is_preferred=safe,
            edit=build(fix.edits),
        )


def fix_all(
    found: Sequence[Shown], file: str, build: Build, lang: str, *, least: int = 1
) -> Iterator[types.CodeAction]:
    """One action with the safe fixes of a file, if there are so many; of overlapping ones the first in sort order."""
    taken: list[PlacedEdit] = []
    count = 0
    for each in found:
        fix = each.finding.fix
        if fix is None or fix.applicability != "safe" or any(edit.file != file for edit in fix.edits):
            continue
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
            count += 1
    if count >= least:
        yield types.CodeAction(title=_ALL.get(lang), kind=FIX_ALL, edit=build(taken))


def workspace_edit(
    edits: Sequence[PlacedEdit],
    units: Callable[[PlacedEdit], types.Range],
    uri: Callable[[str], str],
    version: Callable[[str], int | None],
    *,
    versioned: bool,
) -> types.WorkspaceEdit:
    """The edits by file; where the editor can, with the version they were made for, so that a newer text refuses them."""
    by_file: dict[str, list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]] = {}
    for each in edits:
        by_file.setdefault(each.file, []).append(types.TextEdit(range=units(each), new_text=each.text))
    if not versioned:
        plain = {uri(file): [one for one in some if isinstance(one, types.TextEdit)] for file, some in by_file.items()}
        return types.WorkspaceEdit(changes=plain)
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                text_document=types.OptionalVersionedTextDocumentIdentifier(uri=uri(file), version=version(file)),
                edits=some,
            )
            for file, some in by_file.items()
        ]
    )


def _overlap(one: PlacedEdit, other: PlacedEdit) -> bool:
    (start, end), (first, last) = _span(one), _span(other)
    return (start < last and first < end) or start == first


def _span(edit: PlacedEdit) -> tuple[int, int]:
    return edit.range.start.offset, edit.range.end.offset


def _fingerprint(diagnostic: types.Diagnostic) -> object:
    data = diagnostic.data
    return data.get("fingerprint") if isinstance(data, dict) else getattr(data, "fingerprint", None)
