"""Is everything in order here: zones, seasons, templates, packages, files; each fault with its remedy."""

import datetime as dt
import importlib.metadata
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import groupby
from typing import Literal

from skew_cli.app.checklist_templates import overlay_of, read_checklist
from skew_cli.app.load import Index
from skew_cli.calendars.deadlines import KINDS
from skew_cli.calendars.zones import BERLIN, tz_version, zone
from skew_cli.errors import SkewError
from skew_cli.model.finding import Param
from skew_cli.store.repository import Repository
from skew_cli.store.templates import shipped
from skew_cli.words import Text

State = Literal["ok", "warning", "fault"]

_HEBRON = "Asia/Hebron"
_OLD_AFTER = dt.timedelta(days=182)
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+).*?(?:;\s*(.*))?", re.DOTALL)
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
_FOR_DEVELOPERS = "dev"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    """Key in the JSON."""
    state: State
    text: Text
    remedy: Text | None = None
    values: Mapping[str, Param] = field(default_factory=dict)


def zones(today: dt.date) -> Iterator[Check]:
    """The time zone data and its age; the year of a version ends the guess."""
    version = tz_version()
    year = int(version[:4]) if version[:4].isdigit() else 0
    old = year == 0 or today > dt.date(year, 12, 31) + _OLD_AFTER
    yield Check(
        name="tzdata",
        state="warning" if old else "ok",
        text=Text(en="time zone data: tzdata {version}", de="Zeitzonendaten: tzdata {version}"),
        remedy=Text(en="pip install --upgrade tzdata", de="pip install --upgrade tzdata") if old else None,
        values={"version": version},
    )


def season(index: Index, year: int) -> Iterator[Check]:
    """The profile of a season, and the clocks of Hebron and Berlin in its window."""
    profile, used = index.profile(year)
    missing = used != year
    yield Check(
        name="season-profile",
        state="warning" if missing else "ok",
        text=Text(en="season profile: {used}", de="Jahresprofil: {used}"),
        remedy=Text(
            en="there is none for {year}: lay down templates/seasons/{year}.yaml",
            de="für {year} gibt es keines: templates/seasons/{year}.yaml anlegen",
        )
        if missing
        else None,
        values={"used": used, "year": year},
    )
    start, end = (each.replace(year=year) for each in (profile.window_start, profile.window_end))
    for first, hebron, difference in hebron_offsets(start, end):
        unsure = year > profile.dst_confirmed_until
        yield Check(
            name="hebron-offset",
            state="warning" if unsure else "ok",
            text=Text(
                en="Hebron from {first}: UTC{hebron}, difference to Berlin {difference} h",
                de="Hebron ab {first}: UTC{hebron}, Unterschied zu Berlin {difference} h",
            ),
            remedy=Text(
                en="the summer time of {year} is not announced yet; check again before sending invitations",
                de="die Sommerzeit {year} ist noch nicht angekündigt; vor dem Einladen noch einmal prüfen",
            )
            if unsure
            else None,
            values={"first": first, "hebron": f"{hebron:+g}", "difference": difference, "year": year},
        )


def hebron_offsets(start: dt.date, end: dt.date) -> Iterator[tuple[dt.date, float, float]]:
    """From `start` to `end`, both included: first day, Hebron's offset to UTC at noon, and its lead over Berlin, in hours."""
    noon = dt.time(12)
    days = (start + dt.timedelta(days=n) for n in range((end - start).days + 1))

    def hours(day: dt.date) -> tuple[float, float]:
        hebron, berlin = (
            (dt.datetime.combine(day, noon, zone(name)).utcoffset() or dt.timedelta()) / dt.timedelta(hours=1)
            for name in (_HEBRON, BERLIN)
        )
        return hebron, hebron - berlin

    for (hebron, difference), group in groupby(days, key=hours):
        yield next(group), hebron, difference


def programs(index: Index) -> Iterator[Check]:
    """The repository and whether all of its files can be read."""
    lost = tuple(each.file for each in index.sources.values() if each.program is None and not each.shared)
    yield Check(
        name="repository",
        state="ok",
        text=Text(en="repository: {root}, programs: {n}", de="Programmordner: {root}, Programme: {n}"),
        values={"root": index.repository.root.as_posix(), "n": len(index.programs)},
    )
    if lost:
        yield Check(
            name="unreadable",
            state="fault",
            text=Text(en="programs that cannot be read: {files}", de="nicht lesbare Programme: {files}"),
            remedy=Text(en="what is wrong: skew validate", de="was daran fehlt: skew validate"),
            values={"files": lost},
        )


