"""`skew ical --season`: all meetings of a season, of one person or of one side, one calendar file a language."""

import datetime as dt
from typing import TYPE_CHECKING

from skew_cli.app.drafts import as_sent
from skew_cli.app.gate import refuse_errors
from skew_cli.app.season_calendar import season_files, season_sources
from skew_cli.cli.filters import season_of
from skew_cli.cli.output import shown
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.store.files import put
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index

_DONE = Counted(
    one=Text(en="season {season}: 1 file in {folder}", de="Programmjahr {season}: 1 Datei in {folder}"),
    other=Text(en="season {season}: {n} files in {folder}", de="Programmjahr {season}: {n} Dateien in {folder}"),
)
_WOULD = Text(
    en="season {season}: would write {n} files into {folder}",
    de="Programmjahr {season}: würde {n} Dateien nach {folder} schreiben",
)
_NONE = Text(en="no meeting fits.", de="Kein Treffen passt.")


def write_season(
    terminal: Terminal,
    index: "Index",
    *,
    season: str,
    whom: str,
    output: str,
    now: dt.datetime,
    force: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Writes `season-<year>[-<whom>]-<lang>.ics`; the ledgers are read and not changed."""
    year = season_of(index, season or None)
    if year is None:
        raise SkewError(
            Text(en="--season: one season is needed here.", de="--season: Hier ist ein einzelnes Programmjahr nötig."),
            Text(en="for example --season 2024", de="zum Beispiel --season 2024"),
        )
    if not force:
        refuse_errors(index, season_sources(index, year, whom))
    files = dict(season_files(index, year, as_sent(index, now), whom=whom))
    folder = terminal.directory / output if output else index.repository.root / "build" / "ical"
    if not files:
        terminal.say(_NONE)
    if not dry_run:
        for name, content in files.items():
            put(folder / name, content)
    paths = [f"{shown(folder)}/{name}" for name in sorted(files)]
    if files:
        terminal.say(_WOULD if dry_run else _DONE.of(len(files)), season=year, n=len(files), folder=shown(folder))
    if as_json:
        terminal.json(
            {"format": "skew-ical-season/1", "season": year, "for": whom or None, "dry_run": dry_run, "files": paths}
        )
    else:
        terminal.data("".join(f"{each}\n" for each in paths))
    return 0
