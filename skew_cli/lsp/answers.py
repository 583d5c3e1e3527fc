"""What the editor gets to see: diagnostics, hover, completion and code actions, from a text and the last check."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lsprotocol import types
from pygls.uris import from_fs_path

from skew_cli.lsp.actions import FIX_ALL, fix_all, quick_fixes, workspace_edit
from skew_cli.lsp.completion import offers
from skew_cli.lsp.desk import Judged, Opened
from skew_cli.lsp.diagnostics import diagnostic
from skew_cli.lsp.hover import markdown
from skew_cli.lsp.positions import Units
from skew_cli.model.finding import PlacedEdit
from skew_cli.source.nodes import path_at
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers for one editor, by what it can."""

    lang: str
    units: Units = field(default_factory=Units)
    related: bool = False
    """Whether it shows related places."""
    versioned: bool = False
    """Whether it refuses edits that were made for an older text."""

    def diagnostics(self, judged: Judged, file: str) -> list[types.Diagnostic]:
        """The findings in an open file."""
        bom = judged.texts[file].bom

        def uri(name: str) -> str:
            return _uri(judged, name)

        return [
            diagnostic(each, judged.report, self.units, uri, related=self.related, bom=bom) for each in judged.of(file)
        ]

    def hover(self, opened: Opened, judged: Judged | None, at: types.Position) -> types.Hover | None:
        """The findings at a place with their rules, and the field; None where there is nothing to say."""
        document = parse_bytes(opened.content)
        places = Places(document)
        offset = self.units.offset(places, at, bom=opened.bom)
        here = [
            each
            for each in (judged.of(opened.file) if judged and judged.texts.get(opened.file) == opened else [])
            if each.finding.range.start.offset <= offset <= each.finding.range.end.offset
        ]
        path = path_at(document.root, offset) if document.root else ()
        text = markdown(opened.file, path, here, self.lang)
        if not text:
            return None
        place = places.of(path) if path and not here else None
        return types.Hover(
            contents=types.MarkupContent(kind=types.MarkupKind.Markdown, value=text),
            range=self.units.range(place, bom=opened.bom) if place else None,
        )

    def completion(self, opened: Opened, judged: Judged | None, at: types.Position) -> types.CompletionList:
        """What fits at a place; names are those of the last check, which may be of an older text."""
        places = Places(parse_bytes(opened.content))
        offset = self.units.offset(places, at, bom=opened.bom)
        items = []
        for item, spot in offers(judged.index if judged else None, opened.file, opened.text, offset, self.lang):
            place = self.units.range(places.stretch(spot.start, spot.end), bom=opened.bom)
            item.text_edit = types.TextEdit(range=place, new_text=item.insert_text or item.label)
            item.insert_text = None
            items.append(item)
        return types.CompletionList(is_incomplete=False, items=items)

    def actions(self, opened: Opened, judged: Judged, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        """The fixes at a place, and all safe ones of the file; None where the text has changed since the check."""
        if judged.texts.get(opened.file) != opened:
            return None

        def place(edit: PlacedEdit) -> types.Range:
            other = judged.texts.get(edit.file)
            return self.units.range(edit.range, bom=other is not None and other.bom)

        def build(edits: Sequence[PlacedEdit]) -> types.WorkspaceEdit:
            return workspace_edit(
                edits,
                place,
                lambda file: _uri(judged, file),
                lambda file: judged.texts[file].version if file in judged.texts else None,
                versioned=self.versioned,
            )

        found = judged.of(opened.file)
        places = [(each, self.units.range(each.finding.range, bom=opened.bom)) for each in found]
        here = [each for each, at in places if at.start <= params.range.end and params.range.start <= at.end]
        made: list[types.CodeAction] = []
        if _wanted(params.context.only, types.CodeActionKind.QuickFix.value):
            made += quick_fixes(here, params.context.diagnostics, build, self.lang)
        if _wanted(params.context.only, FIX_ALL):
            least = 1 if params.context.only else 2  # unasked, it would say the same as the one fix
            made += fix_all(found, opened.file, build, self.lang, least=least)
        return made


def _uri(judged: Judged, file: str) -> str:
    opened = judged.texts.get(file)
    return opened.uri if opened else from_fs_path(str(judged.index.repository.root / file)) or ""


def _wanted(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether actions of a kind were asked for; a kind includes those that begin with it."""
    asked = [each.value if isinstance(each, types.CodeActionKind) else each for each in only or ()]
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in asked)
