"""What the editor offers to complete: keys, values of choices, and names from the repository."""

from collections.abc import Iterator

from lsprotocol import types

from skew_cli.app.load import Index
from skew_cli.languages.phrase import worded
from skew_cli.lsp.cursor import Spot, spots
from skew_cli.lsp.fields import keys, kind_of, values
from skew_cli.lsp.names import names
from skew_cli.model.finding import Term
from skew_cli.model.text import clean

Offer = tuple[types.CompletionItem, Spot]


def offers(index: Index | None, file: str, text: str, offset: int, lang: str) -> Iterator[Offer]:
    """Items without their edit, each with the word that it replaces; without an index no names are known."""
    kind = kind_of(file)
    if kind is None:
        return
    for spot in spots(text, offset):
        if spot.key:
            yield from ((each, spot) for each in _keys(kind, spot, lang))
        else:
            yield from ((each, spot) for each in _values(index, kind, spot, lang))


def _keys(kind: str, spot: Spot, lang: str) -> Iterator[types.CompletionItem]:
    for number, each in enumerate(keys(kind, spot.path, lang)):
        if each.name in spot.siblings:
            continue
        behind = "" if spot.colon else ":" if each.nested and not spot.flow else ": "
        yield types.CompletionItem(
            label=each.name,
            kind=types.CompletionItemKind.Property,
            documentation=each.about or None,
            insert_text=each.name + behind,
            sort_text=f"{0 if each.required else 1}{number:03}",
        )


def _values(index: Index | None, kind: str, spot: Spot, lang: str) -> Iterator[types.CompletionItem]:
    said: dict[str, tuple[str, types.CompletionItemKind]] = {}
    for value in values(kind, spot.path, lang):
        word = worded(Term(value), lang)
        said[value] = (word if word != value else "", types.CompletionItemKind.EnumMember)
    if index is not None and kind == "program":
        for name, title in names(index, spot.root, spot.path, lang):
            if not name.startswith("skew-cursor"):
                said.setdefault(name, (clean(title), types.CompletionItemKind.Reference))
    for number, (value, (detail, sort)) in enumerate(said.items()):
        yield types.CompletionItem(
            label=value, kind=sort, detail=detail or None, insert_text=value, sort_text=f"{number:04}"
        )