def templates(repository: Repository | None) -> Iterator[Check]:
    """Where the templates come from, and which the repository replaces."""
    folder = shipped()
    found = folder.is_dir()
    yield Check(
        name="templates",
        state="ok" if found else "fault",
        text=Text(en="shipped templates: {folder}", de="mitgelieferte Vorlagen: {folder}"),
        remedy=None if found else Text(en="install skew again", de="skew neu installieren"),
        values={"folder": folder.as_posix()},
    )
    own = repository.root / "templates" if repository else None
    if own and own.resolve() == folder.resolve():
        return
    names = tuple(sorted(each.relative_to(own).as_posix() for each in own.rglob("*") if each.is_file())) if own else ()
    if names:
        yield Check(
            name="own-templates",
            state="ok",
            text=Text(en="own templates: {names}", de="eigene Vorlagen: {names}"),
            values={"names": names},
        )
    if repository:
        yield from _checklists(repository)


def _checklists(repository: Repository) -> Iterator[Check]:
    """Checklists that cannot be used, files that are none, and what overlays change in the shipped ones."""
    yield from _strangers(repository)
    for kind in KINDS:
        try:
            read_checklist(repository, kind)
            overlay = overlay_of(repository, kind)
        except SkewError as problem:
            values = {name: _listed(value) for name, value in problem.values.items()}
            yield Check(name="checklist", state="fault", text=problem.message, remedy=problem.hint, values=values)
            continue
        if overlay is not None:
            yield Check(
                name="checklist-overlay",
                state="ok",
                text=Text(
                    en="checklist {kind}, shipped and own: new {new}; changed {changed}; off {off}",
                    de="Checkliste {kind}, mitgeliefert und eigene: neu {new}; geändert {changed}; abgeschaltet {off}",
                ),
                values={"kind": kind, **{key: _listed(ids) or "–" for key, ids in overlay.items()}},
            )


def _strangers(repository: Repository) -> Iterator[Check]:
    """Files beside the checklists that no command reads, usually a slip in the name."""
    known = [f"{kind}.yaml" for kind in KINDS]
    folder = repository.root / "templates" / "checklists"
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.name in known or each.name.startswith("."):
            continue
        near = get_close_matches(each.name, known, 1)
        yield Check(
            name="checklist-unknown",
            state="warning",
            text=Text(
                en="templates/checklists/{file} is unknown and not used",
                de="templates/checklists/{file} ist unbekannt und wird nicht verwendet",
            ),
            remedy=Text(en="did you mean {near}?", de="Meinten Sie {near}?")
            if near
            else Text(en="known: {known}", de="bekannt: {known}"),
            values={"file": each.name, "near": near[0] if near else "", "known": ", ".join(known)},
        )


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def writing(repository: Repository) -> Iterator[Check]:
    """Whether programs can be written, and no earlier command left its lock."""
    root = repository.root
    folders = [each for each in (root, root / "programs") if each.is_dir()]
    locked = all(os.access(each, os.W_OK) for each in folders)
    yield Check(
        name="write-permission",
        state="ok" if locked else "fault",
        text=Text(en="writing: allowed", de="Schreiben: erlaubt")
        if locked
        else Text(en="writing: not allowed in {root}", de="Schreiben: nicht erlaubt in {root}"),
        remedy=None
        if locked
        else Text(en="check the permissions of the folder", de="die Zugriffsrechte des Ordners prüfen"),
        values={"root": root.as_posix()},
    )
    lock = root / ".skew.lock"
    if lock.exists():
        yield Check(
            name="lock",
            state="fault",
            text=Text(en="an interrupted command left {lock}", de="Ein abgebrochener Befehl hat {lock} hinterlassen"),
            remedy=Text(
                en="if no other skew is running, delete that file",
                de="wenn kein anderes skew läuft, diese Datei löschen",
            ),
            values={"lock": lock.as_posix()},
        )


def packages() -> Iterator[Check]:
    """What skew needs to be installed, and its extras."""
    requirements = importlib.metadata.requires("skew-cli") or []
    for extra, names in sorted(by_extra(requirements).items()):
        missing = tuple(each for each in names if not _installed(each))
        if extra == _FOR_DEVELOPERS or (not extra and not missing):
            continue
        state: State = "ok" if not missing else "warning" if extra else "fault"
        target = f"skew-cli[{extra}]" if extra else "skew-cli"
        yield Check(
            name=f"extra-{extra}" if extra else "packages",
            state=state,
            text=Text(en="{target}: installed", de="{target}: installiert")
            if not missing
            else Text(en="{target}: missing {missing}", de="{target}: es fehlt {missing}"),
            remedy=Text(en='pip install "{target}"', de='pip install "{target}"') if missing else None,
            values={"target": target, "missing": missing},
        )


def by_extra(requirements: Iterable[str]) -> dict[str, list[str]]:
    """Names of packages by the extra that wants them; the empty one is always wanted."""
    found: dict[str, list[str]] = {}
    for each in requirements:
        match = _REQUIREMENT.fullmatch(each)
        if match:
            extra = _EXTRA.search(match[2] or "")
            found.setdefault(extra[1] if extra else "", []).append(match[1])
    return found


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True
