"""`skew agenda`: what comes up in all programs in the next days."""

from typing import TYPE_CHECKING, Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Option
from skew_cli.cli.terminal import Style, Terminal
from skew_cli.cli.values import read_choice, read_number
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.agenda import Agenda
    from skew_cli.app.agenda_words import Line
    from skew_cli.app.load import Index

HELP = Help(
    example="skew agenda --week\nskew agenda --days 30 --partner koeln --format html -o agenda.html",
    options={
        "week": Text(en="the next 7 days instead of 14", de="die nächsten 7 Tage statt 14"),
        "days": Text(en="so many days, today included", de="so viele Tage, heute eingeschlossen"),
        "season": Text(en="only programs of this season", de="nur Programme dieses Programmjahrs"),
        "partner": Text(en="only programs with this municipality", de="nur Programme mit dieser Kommune"),
        "fmt": Text(
            en="text (default), md, html, or ics: the meetings for a calendar program",
            de="text (Vorgabe), md, html oder ics: die Treffen für ein Kalenderprogramm",
        ),
        "output": Text(en="file to write; default: stdout", de="Datei zum Schreiben; Vorgabe: stdout"),
        "as_json": Text(en="as JSON", de="als JSON"),
    },
    notes=Text(
        en="`new` are findings that are in force because time passed in the last 7 days. Cancelled programs are left out.",
        de="„neu“ sind Befunde, die in den letzten 7 Tagen durch Zeitablauf entstanden sind. Abgesagte Programme fehlen.",
    ),
)
_DAYS, _WEEK, _MOST = 14, 7, 366
_FORMATS = {"text": "text", "md": "markdown", "html": "html", "ics": "ics"}
_STYLES: dict[str, Style] = {"meeting": "bold", "overdue": "red", "new": "yellow"}
_NOTHING = Text(en="Nothing comes up until {last}.", de="Bis {last} steht nichts an.")
_WRITTEN = Text(en="{path} is written", de="{path} ist geschrieben")


def run(
    terminal: Terminal,
    week: Annotated[bool, Option("--week")] = False,
    days: Annotated[str, Option("--days", metavar="N")] = "",
    season: Annotated[str | None, Option("--season", metavar="YEAR")] = None,
    partner: Annotated[str | None, Option("--partner", metavar="NAME")] = None,
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "text",
    output: Annotated[str, Option("-o", "--output", metavar="FILE")] = "",
    as_json: Annotated[bool, Option("--json")] = False,
) -> None:
    """Shows the agenda of the programs that fit, or writes it."""
    from skew_cli.app.agenda import agenda  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.filters import ALL, chosen, season_of  # noqa: PLC0415 - start-up, law 10

    kind = _FORMATS[read_choice(fmt, dict.fromkeys(_FORMATS, ""), name="--format", whole=True)]
    length = _length(days, week=week)
    index = terminal.index()
    cases = chosen(terminal, index, season=season_of(index, season or ALL), partner=partner)
    found = agenda(index, cases, days=length, common=partner is None)
    if as_json:
        from skew_cli.app.agenda_data import agenda_data  # noqa: PLC0415 - start-up, law 10

        terminal.json(agenda_data(found))
        return
    content = _text(terminal, found) if kind == "text" else _file(terminal, index, found, kind)
    if output:
        from skew_cli.store.files import put  # noqa: PLC0415 - start-up, law 10

        put(terminal.directory / output, content.encode("utf-8"))
        terminal.say(_WRITTEN, path=output)
    elif content:
        terminal.data(content)
    else:
        terminal.say(_NOTHING, last=found.last)


def _length(days: str, *, week: bool) -> int:
    if days and week:
        raise SkewError(
            Text(en="--week and --days exclude each other.", de="--week und --days schließen sich aus."),
            Text(en="leave one of them out", de="eines davon weglassen"),
        )
    if days:
        return read_number(days, name="--days", low=1, high=_MOST)
    return _WEEK if week else _DAYS


def _text(terminal: Terminal, found: "Agenda") -> str:
    from skew_cli.app.agenda_words import lines  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.table import cell_width  # noqa: PLC0415 - start-up, law 10

    every = list(lines(found, terminal.lang))
    head, times = (max((cell_width(each) for each in column), default=0) for column in _columns(every))
    return "".join(_line(terminal, each, head, times) for each in every)


def _columns(every: "list[Line]") -> tuple[list[str], list[str]]:
    return [each.head for each in every], [each.times for each in every]


def _line(terminal: Terminal, each: "Line", head: int, times: int) -> str:
    """The word or day in front; local times where there are some, on narrow terminals with the name below them."""
    front = f"{each.head:{head}}"
    if style := _STYLES.get(each.group):
        front = terminal.paint(front, style)
    if not each.times:
        return f"{front}  {each.text}\n"
    width = head + times + len(each.text) + 4
    if terminal.width and width > terminal.width:
        return f"{front}  {each.times}\n    {each.text}\n"
    return f"{front}  {each.times:{times}}  {each.text}\n"


def _file(terminal: Terminal, index: "Index", found: "Agenda", kind: str) -> str:
    if kind == "ics":
        from skew_cli.app.agenda_calendar import agenda_calendar  # noqa: PLC0415 - start-up, law 10
        from skew_cli.store.clock import now  # noqa: PLC0415 - start-up, law 10

        return agenda_calendar(index, found, terminal.lang, now()).decode("utf-8")
    from skew_cli.app.agenda_page import page  # noqa: PLC0415 - start-up, law 10

    return page(index, found, terminal.lang, kind).content.decode("utf-8")
