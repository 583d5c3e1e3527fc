"""A new program before it is written: its dates in both local times, moved ones named, and what the check says."""

from typing import TYPE_CHECKING

from skew_cli.app.validation.wording import shown
from skew_cli.errors import SkewError
from skew_cli.languages.dates import day, week
from skew_cli.model.types import SIDES
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.create import Draft
    from skew_cli.app.load import Index
    from skew_cli.cli.terminal import Terminal

_HEAD = Text(en="{file}, not written yet", de="{file}, noch nicht geschrieben")
_LINE = Text(
    en="  {n}  {date}  {week}  {nrw} {start}–{end}  {palestine} {start_ps}–{end_ps}{moved}",
    de="  {n}  {date}  {week}  {nrw} {start}–{end}  {palestine} {start_ps}–{end_ps}{moved}",
)
_MOVED = Text(
    en="  (moved: {date} is not open on both sides)", de="  (verschoben: am {date} arbeiten nicht beide Seiten)"
)
_ERROR = Text(en="  line {line}: {code} {message}", de="  Zeile {line}: {code} {message}")
_CHECK = Text(en="Check: {errors} errors, {warnings} warnings", de="Prüfung: {errors} Fehler, {warnings} Warnungen")


def preview(terminal: "Terminal", draft: "Draft") -> None:
    """Says it on stderr."""
    terminal.say(_HEAD, file=draft.file)
    case = draft.index.case(draft.index.sources[draft.file])
    planned = {each.date: each for each in draft.dates}
    for number, meeting in enumerate(case.schedule.of("session"), 1):
        (start, end), (start_ps, end_ps) = (meeting.local(side) for side in SIDES)
        found = planned.get(start.date())
        moved = found is not None and found.wished != found.date
        towns = {side: town.title("de") if (town := case.municipalities[side]) else side for side in SIDES}
        terminal.say(
            _LINE,
            n=number,
            date=day(start.date(), terminal.lang),
            week=week(start.date(), terminal.lang),
            nrw=towns["nrw"],
            palestine=towns["palestine"],
            start=f"{start:%H:%M}",
            end=f"{end:%H:%M}",
            start_ps=f"{start_ps:%H:%M}",
            end_ps=f"{end_ps:%H:%M}",
            moved=terminal.fill(_MOVED, {"date": day(found.wished, terminal.lang)}) if found and moved else "",
        )
    counts = {name: sum(each.severity == name for each in draft.findings) for name in ("error", "warning")}
    terminal.say(_CHECK, errors=counts["error"], warnings=counts["warning"])


def refuse_existing(index: "Index", file: str) -> None:
    """Raises SkewError when the file is there already."""
    if index.repository.exists(file):
        raise SkewError(
            Text(en="{file} exists already; nothing was written.", de="{file} gibt es schon; nichts geschrieben."),
            Text(
                en="look at it with skew show, or choose another id with --id",
                de="mit skew show ansehen oder mit --id eine andere Kennung wählen",
            ),
            file=file,
        )


def tell_errors(terminal: "Terminal", draft: "Draft") -> None:
    """Names each error of a draft with its line."""
    for each in draft.findings:
        if each.severity == "error":
            message = shown(each, terminal.lang).message
            terminal.say(_ERROR, line=each.range.start.line, code=each.code, message=message)


def refuse_faulty(terminal: "Terminal", draft: "Draft") -> None:
    """Raises SkewError when the new file would have errors: an id that is taken or misspelt, a day that is closed."""
    errors = [each for each in draft.findings if each.severity == "error"]
    if errors:
        raise SkewError(
            Text(en="{file} would have errors: {errors}", de="{file} hätte Fehler: {errors}"),
            Text(en="change the options; nothing was written", de="die Angaben ändern; nichts geschrieben"),
            file=draft.file,
            errors="; ".join(f"{each.code} {shown(each, terminal.lang).message}" for each in errors),
        )
