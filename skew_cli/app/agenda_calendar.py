"""The meetings of an agenda as a calendar file, with the UIDs of the programs' own series."""

import datetime as dt

from skew_cli.app.agenda import Agenda
from skew_cli.app.drafts import as_sent
from skew_cli.app.load import Index
from skew_cli.app.season_calendar import chosen_file
from skew_cli.calendars.meetings import Meeting
from skew_cli.errors import SkewError
from skew_cli.exports import ical
from skew_cli.languages.dates import day
from skew_cli.model.calendar import CalendarFile
from skew_cli.model.types import Lang
from skew_cli.rules.rule import Case
from skew_cli.words import Text

_NAME = Text(en="Hospitations until {last}", de="Hospitationen bis {last}")
_UNFIT = Text(en="the calendar was not written: {why}", de="Der Kalender wurde nicht geschrieben: {why}")


def agenda_calendar(index: Index, found: Agenda, lang: Lang, now: dt.datetime) -> bytes:
    """The meetings of the window with the stamps of their ledgers; `now` stamps what nobody has been sent yet."""
    told = {(case.file, each.meeting.key) for each in found.gatherings for case in each.cases}

    def wanted(case: Case, meeting: Meeting) -> bool:
        return (case.file, meeting.key) in told

    seasons = sorted({case.program.season for each in found.gatherings for case in each.cases})
    entries = as_sent(index, now)
    files = [chosen_file(index, season, entries, lang, wanted) for season in seasons]
    name = _NAME.get(lang).format(last=day(found.last, lang))
    whole = CalendarFile(name=name, meetings=tuple(each for file in files for each in file.meetings))
    try:
        return ical.render(whole)
    except ical.Unfit as problem:
        raise SkewError(_UNFIT, why=str(problem)) from None
