"""The weekday written in the file is not that of the date.

A weekday beside the date is a check, like both local times: if they do not fit, one of the two was mistyped, and
nobody but the author knows which. Events without a start are checked, too; an event that cannot be placed in time
(D001 to D003) is not.

Bad:
    exploration:
      date: 2024-04-16
      weekday: mon  # <- D018
    seminars:
      - {id: cultures, date: 2024-04-24, weekday: fri, sides: [nrw]}  # <- D018
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", weekday: wed}  # <- D018
      - {id: sewage-works, date: 2024-05-28, start: "10:00", weekday: thu, status: held}  # <- D018

Bad:
    seminars: [country-analysis]  # <- D018
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, date: 2024-04-24, weekday: sun}

Good:
    exploration: {date: 2024-04-16, weekday: tue}
    seminars:
      - {id: cultures, date: 2024-04-24, weekday: wed}
      - {id: country-analysis, weekday: mon}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", weekday: tue}
      - {id: sewage-works, date: 2024-05-28, start: "10:00", weekday: wed, status: cancelled}
      - {id: landfill, date: 2024-06-11, start: "10:00", weekday: wed, start_palestine: "10:00"}
      - {id: recycling-yard, date: 2024-06-20, start: "10:00"}

Source: tool.
"""

from collections.abc import Iterator

from skew_cli.calendars.days import weekday
from skew_cli.model.finding import Change, Fix, Path, Problem, Term
from skew_cli.model.session import Event
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    faulty = {fault.path[:-1] for fault in case.faults}
    for path, event in _events(case):
        if event.date and event.weekday and event.weekday != weekday(event.date) and path not in faulty:
            elsewhere = path[0] == "seminars" and case.program.seminars[int(path[1])].shared
            change = Change(op="set", path=(*path, "weekday"), text=weekday(event.date))
            yield Problem(
                path=(*path, "weekday"),
                params={
                    "date": event.date,
                    "actual": Term(weekday(event.date)),
                    "written": Term(event.weekday),
                },
                fix=None if elsewhere else Fix(changes=(change,), applicability="unsafe", title="take-the-date"),
            )


def _events(case: Case) -> Iterator[tuple[Path, Event]]:
    if case.exploration:
        yield ("exploration",), case.exploration
    yield from case.seminars
    yield from case.sessions


RULE = Rule(
    code="D018",
    name="wrong-weekday",
    severity="warning",
    fixes=("unsafe",),
    beside=("take-the-date",),
    texts={
        "wrong-weekday": Text(
            en="the weekday is given as {written}, but the date is {date}",
            de="Als Wochentag ist {written} angegeben, das Datum ist aber {date}",
        ),
        "take-the-date": Text(en="write the weekday of the date", de="den Wochentag des Datums eintragen"),
    },
    hint=Text(
        en="find out which of the two is right, and correct the other",
        de="klären, welche der beiden Angaben stimmt, und die andere berichtigen",
    ),
    german="""Der Wochentag, der in der Datei steht, ist nicht der des Datums.

Ein Wochentag neben dem Datum dient der Kontrolle, wie die beiden Ortszeiten: Passen sie nicht zusammen, ist eine der
beiden Angaben ein Tippfehler, und nur wer sie eingetragen hat, weiß, welche. Auch Veranstaltungen ohne Beginn werden
geprüft; solche, deren Zeit sich nicht bestimmen lässt (D001 bis D003), nicht.""",
    check=check,
)
