"""A folder for a web server: the published calendars under stable names, and pages from which people subscribe."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from skew_cli.app.documents import material
from skew_cli.app.load import Index
from skew_cli.app.published import feeds
from skew_cli.app.reading import Source
from skew_cli.app.templates import catalogue, skin
from skew_cli.documents import series
from skew_cli.errors import SkewError
from skew_cli.exports import html
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.format import Skin
from skew_cli.model.text import file_part
from skew_cli.model.tree import DIRECTIONS, plain
from skew_cli.store import ledger as ledgers
from skew_cli.store import outputs
from skew_cli.store.address import folder_address
from skew_cli.words import Text

MANIFEST = ".skew-feed.json"
"""Names what skew wrote into the folder."""
PAGES = {"de": "index.html", "en": "index-en.html", "ar": "index-ar.html"}
"""A page in each language; the German one is what the address of the folder shows."""
_ORDER = ("series-de.ics", "series-ar.ics", "series-en.ics", "public.ics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The calendars of one program."""

    folder: str
    """`<season>-<id>`, stable as long as the program has its id."""
    titles: Mapping[str, str]
    """By language."""
    files: Mapping[str, bytes]
    """By name, without the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fed:
    """What a folder holds now."""

    files: tuple[str, ...]
    """Relative to the folder, sorted."""
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    """Programs with changes that are not published: their calendars stay as they were."""


def publish_feed(
    index: Index, folder: Path, url: str = "", *, chosen: Collection[str] = (), dry_run: bool = False
) -> Fed:
    """Brings the folder up to date with everything that was published; `url` is its address on the web, if known.

    `chosen` are the files of programs that must be up to date. Raises Refused when something is in the way that skew
    did not write, SkewError for a bad address and for one of `chosen` that cannot be passed on.
    """
    base = folder_address(url) if url else ""
    before = outputs.listed(folder, MANIFEST)
    entries: list[Entry] = []
    kept: list[str] = []
    for source in index.sources.values():
        if source.shared or not _published(index, source):
            continue
        entry, fresh = _entry(index, source, folder, before, must=source.file in chosen)
        entries.append(entry)
        kept += [] if fresh else [entry.folder]
    words = {lang: catalogue(index.repository, lang) for lang in PAGES}
    wanted = dict(feed(entries, words, skin(index.repository), base))
    outputs.refuse_foreign(folder, wanted, manifest=MANIFEST)
    if not dry_run:
        outputs.place(folder, wanted, lambda _: False, manifest=MANIFEST)
    return Fed(files=tuple(sorted(wanted)), removed=tuple(sorted(before - set(wanted))), kept=tuple(kept))


def _entry(index: Index, source: Source, folder: Path, before: Collection[str], *, must: bool) -> tuple[Entry, bool]:
    """The calendars of a program, and whether they are up to date; else they are those that the folder has."""
    program = source.program
    season, ident = source.file.rsplit(".", 1)[0].split("/")[-2:]
    name = file_part(f"{program.season} {program.id}" if program else f"{season} {ident}")
    titles = {lang: series.title(material(index, source, lang)) if program else name for lang in PAGES}
    try:
        return Entry(folder=name, titles=titles, files=dict(feeds(index, source))), True
    except SkewError:
        if must:
            raise
    known = {each: outputs.found(folder, each) for each in sorted(before) if each.startswith(f"{name}/")}
    files = {each.removeprefix(f"{name}/"): content for each, content in known.items() if content is not None}
    return Entry(folder=name, titles=titles, files=files), False


def feed(
    entries: Iterable[Entry], words: Mapping[str, Catalogue], look: Skin, url: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Paths and bytes of the whole folder; `url` ends with a slash, without it there are no QR codes.

    Newest season first. Raises SkewError when two programs would share a folder.
    """
    listed = sorted((each for each in entries if each.files), key=_newest_first)
    names = [each.folder for each in listed]
    for entry in listed:
        if names.count(entry.folder) > 1:
            raise _clash(entry.folder)
        for name, content in entry.files.items():
            yield f"{entry.folder}/{name}", content
    for lang, catalogue_ in words.items():
        yield PAGES[lang], _page(listed, catalogue_, words, look, url)


def _published(index: Index, source: Source) -> bool:
    found, _ = ledgers.read(index.repository, ledgers.file_of(source.file))
    return found is not None and found.publication.no > 0


def _newest_first(entry: Entry) -> tuple[int, str]:
    season, _, ident = entry.folder.partition("-")
    return (-int(season) if season.isdecimal() else 0, ident)


def _page(
    entries: Iterable[Entry],
    words: Catalogue,
    every: Mapping[str, Catalogue],
    look: Skin,
    url: str,
) -> bytes:
    lang = words.lang
    values = {
        "languages": words.label("feed.languages"),
        "pages": [
            {"lang": each, "file": PAGES[each], "name": other.label(f"lang.{each}"), "current": each == lang}
            for each, other in every.items()
        ],
        "lead": words.label("feed.lead"),
        "how": words.label("feed.how" if url else "feed.how_file"),
        "secret": words.label("feed.secret"),
        "nothing": words.label("feed.none"),
        "address": words.label("feed.address"),
        "programs": [
            {
                "title": each.titles[lang],
                "feeds": [subscription(each, name, words, url) for name in in_order(each.files)],
            }
            for each in entries
        ],
    }
    head = {
        "lang": lang,
        "dir": DIRECTIONS[lang],
        "name": words.label("feed.title"),
        "title": words.label("feed.title"),
        "subtitle": "",
        "author": "",
        "subject": words.label("feed.subject"),
        "date": "",
        "landscape": False,
    }
    return html.page({**head, "body": html.fill("feed.html.j2", values, look)}, look)


def subscription(entry: Entry, name: str, words: Catalogue, url: str) -> dict[str, object]:
    """What a page says of one calendar; `url` is the address of the folder, empty if it is not known."""
    shown = _name(name, words)
    path = quote(f"{entry.folder}/{name}")
    if not url:
        said = plain(words.say("feed.file", name=shown))
        return {"name": shown, "url": path, "webcal": "", "link": said, "qr": "", "qr_label": ""}
    webcal = f"webcal:{url.partition(':')[2]}{path}"
    return {
        "name": shown,
        "url": f"{url}{path}",
        "webcal": webcal,
        "link": plain(words.say("feed.subscribe", name=shown)),
        "qr": _code(webcal),
        "qr_label": plain(words.say("feed.qr", name=f"{shown}, {entry.titles[words.lang]}")),
    }


def _code(address: str) -> Markup:
    """The address as a QR code, with its quiet zone, dark on light in every colour scheme."""
    import segno  # noqa: PLC0415 - start-up, law 10: only feeds need it

    code = segno.make(address, micro=False, error="m", boost_error=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704 - lines and numbers that segno made


def _name(file: str, words: Catalogue) -> str:
    if file == "public.ics":
        return words.label("feed.public")
    lang = file.removeprefix("series-").removesuffix(".ics")
    return words.label(f"lang.{lang}") if f"lang.{lang}" in words else file


def in_order(names: Iterable[str]) -> list[str]:
    """Names of calendar files, German first, the public one last."""
    return sorted(names, key=lambda each: (_ORDER.index(each) if each in _ORDER else len(_ORDER), each))


def _clash(folder: str) -> SkewError:
    return SkewError(
        Text(en='two programs would share the folder "{folder}"', de='Zwei Programme bekämen den Ordner "{folder}"'),
        Text(
            en="make their ids differ in letters or digits",
            de="ihre Kennungen in Buchstaben oder Ziffern unterscheiden",
        ),
        folder=folder,
    )
