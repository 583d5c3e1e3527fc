"""The season overview: all programs of a season on a few pages, for whoever has to know how the season stands."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from skew_cli.documents import _phrases as say
from skew_cli.documents import _standings as of
from skew_cli.documents.material import Material, SeasonKind, SeasonMaterial, Standing
from skew_cli.model.tree import Block, Doc, Facts, Heading, Para, Run, Table, Text, Timeline, plain
from skew_cli.model.types import SIDES, STATUSES, Side

Column = tuple[str, float, Callable[[Standing], Text]]
"""Key of the head, width, and the cell of a program."""


def build(season: SeasonMaterial) -> Doc:
    """Figures, timeline and tables; how the work stands and what is open is not for everybody."""
    words = season.words
    blocks = [
        *_glance(season),
        *_timeline(season),
        *_programs(season),
        *_themes(season),
        *_civil_society(season),
        *_days(season),
        *_open(season),
    ]
    day = season.date
    return Doc(
        title=words.say("season.title", season=str(season.season)),
        subtitle=words.say("as_of", date=words.date(day)) if day else (),
        lang=words.lang,
        blocks=tuple(blocks),
        date=day,
        author=season.author,
        subject=words.label("season.subject"),
        landscape=True,
        ident=str(season.season),
        labels=say.labels(words),
        page_of=words.label("page_of"),
    )


def _glance(season: SeasonMaterial) -> list[Block]:
    """The figures of the season."""
    words, programs = season.words, season.programs
    states = Counter[str]()
    for each in programs:
        states += of.states(each)
    status = Counter(each.material.program.status for each in programs)
    figures = {
        "programs": len(programs),
        "pairs": len({of.towns(each) for each in programs}),
        "sessions": states.total(),
        "themes": len({theme.id for each in programs for theme in each.material.program.themes}),
    }
    lead = say.joined((words.say(f"season.{key}", n=number) for key, number in figures.items()), " · ")
    by_status = ((f"status.{each}", status[each]) for each in STATUSES)
    by_state = ((f"event_status.{each}", states[each]) for each in of.STATES)
    both = sum(len(of.sides(each)) == len(SIDES) for each in programs)
    rows = (
        (of.label(season, "season.label.programs"), _counted(season, by_status)),
        (of.label(season, "season.label.sessions"), _counted(season, by_state)),
        (of.label(season, "season.label.both"), words.say("season.of_programs", number=both, n=len(programs))),
    )
    return [Para(lead, "lead"), Facts(rows)]


def _counted(season: SeasonMaterial, counts: Iterable[tuple[str, int]]) -> Text:
    """`geplant: 5 · bestätigt: 3`, without what there is none of."""
    words = season.words
    texts = (words.say("season.count", what=of.label(season, key), number=number) for key, number in counts if number)
    return say.joined(texts, " · ") or of.number(0)


def _timeline(season: SeasonMaterial) -> list[Block]:
    """From the first to the last session of each program, and which programs have no date yet."""
    words = season.words
    dated = [(each, found) for each in season.programs if (found := of.span(each))]
    undated = [each for each in season.programs if not of.span(each) and not of.off(each)]
    blocks: list[Block] = []
    if dated:
        first = min(first for _, (first, _) in dated).replace(day=1)
        last = max(last for _, (_, last) in dated)
        spans = tuple(
            (f"{_months(season, start, end)} · {plain(of.pair(season, each))}", start, end)
            for each, (start, end) in sorted(dated, key=lambda each: each[1])
        )
        ticks = tuple((day, words.month(day)) for day in _firsts(first, last))
        blocks.append(Timeline(words.label("season.timeline"), ticks, spans))
    if undated:
        programs = of.listed(season, (of.pair(season, each) for each in undated))
        blocks.append(Para(words.say("season.undated", programs=programs), "note"))
    return [Heading(1, of.label(season, "period")), *blocks] if blocks else []


def _months(season: SeasonMaterial, first: dt.date, last: dt.date) -> str:
    start, end = season.words.month(first), season.words.month(last)
    return start if start == end else f"{start}–{end}"


def _firsts(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The first days of the months of a span."""
    while first <= last:
        yield first
        first = (first + dt.timedelta(days=31)).replace(day=1)


