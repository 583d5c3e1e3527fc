"""The agenda as a document: a table of the meetings, boxes for what is to do, and the rest as lists."""

from collections.abc import Sequence

from skew_cli.app.agenda import Agenda
from skew_cli.app.agenda_words import Group, Line, grouped, lines
from skew_cli.app.load import Index
from skew_cli.app.templates import skin
from skew_cli.exports import formats
from skew_cli.languages.dates import day
from skew_cli.model.format import Rendered
from skew_cli.model.tree import Block, Bullets, Doc, Heading, Para, Run, Table
from skew_cli.words import Text

_TITLE = Text(en="Agenda {first} to {last}", de="Agenda {first} bis {last}")
_SUBJECT = Text(en="What comes up in the programs", de="Was in den Programmen ansteht")
_GROUPS: dict[Group, Text] = {
    "meeting": Text(en="Meetings", de="Treffen"),
    "date": Text(en="Dates of the season", de="Stichtage des Programmjahrs"),
    "due": Text(en="Due", de="Fällig"),
    "overdue": Text(en="Overdue", de="Überfällig"),
    "new": Text(en="New findings", de="Neue Befunde"),
    "open": Text(en="Not published", de="Nicht veröffentlicht"),
}
_COLUMNS = (Text(en="Day", de="Tag"), Text(en="Local times", de="Ortszeiten"), Text(en="Meeting", de="Treffen"))
_NOTHING = Text(en="Nothing comes up.", de="Es steht nichts an.")


def page(index: Index, found: Agenda, lang: str, fmt: str) -> Rendered:
    """The file of a format of documents, in `de` or `en`."""
    return formats()[fmt].render(document(found, lang), skin(index.repository))


def document(found: Agenda, lang: str) -> Doc:
    """The tree, in `de` or `en`."""
    blocks: list[Block] = []
    for group, every in grouped(lines(found, lang)):
        blocks += [Heading(1, (Run(_GROUPS[group].get(lang)),)), _block(group, every, lang)]
    title = _TITLE.get(lang).format(first=day(found.today, lang), last=day(found.last, lang))
    return Doc(
        title=(Run(title),),
        lang=lang,
        blocks=tuple(blocks) or (Para((Run(_NOTHING.get(lang)),)),),
        date=found.today,
        subject=_SUBJECT.get(lang),
    )


def _block(group: Group, every: Sequence[Line], lang: str) -> Block:
    if group == "meeting":
        head = tuple((Run(each.get(lang)),) for each in _COLUMNS)
        rows = tuple(((Run(each.head),), (Run(each.times),), _text(each)) for each in every)
        return Table(head, rows, (20, 40, 40))
    if group == "date":
        return Bullets(tuple((Run(f"{each.head}: "), *_text(each)) for each in every))
    return Bullets(tuple(_text(each) for each in every))


def _text(line: Line) -> tuple[Run, ...]:
    return (Run(line.text, isolate=True),)
