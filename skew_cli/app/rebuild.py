"""A lost ledger, made anew from the files that were published last (ical.md 10, rule 8)."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from skew_cli import __version__
from skew_cli.app.documents import namespace
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.templates import catalogue
from skew_cli.calendars.zones import BERLIN, local, tz_version, zone
from skew_cli.errors import SkewError
from skew_cli.exports.components import Component, components, digest
from skew_cli.model.calendar import uid as uid_of
from skew_cli.model.ledger import Due, Item, Ledger, Publication, Span, State, span
from skew_cli.model.tree import plain
from skew_cli.words import Text

_LANG = re.compile(r"(?:^|.*[/\\])(?:(?:series|checklist|.*)-(de|en|ar)|(public))\.ics\Z")
_BOTH = re.compile(r"(?:^|.*[/\\])series-both\.ics\Z")
_PUBLIC = "both"
Parts = Mapping[str, Component]
"""One entry by the language of its file."""


def rebuild(index: Index, source: Source, files: Iterable[tuple[str, bytes]], no: int) -> Ledger:
    """The ledger after publication `no`, as far as the files tell: what was retired is lost.

    The language of a file is read from its name. Raises SkewError for a file that is no calendar of this program.
    """
    space = namespace(source)
    found: dict[str, dict[str, Component]] = {}
    for name, content in files:
        if _BOTH.match(name):
            continue
        lang = _language(name)
        for part in _read(name, content):
            known = found.setdefault(part.text("UID"), {}).get(lang)
            if known is None or int(known.value("SEQUENCE")) <= int(part.value("SEQUENCE")):
                found[part.text("UID")][lang] = part
    keys = {each.key for each in index.case(source).schedule.meetings}
    keys |= {key for parts in found.values() for each in parts.values() if (key := each.text("X-SKEW-KEY"))}
    program = index.case(source).program
    languages = {"de", "ar", *({"en"} & set(program.languages))}
    prefixes = {
        lang: plain(catalogue(index.repository, lang).say("calendar.cancelled", title=""))
        for lang in ("de", "en", "ar")
    }
    items: dict[str, Item] = {}
    for name, parts in ((_name(uid, parts, space, keys), parts) for uid, parts in found.items()):
        items[uid_of(space, name)] = _item(name, parts, languages, prefixes)
    items |= {uid: _titled(each, items, space, prefixes) for uid, each in items.items() if each.name[:7] == "public/"}
    at = max((each.newest for each in items.values()), default=None)
    if at is None:
        raise SkewError(Text(en="the files hold no entry", de="Die Dateien enthalten keinen Eintrag"))
    publication = Publication(no=no, at=at)
    return Ledger(series=space, tool=f"skew {__version__}", tzdata=tz_version(), publication=publication, items=items)


def _language(name: str) -> str:
    found = _LANG.match(name)
    if found is None:
        raise SkewError(
            Text(en='"{file}" does not say its language', de='"{file}" nennt seine Sprache nicht'),
            Text(
                en="give the files as skew named them: series-de.ics, checklist-de.ics, public.ics",
                de="die Dateien so angeben, wie skew sie nannte: series-de.ics, checklist-de.ics, public.ics",
            ),
            file=name,
        )
    return found[1] or _PUBLIC


def _read(name: str, content: bytes) -> tuple[Component, ...]:
    """The entries of a file, each with the properties that a ledger needs."""
    try:
        found = components(content)
        for each in found:
            int(each.value("SEQUENCE"))
            _instant(each, "DTSTAMP"), _instant(each, "CREATED"), _when(each)
    except ValueError:
        raise SkewError(
            Text(
                en='"{file}" is no calendar that skew wrote', de='"{file}" ist kein Kalender, den skew geschrieben hat'
            ),
            file=name,
        ) from None
    return found


def _name(uid: str, parts: Parts, space: str, keys: set[str]) -> str:
    """`event/<key>`, `todo/<key>` or `public/<key>`: the one that gives this UID."""
    room: Literal["event", "todo", "public"] = "public" if _PUBLIC in parts else "event"
    one = next(iter(parts.values()))
    room = "todo" if one.kind == "VTODO" else room
    for key in sorted({one.text("X-SKEW-KEY"), *keys} - {""}):
        if uid_of(space, f"{room}/{key}") == uid:
            return f"{room}/{key}"
    raise SkewError(
        Text(
            en='the entry "{title}" does not belong to this program',
            de='Der Eintrag "{title}" gehört nicht zu diesem Programm',
        ),
        Text(en="give the files of this program only", de="nur die Dateien dieses Programms angeben"),
        title=one.text("SUMMARY"),
    )


def _item(name: str, parts: Parts, languages: set[str], prefixes: Mapping[str, str]) -> Item:
    one = next(iter(parts.values()))
    status = one.value("STATUS")
    off = status == "CANCELLED" and one.kind == "VEVENT"
    title = {
        lang: each.text("SUMMARY").removeprefix(prefixes.get(lang, "")).strip() if off else each.text("SUMMARY")
        for lang, each in parts.items()
    }
    needed = {_PUBLIC} if _PUBLIC in parts else languages
    whole = needed <= set(parts)
    state = State(
        sequence=int(one.value("SEQUENCE")),
        stamp=_instant(one, "DTSTAMP"),
        hash=digest({lang: parts[lang] for lang in needed}) if whole else None,
        status=status,
        title=title,
        when=_when(one),
    )
    return Item(
        kind="VTODO" if one.kind == "VTODO" else "VEVENT",
        name=name,
        created=_instant(one, "CREATED"),
        published=state,
    )


def _titled(item: Item, items: Mapping[str, Item], space: str, prefixes: Mapping[str, str]) -> Item:
    """A public entry with its title by language: that of the meeting, where the two say the same."""
    state = item.published
    if state is None:
        return item
    said = state.title[_PUBLIC]
    inner = items.get(uid_of(space, item.name.replace("public/", "event/", 1)))
    known = inner.published.title if inner and inner.published else {}
    before = {lang: f"{prefixes[lang]} " if state.cancelled else "" for lang in ("de", "ar")}
    title = {lang: known.get(lang, "") for lang in ("de", "ar")}
    halves = list(dict.fromkeys(f"{before[lang]}{title[lang]}" for lang in ("de", "ar")))
    if " / ".join(halves) != said:
        one, _, two = said.removeprefix(before["de"]).partition(f" / {before['ar']}")
        title = {"de": one, "ar": two or one}
    return item.model_copy(update={"published": state.model_copy(update={"title": title})})


def _instant(part: Component, name: str) -> dt.datetime:
    return dt.datetime.strptime(part.value(name), "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


def _when(part: Component) -> Span | Due:
    if part.kind == "VTODO":
        due = part.value("DUE")
        return Due(due=dt.datetime.strptime(due, "%Y%m%d").replace(tzinfo=dt.UTC).date().isoformat() if due else None)
    utc = part.value("DTSTART").endswith("Z")
    start, end = (_time(part.value(name).removesuffix("Z"), utc=utc) for name in ("DTSTART", "DTEND"))
    return span(start, end, dt.UTC if utc else zone(BERLIN), "UTC" if utc else BERLIN)


def _time(text: str, *, utc: bool) -> dt.datetime:
    found = dt.datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
    if utc:
        return found
    placed = local(found.date(), found.time(), BERLIN)
    if isinstance(placed, str):
        raise ValueError(text)  # noqa: TRY004 - says of the text that no instant has it
    return placed.astimezone(dt.UTC)