def _programs(season: SeasonMaterial) -> list[Block]:
    """What each program is, and how its dates and its work stand; findings and checklists are not for everybody."""
    if not season.programs:
        return []
    what: list[Column] = [
        ("status", 13, lambda each: of.label(season, f"status.{each.material.program.status}")),
        ("mode", 12, lambda each: of.label(season, f"mode.{each.material.program.mode}")),
        ("themes", 31, _theme_list),
        ("civil_society", 20, lambda each: _where(season, each)),
    ]
    dates: list[Column] = [
        ("season.label.held", 15, lambda each: _held(season, each)),
        ("period", 21, lambda each: _period(season, each)),
        ("season.next", 19, lambda each: _next(season, each)),
    ]
    if season.audience != "public":
        dates += [
            ("season.overdue", 15, lambda each: of.number(of.overdue(season, each))),
            ("season.findings", 16, lambda each: _findings(season, each)),
        ]
    return [
        Heading(1, of.label(season, "season.label.programs")),
        _table(season, what),
        Heading(1, of.label(season, "season.label.sessions")),
        _table(season, dates),
        Para(of.label(season, "season.times_note"), "note"),
    ]


def _table(season: SeasonMaterial, more: list[Column]) -> Table:
    """One row a program, its name first."""
    columns: list[Column] = [("season.program", 26, lambda each: of.pair(season, each)), *more]
    rows = tuple(tuple(cell(each) for _, _, cell in columns) for each in season.programs)
    return Table(tuple(of.label(season, key) for key, _, _ in columns), rows, tuple(width for _, width, _ in columns))


def _theme_list(standing: Standing) -> Text:
    material = standing.material
    return say.listed(material, (say.theme(material, each.id) for each in material.program.themes))


def _held(season: SeasonMaterial, standing: Standing) -> Text:
    """How many of the sessions that take place were held."""
    found = of.active(standing)
    held = sum(each.status == "held" for each in found)
    return season.words.say("season.held", number=held, all=len(found)) if found else ()


def _period(season: SeasonMaterial, standing: Standing) -> Text:
    found = of.span(standing)
    if found is None:
        return ()
    first, last = (Run(season.words.date(day, "short"), isolate=True, value=day) for day in found)
    return (first,) if found[0] == found[1] else season.words.say("from_to", first=first, last=last)


def _next(season: SeasonMaterial, standing: Standing) -> Text:
    """Day and start of the next meeting on both sides; the other day is named only where it differs."""
    words, today = season.words, season.date
    if today is None or of.off(standing):
        return ()
    ahead = (
        each
        for each in standing.material.meetings
        if each.active and each.kind != "network_event" and each.local("nrw")[1].date() >= today
    )
    meeting = next(ahead, None)
    if meeting is None:
        return ()
    shown: dict[str, object] = {}
    day = meeting.local("nrw")[0].date()
    for side in SIDES:
        start = meeting.local(side)[0]
        time = Run(words.time(start.time()), isolate=True, value=start)
        there = words.say("day_and_time", day=words.date(start.date(), "short"), time=time)
        shown[side] = time if start.date() == day else there
    return words.say("season.next_start", day=Run(words.date(day, "short"), isolate=True, value=day), **shown)


def _where(season: SeasonMaterial, standing: Standing) -> Text:
    """On which sides civil society takes part."""
    found = of.sides(standing)
    if not found:
        return of.label(season, "season.nobody")
    return of.label(season, "side.both" if len(found) == len(SIDES) else f"side.{found[0]}")


def _findings(season: SeasonMaterial, standing: Standing) -> Text:
    counts = (("season.errors", standing.errors), ("season.warnings", standing.warnings))
    found = of.listed(season, (season.words.say(key, n=number) for key, number in counts if number))
    return found or of.label(season, "season.no_findings")


