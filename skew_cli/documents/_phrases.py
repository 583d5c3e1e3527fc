"""Short texts that several kinds of documents say: places, wordings, languages, interpreting, titles."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache

from skew_cli.documents.material import Material
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.labels import Labels
from skew_cli.model.session import Event
from skew_cli.model.text import clean
from skew_cli.model.tree import Block, Doc, Run, Text, plain
from skew_cli.model.types import SIDES, Side, Wording

Rows = list[tuple[Text, Text]]


def label(material: Material, key: str) -> Text:
    """A text of the catalogue."""
    return material.words.line(key)


def known(material: Material, prefix: str, name: str) -> Text:
    """The word for a known name such as a theme of the call, else the name itself."""
    key = f"{prefix}.{name.replace('-', '_')}"
    return label(material, key) if key in material.words else value(name)


def value(text: str | None) -> Text:
    """Somebody's text inside our page; nothing if nothing of it can be shown."""
    return _isolated(text) if text else ()


@lru_cache(maxsize=4096)
def _isolated(text: str, lang: str | None = None) -> Text:
    shown = clean(text)
    return (Run(shown, isolate=True, lang=lang),) if shown else ()


def day(material: Material, on: dt.date) -> Text:
    """A day with its weekday."""
    return (Run(material.words.weekday_date(on), isolate=True, value=on),)


def given(material: Material, text: Wording | None) -> Text:
    """A wording in the language of the document, or in the one that there is, which is then named."""
    if text is None or isinstance(text, str):
        return value(text)
    own = material.words.lang
    for lang in (own, "en", "de", "ar"):
        if shown := _isolated(getattr(text, lang) or "", None if lang == own else lang):
            return shown
    return ()


def joined(texts: Iterable[Text], between: str) -> Text:
    """The texts that say something, with the same words between them."""
    out: list[Run] = []
    for text in texts:
        if plain(text):
            out += [Run(between), *text] if out else text
    return tuple(out)


def listed(material: Material, texts: Iterable[Text]) -> Text:
    """The texts with the comma of the language, or its semicolon where a text holds such a comma itself."""
    return enumerated(material.words, texts)


def enumerated(words: Catalogue, texts: Iterable[Text]) -> Text:
    """The texts as `listed` joins them."""
    found, comma = tuple(texts), words.label("comma")
    several = sum(bool(plain(each)) for each in found) > 1
    return joined(found, words.label("semicolon") if several and any(comma in plain(each) for each in found) else comma)


def of_place(material: Material, side: Side, department: Wording | None) -> Text:
    """The municipality of a side and, after a comma, its department."""
    return joined((place(material, side), given(material, department)), material.words.label("comma"))


def parted(material: Material, texts: Iterable[Text]) -> Text:
    """The texts with the semicolon of the language."""
    return joined(texts, material.words.label("semicolon"))


def earlier(material: Material, item: str) -> Text:
    """A theme or session of the predecessor by its title."""
    before = material.predecessor
    titles: dict[str, Wording | None] = {}
    if before is not None:
        titles |= {each.id: each.title for each in before.themes} | {each.id: each.title for each in before.sessions}
    return given(material, titles.get(item)) or theme(material, item)


def predecessor(material: Material) -> Text:
    """Both municipalities of the predecessor and its season; only the season where the audience may not know more."""
    before, program = material.predecessor, material.program
    if before is None:
        return value((program.predecessor or "").partition("/")[0])
    names: dict[str, Text] = {}
    for side in SIDES:
        own, old = program.partners.of(side), before.partners.of(side)
        same = own and old and own.municipality == old.municipality
        names[side] = place(material, side) if same else value(old.municipality if old else "")
    return material.words.say(
        "pair",
        season=str(before.season),
        **{side: name or label(material, "unnamed") for side, name in names.items()},
    )


def place(material: Material, side: Side) -> Text:
    """The name of a side's municipality, or the word for one that is not known yet."""
    return _municipality(material, side) or label(material, "unnamed")


def local_time(material: Material, side: Side) -> Text:
    """Whose local time it is: by place, or by side while the place is not known."""
    where = _municipality(material, side) or label(material, f"side.{side}")
    return material.words.say("local_time", place=where)


@lru_cache(maxsize=2)
def _municipality(material: Material, side: Side) -> Text:
    found = material.municipality(side)
    if found is not None:
        return value(found.title(material.words.lang)) or value(found.id)
    partner = material.program.partners.of(side)
    return value(partner.municipality if partner else "")


def other(side: Side) -> Side:
    """The side across."""
    return "palestine" if side == "nrw" else "nrw"


def theme(material: Material, name: str | None) -> Text:
    """The title of a theme of the program or of the call."""
    if not name:
        return ()
    own = next((each for each in material.program.themes if each.id == name), None)
    return given(material, own.title if own else None) or known(material, "theme", name)


def languages(material: Material) -> Text:
    """The working languages."""
    return listed(material, (known(material, "lang", lang) for lang in material.program.languages))


def interpreting(material: Material, event: Event) -> Text:
    """How an event is interpreted and between which languages; without names."""
    if event.interpretation is None:
        return ()
    pairs = dict.fromkeys(each.pair for each in event.interpreters if each.pair)
    shown = [joined((known(material, "lang", lang) for lang in pair), "–") for pair in pairs]
    mode = label(material, f"interpretation.{event.interpretation}")
    return material.words.say("mode_and_pairs", mode=mode, pairs=listed(material, shown)) if shown else mode


def add(rows: Rows, name: Text, text: Text) -> None:
    """A fact, if there is something to say."""
    if plain(text):
        rows.append((name, text))


def pair(material: Material) -> Text:
    """Both municipalities and the season, as the name of the program."""
    nrw, palestine = (place(material, side) for side in SIDES)
    return material.words.say("pair", nrw=nrw, palestine=palestine, season=str(material.program.season))


@lru_cache(maxsize=3)
def labels(words: Catalogue) -> Labels:
    """The words of spreadsheets."""
    return Labels(**{each.name: words.label(f"sheet.{each.name}") for each in fields(Labels)})


def document(material: Material, kind: str, blocks: Iterable[Block], *, title: Text = ()) -> Doc:
    """The document with its head: what it is, for whom and of which day."""
    words = material.words
    as_of = words.say("as_of", date=words.date(material.date)) if material.date else ()
    return Doc(
        title=title or words.say(f"{kind}.title", pair=pair(material)),
        subtitle=joined((given(material, material.program.title), as_of), " · "),
        lang=words.lang,
        blocks=tuple(blocks),
        date=material.date,
        author=material.author,
        subject=words.label(f"{kind}.subject"),
        ident=f"{material.program.season}/{material.program.id}",
        labels=labels(material.words),
        page_of=words.label("page_of"),
    )
