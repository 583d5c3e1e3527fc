"""Where `skew publish` puts what was published: a folder for a web server, a calendar on a CalDAV server."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skew_cli.cli.output import shown
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.reading import Source
    from skew_cli.store.credentials import Credentials

_FED = Text(en="{n} files to subscribe to in {folder}", de="{n} Dateien zum Abonnieren in {folder}")
_WOULD_FEED = Text(
    en="would bring the calendars in {folder} up to date",
    de="würde die Kalender in {folder} auf den neuen Stand bringen",
)
_REMOVED = Text(en="removed from {folder}: {names}", de="aus {folder} entfernt: {names}")
_KEPT = Text(
    en="{names}: has changes that are not published; the calendars stay as they were",
    de="{names}: enthält Unveröffentlichtes; die Kalender bleiben, wie sie waren",
)
_PUT = Text(
    en="{url}: {new} new, {updated} changed, {cancelled} called off, {unchanged} as before",
    de="{url}: {new} neu, {updated} geändert, {cancelled} abgesagt, {unchanged} wie bisher",
)
_WOULD_PUT = Text(
    en="{url}, would be: {new} new, {updated} changed, {cancelled} called off, {unchanged} as before",
    de="{url}, es wären: {new} neu, {updated} geändert, {cancelled} abgesagt, {unchanged} wie bisher",
)
_EDITED = Text(
    en='"{title}": edited on the server, left as it is there; overwrite it with --overwrite',
    de='"{title}": auf dem Server geändert, bleibt dort so; überschreiben mit --overwrite',
)
_DELETED = Text(
    en='"{title}": deleted on the server, not put again; put it with --overwrite',
    de='"{title}": auf dem Server gelöscht, nicht wieder angelegt; anlegen mit --overwrite',
)
_STEP = Text(en="entry {done} of {total}", de="Eintrag {done} von {total}")
_LATER = Text(
    en="{url}: {names} would be published first, then brought up to date there",
    de="{url}: {names} würde erst veröffentlicht und dann dort abgeglichen",
)


class Places:
    """Where to; made before anything is recorded, so that a wrong address or a missing password stops in time."""

    def __init__(self, terminal: Terminal, *, to: str, url: str, caldav: str, lang: str) -> None:
        """The values of the options; raises SkewError for those that cannot be used."""
        self.terminal, self.url, self.caldav = terminal, url, caldav
        self.folder = terminal.directory / to if to else None
        self.lang = read_choice(lang, dict.fromkeys(("de", "en", "ar"), ""), name="--lang", whole=True) if lang else ""
        self.credentials: Credentials | None = None
        if url or caldav:
            from skew_cli.store.address import folder_address  # noqa: PLC0415 - start-up, law 10

            self.url = folder_address(url) if url else ""
            self.caldav = folder_address(caldav) if caldav else ""
            if url and not to:
                raise SkewError(
                    Text(
                        en="--url says where the folder of --to is", de="--url nennt die Adresse des Ordners von --to"
                    ),
                    Text(en="name the folder: --to DIR", de="den Ordner dazu nennen: --to ORDNER"),
                )
        if caldav:
            from skew_cli.store.credentials import credentials  # noqa: PLC0415 - start-up, law 10

            self.credentials = credentials(caldav)

    def language(self, source: "Source") -> str:
        """Of the entries of a program: as asked for, else that of the command line if the program has it."""
        english = source.program is not None and "en" in source.program.languages
        return self.lang or ("en" if english and self.terminal.lang == "en" else "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What is said of it as JSON, and whether something was left alone because of edits on the server."""

    json: dict[str, Any]
    left: bool = False


def deliver(
    places: Places,
    index: "Index",
    sources: tuple["Source", ...],
    waiting: Collection[str],
    *,
    overwrite: bool,
    dry_run: bool,
) -> Delivered:
    """Passes on what is published; `waiting` are files that a dry run did not publish."""
    said: dict[str, Any] = {}
    left = False
    if places.folder is not None:
        chosen = {each.file for each in sources} - set(waiting)
        said["feed"] = _feed(places, places.folder, index, chosen, dry_run=dry_run)
    if places.credentials is not None:
        entries = _put(places, places.credentials, index, sources, waiting, overwrite=overwrite, dry_run=dry_run)
        said["caldav"] = {"url": places.caldav, "entries": entries}
        left = any(each["deed"] in ("edited", "deleted") for each in entries)
    return Delivered(json=said, left=left)


def _feed(places: Places, folder: Path, index: "Index", chosen: Collection[str], *, dry_run: bool) -> dict[str, Any]:
    from skew_cli.app.feed import publish_feed  # noqa: PLC0415 - start-up, law 10

    terminal = places.terminal
    fed = publish_feed(index, folder, places.url, chosen=chosen, dry_run=dry_run)
    terminal.say(_WOULD_FEED if dry_run else _FED, n=len(fed.files), folder=shown(folder))
    if fed.removed:
        terminal.say(_REMOVED, folder=shown(folder), names=fed.removed)
    if fed.kept:
        terminal.say(_KEPT, names=fed.kept)
    return {"files": list(fed.files), "removed": list(fed.removed), "kept": list(fed.kept)}


def _put(
    places: Places,
    credentials: "Credentials",
    index: "Index",
    sources: tuple["Source", ...],
    waiting: Collection[str],
    *,
    overwrite: bool,
    dry_run: bool,
) -> list[dict[str, str]]:
    from skew_cli.app.caldav import send  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.published import resources  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.caldav import open_collection  # noqa: PLC0415 - start-up, law 10

    terminal = places.terminal
    ready = [each for each in sources if each.file not in waiting]
    owners = {one.uid: (each, one) for each in ready for one in resources(index, each, places.language(each))}

    def tell(done: int, total: int) -> None:
        if total:
            terminal.progress(_STEP, done=min(done + 1, total), total=total)

    with open_collection(places.caldav, credentials) as collection:
        wanted = [one for _, one in owners.values()]
        done = send(index.repository, collection, wanted, overwrite=overwrite, dry_run=dry_run, tell=tell)
    deeds = Counter(each.deed for each in done)
    counts = {name: deeds[name] for name in ("new", "updated", "cancelled", "unchanged")}
    if ready:
        terminal.say(_WOULD_PUT if dry_run else _PUT, url=places.caldav, **counts)
    if waiting:
        terminal.say(
            _LATER, url=places.caldav, names=tuple(address_of(each) for each in sources if each.file in waiting)
        )
    for each in done:
        if each.left:
            terminal.say(_EDITED if each.deed == "edited" else _DELETED, title=each.title)
    return [
        {"program": address_of(owners[each.uid][0]), "uid": each.uid, "title": each.title, "deed": each.deed}
        for each in done
    ]