def _themes(season: SeasonMaterial) -> list[Block]:
    """Theme by theme the programs that have it, most chosen first."""
    found: dict[str, list[Standing]] = {}
    titles: dict[str, Text] = {}
    for each in season.programs:
        for theme in each.material.program.themes:
            found.setdefault(theme.id, []).append(each)
            titles.setdefault(theme.id, say.theme(each.material, theme.id) or of.label(season, "theme"))
    rows = tuple(
        (titles[theme], of.listed(season, (of.pair(season, each) for each in programs)))
        for theme, programs in sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    )
    return [Heading(1, of.label(season, "themes")), Facts(rows)] if rows else []


def _civil_society(season: SeasonMaterial) -> list[Block]:
    """Who takes part, by program and side."""
    rows = tuple(
        (of.pair(season, each), *(_actors(each.material, side) for side in SIDES))
        for each in season.programs
        if each.material.program.civil_society
    )
    head = (of.label(season, "season.program"), *(of.label(season, f"side.{side}") for side in SIDES))
    return [Heading(1, of.label(season, "civil_society")), Table(head, rows, (26, 37, 37))] if rows else []


def _actors(material: Material, side: Side) -> Text:
    mine = (each for each in material.program.civil_society if each.side == side)
    return say.listed(material, (say.given(material, each.name) or say.value(each.id) for each in mine))


def _days(season: SeasonMaterial) -> list[Block]:
    """Usable days by month; programs with the same figures share a row."""
    months = next((each.months for each in season.programs if each.months), ())
    if not months:
        return []
    rows: dict[tuple[Text, ...], list[Standing]] = {}
    for each in season.programs:
        found = {month.first: month.days for month in each.months}
        cells = (*(found.get(month.first) for month in months), sum(found.values()) if found else None, each.days_left)
        rows.setdefault(tuple(() if cell is None else of.number(cell) for cell in cells), []).append(each)
    head = (
        of.label(season, "season.program"),
        *((Run(season.words.month(each.first), value=each.first),) for each in months),
        *(of.label(season, key) for key in ("season.total", "season.days_left")),
    )
    shown = tuple((_who(season, programs), *cells) for cells, programs in rows.items())
    table = Table(head, shown, (35, *(45 / len(months) for _ in months), 9, 11))
    return [
        Heading(1, of.label(season, "season.days")),
        table,
        Para(of.label(season, "season.days_note"), "note"),
    ]


def _who(season: SeasonMaterial, programs: list[Standing]) -> Text:
    if len(programs) == len(season.programs) > 1:
        return of.label(season, "season.all_programs")
    return of.listed(season, (of.pair(season, each) for each in programs))


def _open(season: SeasonMaterial) -> list[Block]:
    """What is missing, program by program; a program that is over asks no questions."""
    if season.audience == "public":
        return []
    waiting = [each for each in season.programs if each.material.program.status not in ("done", "cancelled")]
    found = ((of.pair(season, each), of.listed(season, _questions(season, each))) for each in waiting)
    rows = tuple(row for row in found if plain(row[1]))
    return [Heading(1, of.label(season, "season.open")), Facts(rows)] if rows else []


def _questions(season: SeasonMaterial, standing: Standing) -> Iterator[Text]:
    program, words = standing.material.program, season.words
    sessions, least = of.active(standing), season.profile.sessions_min
    if program.partners.nrw is None or program.partners.palestine is None:
        yield of.label(season, "season.open.partner")
    if not program.themes:
        yield of.label(season, "season.open.themes")
    if program.exploration is None or program.exploration.status != "held":
        yield of.label(season, "season.open.exploration")
    if len(sessions) < least:
        yield words.say("season.open.few", number=len(sessions), n=least)
    today = season.date or dt.date.min
    counts = {
        "undated": sum(each.date is None for each in sessions),
        "host": sum(each.host is None for each in sessions),
        "past": sum(each.date is not None and each.date < today and each.status != "held" for each in sessions),
    }
    yield from (words.say(f"season.open.{key}", n=number) for key, number in counts.items() if number)
    if lacking := tuple(side for side in SIDES if side not in of.sides(standing)):
        sides = "both" if len(lacking) == len(SIDES) else lacking[0]
        yield words.say("season.open.civil_society", side=of.label(season, f"side.{sides}"))
    if standing.errors:
        yield words.say("season.errors", n=standing.errors)


KIND = SeasonKind(name="season", build=build)
