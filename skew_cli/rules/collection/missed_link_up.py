"""Two pairs work on the same theme in the same month, without a common network event.

Whoever deals with the same questions at the same time has something to tell to one another. Compared are programs of
different pairs with sessions on a theme (`theme` of the session) in the same month, by German dates; programs that are
done or cancelled are left out. A common network event is one of `season.yaml` in which both take part: because a program
names it under `network`, or because it lists one of the municipalities. One finding per season and theme, at the last of
the programs by id.

Bad:
    themes: [tourism, mobility]
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00", theme: tourism}
      - {id: two, date: 2024-06-11, start: "10:00", theme: mobility}
    # file: programs/2024/moers-beitunia.yaml
    partners: {nrw: {municipality: moers}, palestine: {municipality: beitunia}}
    themes:
      - mobility
      - tourism  # <- C010
    session_defaults: {theme: tourism}
    sessions:
      - {id: one, date: 2024-05-28, start: "10:00"}
    # file: programs/2024/bonn-ramallah.yaml
    partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}
    themes: [tourism]
    sessions:
      - {id: one, date: 2024-05-15, start: "10:00", theme: tourism}
    # file: programs/2024/season.yaml
    network_events:
      - {id: waste-forum, municipalities: [koeln, krefeld]}
      - {id: cancelled, municipalities: [koeln, moers, bonn], status: cancelled}

Good:
    network: [forum]
    themes: [tourism, mobility, digitalisation, waste-management]
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00", theme: tourism}
      - {id: two, date: 2024-06-11, start: "10:00", theme: mobility}
      - {id: three, date: 2024-06-18, start: "10:00", theme: digitalisation, status: cancelled}
      - {id: four, date: 2024-06-25, start: "10:00", theme: digitalisation}
    # file: programs/2024/moers-beitunia.yaml
    partners: {nrw: {municipality: moers}, palestine: {municipality: beitunia}}
    themes: [tourism]
    sessions:
      - {id: one, date: 2024-05-28, start: "10:00", theme: tourism}
    # file: programs/2024/bonn-ramallah.yaml
    partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}
    themes: [mobility, digitalisation]
    sessions:
      - {id: next-month, date: 2024-07-02, start: "10:00", theme: mobility}
      - {id: three, date: 2024-06-18, start: "10:00", theme: digitalisation, status: cancelled}
      - {id: no-theme, date: 2024-06-19, start: "10:00"}
    # file: programs/2024/bethlehem-koeln.yaml
    themes: [digitalisation]
    sessions:
      - {id: same-pair, date: 2024-06-18, start: "10:00", theme: digitalisation}
    # file: programs/2024/krefeld-aroura.yaml
    status: done
    partners: {nrw: {municipality: krefeld}, palestine: {municipality: aroura}}
    themes: [digitalisation]
    sessions:
      - {id: done, date: 2024-06-18, start: "10:00", theme: digitalisation}
    # file: programs/2024/season.yaml
    network_events:
      - {id: forum, municipalities: [moers]}

Source: SKEW programme page 2024 ("Vernetzung").
"""

from collections.abc import Iterator
from itertools import combinations

from skew_cli.model.finding import Label, Problem, Quote
from skew_cli.rules.marks import Kind, Marks, mark
from skew_cli.rules.parallel import originals, pair, takes_part
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.touching import copy
from skew_cli.words import Text

Month = tuple[int, int]


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per season and theme."""
    running = [case for case in originals(collection) if case.status not in ("done", "cancelled") and pair(case)]
    apart: dict[tuple[int, str], dict[str, Case]] = {}
    together: dict[tuple[int, str, Month], list[Case]] = {}
    for case in running:
        for theme, month in _months(case):
            together.setdefault((case.program.season, theme, month), []).append(case)
    joined = {case.file: _joined(case) for case in running}
    for (season, theme, _), cases in together.items():
        for first, second in combinations(cases, 2):
            if pair(first) != pair(second) and joined[first.file].isdisjoint(joined[second.file]):
                apart.setdefault((season, theme), {}).update({first.address: first, second.address: second})
    for (_, theme), found in sorted(apart.items()):
        *others, last = (found[address] for address in sorted(found))
        yield Problem(
            path=_place(last, theme),
            params={"theme": Quote(theme), "programs": tuple(Quote(each.address) for each in others)},
            labels=tuple(
                Label(path=_place(each, theme), message_id="other-program", file=each.file) for each in others
            ),
            file=last.file,
        )


def marks(case: Case, found: Marks) -> None:
    """Programs of one season, theme and month are compared, unless all meet at the same network events."""
    if case.status in ("done", "cancelled") or not (both := pair(case)):
        return
    whose = repr(sorted(_joined(case)) or both)
    for theme, (year, month) in _months(case):
        found.share((mark(Kind.LINK, f"{case.program.season} {theme} {year} {month}"),), whose)


def _joined(case: Case) -> frozenset[int]:
    """The network events of its season in which a program takes part, by their place in the season file."""
    events = enumerate(case.shared.network_events)
    return frozenset(n for n, each in events if each.status != "cancelled" and takes_part(case, each))


def _months(case: Case) -> set[tuple[str, Month]]:
    """Themes of the program with the months in which it has sessions on them."""
    paths = dict(case.sessions)
    known = {theme.id for theme in case.program.themes}
    found: set[tuple[str, Month]] = set()
    for meeting in case.schedule.of("session"):
        theme = paths[meeting.path].theme
        if theme is not None and theme in known:
            date = meeting.local("nrw")[0].date()
            found.add((theme, (date.year, date.month)))
    return found


def _place(case: Case, theme: str) -> tuple[str | int, ...]:
    return ("themes", [each.id for each in case.program.themes].index(theme))


RULE = Rule(
    code="C010",
    name="missed-link-up",
    severity="info",
    phase="repository",
    beside=("other-program",),
    texts={
        "missed-link-up": Text(
            en="other pairs have sessions on {theme} in the same month, without a common network event: {programs}",
            de="Auch andere Paare haben im selben Monat Termine zu {theme}, ohne gemeinsames Austauschformat: {programs}",
        ),
        "other-program": Text(en="the same theme", de="derselbe Themenschwerpunkt"),
    },
    hint=Text(
        en="invite the pairs to a network event in `season.yaml`, or let them know of one another",
        de="die Paare zu einem Austauschformat in „season.yaml“ einladen oder miteinander bekannt machen",
    ),
    needs=(("network",),),
    german="""Zwei Paare arbeiten im selben Monat am selben Themenschwerpunkt, ohne gemeinsames Austauschformat.

Wer sich zur selben Zeit mit denselben Fragen beschäftigt, hat einander etwas zu erzählen. Verglichen werden Programme
verschiedener Paare mit Terminen zu einem Themenschwerpunkt (`theme` beim Termin) im selben Monat nach deutschem
Datum; abgeschlossene und abgesagte Programme bleiben außer Betracht. Gemeinsam ist ein Austauschformat der
`season.yaml`, wenn beide daran teilnehmen: weil ein Programm es unter `network` nennt oder weil dort eine der
Kommunen aufgezählt ist. Je Programmjahr und Themenschwerpunkt gibt es einen Befund, beim letzten der Programme in der
Reihenfolge der Kennungen.""",
    check_all=check_all,
    marks=(copy, marks),
)
