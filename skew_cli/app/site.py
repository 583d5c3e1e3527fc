"""A season as a static site: a page to search and filter, and the documents of every program, in three languages.

It asks nothing of any server: it works from a folder as well, without a network and without its own script.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from markupsafe import Markup

from skew_cli.app.feed import Entry, in_order, subscription
from skew_cli.app.gate import refuse_errors
from skew_cli.app.load import Index
from skew_cli.app.published import feeds
from skew_cli.app.rule_page import rule_page
from skew_cli.app.season_material import season_materials
from skew_cli.app.templates import skin as skin_of
from skew_cli.app.validation.jobs import Jobs
from skew_cli.documents import kinds, program_kind
from skew_cli.documents.cards import Card, cards, timeline
from skew_cli.documents.material import SeasonKind, SeasonMaterial
from skew_cli.errors import SkewError
from skew_cli.exports import html
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.format import Skin
from skew_cli.model.text import file_part
from skew_cli.model.tree import DIRECTIONS, Run, Text, plain
from skew_cli.model.types import STATUSES
from skew_cli.model.visibility import Audience
from skew_cli.store import outputs
from skew_cli.store.address import folder_address

MANIFEST = ".skew-site.json"
"""Names what skew wrote into the folder."""
LANGS = ("de", "en", "ar")
_PROGRAM_PAGES = ("handout", "timetable")
_SEASON_PAGES = ("season", "rules")
_FEW, _CHUNK = 30, 4
"""Programs from which on several processes are faster, and how many one takes at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a folder holds now."""

    programs: int
    files: tuple[str, ...]
    """Relative to the folder, sorted."""
    removed: tuple[str, ...]
    left_out: int
    """Programs of the season that are not for the audience."""
    withheld: tuple[tuple[str, SkewError], ...]
    """Programs whose published calendars are not offered, and why: mostly changes that are not published yet."""
    faulty: tuple[str, ...]
    """Files of programs with errors, which are left out."""


def write_site(
    index: Index,
    season: int,
    folder: Path,
    *,
    audience: Audience = "public",
    url: str = "",
    force: bool = False,
    dry_run: bool = False,
) -> Site:
    """Brings a folder up to date with the season; `url` is its address on the web, if known.

    Programs with errors are left out, unless by `force`. Raises SkewError for a bad address, for a folder that is no
    place for output, and for a season without programs that the audience may see; Refused when all of them have errors,
    and when something is in the way that skew did not write.
    """
    base = folder_address(url) if url else ""
    outputs.refuse_inside(folder, index.repository.root)
    before = outputs.listed(folder, MANIFEST)
    made = _Maker(index=index, season=season, audience=audience, url=base, force=force)
    files = made.files()
    outputs.refuse_foreign(folder, files, manifest=MANIFEST)
    if not dry_run:
        outputs.place(folder, files, lambda _: False, manifest=MANIFEST, lasting=False)
    everything = sum(each.program is not None and each.program.season == season for each in index.programs)
    return Site(
        programs=made.programs,
        files=tuple(sorted(files)),
        removed=tuple(sorted(before - set(files))),
        left_out=everything - made.programs - len(made.faulty),
        withheld=tuple(made.withheld),
        faulty=made.faulty,
    )


class _Maker:
    """The pages of one season for one audience."""

    def __init__(self, *, index: Index, season: int, audience: Audience, url: str, force: bool) -> None:
        self._index, self._season, self._audience, self._url = index, season, audience, url
        self._skin: Skin = skin_of(index.repository)
        found = season_materials(index, season, LANGS, audience=audience, lists=audience != "public")
        every = found["de"].programs
        self.faulty = tuple(index.addresses[each.address] for each in every if each.errors and not force)
        if len(self.faulty) == len(every):
            refuse_errors(index, tuple(index.sources[each] for each in self.faulty))
        self._materials = {lang: _without(self.faulty, each, index) for lang, each in found.items()}
        self._programs = {
            each.address: {lang: season.programs[number].material for lang, season in self._materials.items()}
            for number, each in enumerate(self._materials["de"].programs)
        }
        self._nav = cache(self._make_nav)
        self.withheld: list[tuple[str, SkewError]] = []
        self._calendars = {each.address: self._feeds(each.address) for each in self._materials["de"].programs}

    @property
    def programs(self) -> int:
        """How many programs it shows."""
        return len(self._materials["de"].programs)

    def files(self) -> dict[str, bytes]:
        """Paths and bytes; made in several processes where there are many programs."""
        found = {
            f"{file_part(address)}/{name}": content
            for address, files in self._calendars.items()
            for name, content in files.items()
        }
        tasks = [(name, lang) for name in ("rules", "season", "index") for lang in LANGS]
        tasks += [("", each) for each in self._programs]
        jobs = Jobs(few=_FEW)
        made: dict[tuple[str, str], dict[str, bytes]] = {}
        if jobs.several(self.programs) and not self._skin.ours(".j2"):  # those have a process of their own
            jobs.spread(tasks, self._made, made.__setitem__, chunk=_CHUNK)
        else:
            made.update(zip(tasks, self._made(tasks), strict=True))
        for each in tasks:
            found.update(made[each])
        return found

    def _made(self, tasks: Sequence[tuple[str, str]]) -> list[dict[str, bytes]]:
        return [{_page_name(*each): self._season_page(*each)} if each[0] else self._pages(each[1]) for each in tasks]

    def _season_page(self, name: str, lang: str) -> bytes:
        season, kind = self._materials[lang], kinds()["season"]
        if name == "index" or not isinstance(kind, SeasonKind):
            return self._index_page(lang, season)
        nav = self._nav(name, lang, "")
        if name == "rules":
            return rule_page(season.words, self._skin, nav, season.author)
        return html.page(html.values(kind.build(season)), self._skin, nav=nav)

    def _pages(self, address: str) -> dict[str, bytes]:
        """Those of a program."""
        found: dict[str, bytes] = {}
        for lang, material in self._programs[address].items():
            for name in _PROGRAM_PAGES:
                page = html.values(program_kind(name).build(material))
                path = f"{file_part(address)}/{_page_name(name, lang)}"
                found[path] = html.page(page, self._skin, nav=self._nav(name, lang, "../"))
        return found

    def _feeds(self, address: str) -> dict[str, bytes]:
        """The calendars of a program that the audience may subscribe to."""
        source = self._index.sources[self._index.addresses[address]]
        try:
            found = dict(feeds(self._index, source))
        except SkewError as problem:
            if source.program is not None and self._index.case(source).published:
                self.withheld.append((address, problem))
            return {}
        return found if self._audience != "public" else {k: v for k, v in found.items() if k == "public.ics"}

    def _make_nav(self, name: str, lang: str, up: str) -> Markup:
        """Home, the documents beside this one, and the same page in the other languages."""
        words = self._materials[lang].words
        beside = _PROGRAM_PAGES if up else _SEASON_PAGES
        links = [
            _link(f"{up}{_page_name('index', lang)}", words.label("site.home"), current=name == "index"),
            *(_link(_page_name(each, lang), words.label(f"site.{each}"), current=name == each) for each in beside),
            *(
                _link(
                    _page_name(name, each),
                    self._materials[each].words.label(f"lang.{each}"),
                    lang=each,
                    current=each == lang,
                )
                for each in LANGS
            ),
        ]
        return html.fill("site_nav.html.j2", {"label": words.label("site.navigation"), "links": links}, self._skin)

    def _index_page(self, lang: str, season: SeasonMaterial) -> bytes:
        words, found = season.words, cards(season)
        drawn = timeline(season)
        count = words.say("site.count", n=len(found))
        body = html.fill(
            "site.html.j2",
            {
                "lead": html.inline(words.say("site.lead", season=str(season.season))),
                "words": {
                    **{each: words.label(f"site.{each}") for each in _WORDS},
                    "some": plain(words.say("site.some", n="{n}", total="{total}")),
                    "count": plain(count),
                },
                "filters": list(_filters(found, words)),
                "timeline": html.markup(drawn, DIRECTIONS[lang]) if drawn else "",
                "cards": [self._card(each, words) for each in found],
            },
            self._skin,
        )
        title = words.say("site.title", season=str(season.season))
        head = {
            "lang": lang,
            "dir": DIRECTIONS[lang],
            "name": plain(title),
            "title": html.inline(title),
            "subtitle": html.inline(words.say("as_of", date=words.date(season.date))) if season.date else "",
            "author": season.author,
            "subject": words.label("site.subject"),
            "date": season.date.isoformat() if season.date else "",
            "landscape": False,
            "body": body,
        }
        script = self._skin.texts["site.js"]
        return html.page(head, self._skin, nav=self._nav("index", lang, ""), script=script)

    def _card(self, card: Card, words: Catalogue) -> dict[str, object]:
        folder = file_part(card.address)
        calendars = self._calendars[card.address]
        entry = Entry(folder=folder, titles={words.lang: plain(card.pair)}, files=calendars)
        facts: Sequence[tuple[str, Text]] = (
            ("themes", _joined((text for _, text in card.themes), words)),
            ("departments", card.departments),
            ("civil_society", card.civil_society),
            ("mode", card.mode),
            ("number", card.sessions),
        )
        shown = [(words.label(f"site.{key}"), html.inline(text)) for key, text in facts if plain(text)]
        shown += [
            (Markup("{} · {}").format(words.label("site.next"), html.inline(label)), html.inline(text))
            for label, text in card.next
        ]
        return {
            "address": card.address,
            "theme_keys": " ".join(key for key, _ in card.themes),
            "status": card.status,
            "href": f"{folder}/{_page_name('handout', words.lang)}",
            "timetable": f"{folder}/{_page_name('timetable', words.lang)}",
            "pair": html.inline(card.pair),
            "title": html.inline(card.title),
            "status_word": html.inline(card.status_word),
            "facts": shown,
            "feeds": [subscription(entry, name, words, self._url) for name in in_order(calendars)],
        }


def _without(files: Sequence[str], found: SeasonMaterial, index: Index) -> SeasonMaterial:
    return replace(found, programs=tuple(each for each in found.programs if index.addresses[each.address] not in files))


_WORDS = ("filter", "search", "all", "reset", "timeline", "programs", "timetable", "none")


def _page_name(name: str, lang: str) -> str:
    """The German page of the folder and of the rules is the one whose address has no language."""
    return f"{name}.html" if name in ("index", "rules") and lang == "de" else f"{name}-{lang}.html"


def _link(href: str, name: str, *, lang: str = "", current: bool = False) -> dict[str, object]:
    return {"href": href, "name": name, "lang": lang, "current": current}


def _filters(found: Sequence[Card], words: Catalogue) -> Iterator[dict[str, object]]:
    """What can be chosen: only what some program has, each once."""
    themes = {key: plain(text) for card in found for key, text in card.themes}
    pairs = {card.address: plain(card.pair) for card in found}
    known = {card.status: plain(card.status_word) for card in found}
    statuses: dict[str, str] = {key: known[key] for key in STATUSES if key in known}
    by_name: list[dict[str, str]] = [dict(sorted(each.items(), key=lambda item: item[1])) for each in (themes, pairs)]
    for name, options in zip(("theme", "pair", "status"), [*by_name, statuses], strict=True):
        yield {
            "name": name,
            "label": words.label(f"site.by_{name}"),
            "options": [{"value": key, "label": text} for key, text in options.items()],
        }


def _joined(texts: Iterator[Text], words: Catalogue) -> Text:
    out: list[Run] = []
    for text in texts:
        out += [Run(words.label("comma")), *text] if out else text
    return tuple(out)
