"""Too many events of one advisor, or of all programs, run at the same time.

An advisor can look after `advisor_parallel_max` events at a time, the whole team after `team_parallel_max`; both are keys
of the season profile. Counted is what runs when an event begins; the finding stands at the event that is one too many.
Advisors are the same if they have the same id in `programs/people.yaml`. A seminar that several programs share is one
event of all their advisors; a network event counts for the team only.

Bad:
    advisor: advisor-a
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
    # file: programs/2024/moers-ramallah.yaml
    advisor: advisor-a
    sessions:
      - {id: old-town, date: 2024-05-14, start: "11:59"}  # <- C006
    # file: programs/people.yaml
    people:
      - {id: advisor-a, name: Beratung}

Bad:
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00"}
    # file: programs/2024/moers-ramallah.yaml
    sessions:
      - {id: two, date: 2024-05-14, start: "10:30"}
    # file: programs/2024/bonn-ramallah.yaml
    sessions:
      - {id: three, date: 2024-05-14, start: "11:00"}
      - {id: five, date: 2024-05-14, start: "11:45"}  # <- C006
    # file: programs/2024/season.yaml
    network_events:
      - {id: four, date: 2024-05-14, start: "11:30"}  # <- C006

Good:
    advisor: advisor-a
    seminars: [country-analysis]
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00"}
      - {id: two, date: 2024-05-28, start: "10:00", status: cancelled}
      - {id: three, date: 2024-06-11, start: "10:00"}
    # file: programs/2024/moers-ramallah.yaml
    advisor: advisor-a
    seminars: [country-analysis]
    sessions:
      - {id: one, date: 2024-05-14, start: "12:00"}
      - {id: two, date: 2024-05-28, start: "10:00"}
    # file: programs/2024/bonn-ramallah.yaml
    advisor: advisor-b
    sessions:
      - {id: one, date: 2024-05-14, start: "10:30"}
      - {id: four, date: 2024-05-14, start: "12:30"}
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, date: 2024-04-23, start: "10:00"}
    network_events:
      - {id: forum, date: 2024-06-11, start: "10:00"}
    # file: programs/people.yaml
    people:
      - {id: advisor-a, name: Beratung}
      - {id: advisor-b, name: Beratung}

Source: assumption.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Params, Problem, Quote
from skew_cli.rules.parallel import Entry, entries, limits, other_event
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per event and advisor, and one per event for the team."""
    earlier: list[Entry] = []
    for event in entries(collection):
        earlier = [each for each in earlier if each.meeting.end_utc > event.meeting.start_utc]
        running = [each for each in earlier if each.meeting.overlaps(event.meeting)]
        earlier.append(event)
        profile = limits(collection, event)
        for advisor in sorted(_advisors(event)):
            mine = [each for each in running if advisor in _advisors(each)]
            if len(mine) >= profile.advisor_parallel_max:
                yield _problem(event, mine, "", {"advisor": Quote(advisor), "max": profile.advisor_parallel_max})
        if len(running) >= profile.team_parallel_max:
            yield _problem(event, running, "team-overload", {"max": profile.team_parallel_max})


def _advisors(entry: Entry) -> set[str]:
    """Those whom programs share."""
    named = ((case, case.program.advisor) for case, _ in entry.programs)
    return {advisor for case, advisor in named if advisor and advisor in case.shared_people}


def _problem(event: Entry, others: list[Entry], message_id: str, params: Params) -> Problem:
    return Problem(
        path=(*event.meeting.path, "date"),
        message_id=message_id,
        params={**params, "n": len(others) + 1, "date": event.meeting.local("nrw")[0].date()},
        labels=tuple(other_event(each) for each in others),
        file=event.file,
    )


RULE = Rule(
    code="C006",
    name="advisor-overload",
    severity="warning",
    phase="repository",
    texts={
        "advisor-overload": Text(
            en="{advisor} has {n} events at the same time on {date}; at most {max} can be looked after",
            de="{advisor} hat am {date} {n} Veranstaltungen zur selben Zeit; betreuen lassen sich höchstens {max}",
        ),
        "team-overload": Text(
            en="{n} events run at the same time on {date}; the team can look after at most {max}",
            de="Am {date} laufen {n} Veranstaltungen zur selben Zeit; das Team kann höchstens {max} betreuen",
        ),
        "other-event": Text(en="another event at the same time", de="weitere Veranstaltung zur selben Zeit"),
    },
    hint=Text(en="move one of the events", de="eine der Veranstaltungen verlegen"),
    german="""Zu viele Veranstaltungen einer beratenden Person oder aller Programme laufen zur selben Zeit.

Eine beratende Person kann `advisor_parallel_max` Veranstaltungen zur selben Zeit betreuen, das ganze Team
`team_parallel_max`; beides steht im Jahresprofil. Gezählt wird, was zu Beginn einer Veranstaltung läuft; der Befund
steht bei der Veranstaltung, die zu viel ist. Es ist dieselbe Person, wenn die Kennung in `programs/people.yaml`
dieselbe ist. Ein Seminar, das mehrere Programme gemeinsam haben, ist eine einzige Veranstaltung all ihrer
Berater*innen; ein Austauschformat zählt nur für das Team.""",
    check_all=check_all,
    marks=(copy, touch),
)
