"""A municipality takes part in events of two programs on the same day.

Two exchanges on one day strain a small administration and its technical staff. Compared are the dates in the zone of
the municipality. It is an error if the events overlap and the same department takes part in both, by name or id: of a
session the `host_department` and `guest_department`, without them all departments of the municipality in that program.
A seminar that programs share is one event of all of them, network events are C009. The programs of a sister pair are
two programs. One finding per pair of events and municipality, at the later event; silent for two events that have a
person in common at the same time (C001, C004).

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "08:00"}
      - {id: sewage-works, date: 2024-05-28, start: "23:30"}
    # file: programs/2024/koeln-ramallah.yaml
    partners: {nrw: {municipality: Cologne}, palestine: {municipality: ramallah}}
    exploration: {date: 2024-05-14, start: "10:00"}  # <- C003
    sessions:
      - {id: old-town, date: 2024-05-29, start: "08:00"}
    # file: programs/2024/bonn-bethlehem.yaml
    partners: {nrw: {municipality: bonn}, palestine: {municipality: bethlehem}}
    sessions:
      - {id: museum, date: 2024-05-29, start: "08:00"}  # <- C003
    # file: programs/2024/herne-battir.yaml
    partners: {nrw: {municipality: Herne}, palestine: {municipality: battir}}
    sessions:
      - {id: garden, date: 2024-06-25, start: "08:00"}
    # file: programs/2024/herne-dura.yaml
    partners: {nrw: {municipality: HERNE}, palestine: {municipality: dura}}
    sessions:
      - {id: garden, date: 2024-06-25, start: "12:00"}  # <- C003

Bad:
    sister: 2024/bethlehem-koeln
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
    # file: programs/2024/bethlehem-koeln.yaml
    sessions:
      - {id: old-town, date: 2024-05-14, start: "12:00"}  # <- C003, C003

Bad:
    partners:
      nrw: {municipality: koeln, departments: [{id: "67", name: {de: Umweltamt, en: Environment Office}}, Presseamt]}
      palestine: {municipality: bethlehem}
    sessions:
      - {id: by-name, date: 2024-05-14, start: "10:00", host: nrw, host_department: Umweltamt}
      - {id: by-id, date: 2024-05-28, start: "10:00", host: palestine, guest_department: "67"}
      - {id: all, date: 2024-06-11, start: "10:00", host: palestine, host_department: Health}
      - {id: other, date: 2024-06-25, start: "10:00", host: nrw, host_department: Presseamt}
    # file: programs/2024/koeln-ramallah.yaml
    partners:
      nrw: {municipality: koeln, departments: [umweltamt, Sportamt]}
      palestine: {municipality: ramallah}
    sessions:
      - {id: one, date: 2024-05-14, start: "11:00"}  # <- C003
      - {id: two, date: 2024-05-28, start: "11:00", host: nrw, host_department: Environment office}  # <- C003
      - {id: three, date: 2024-06-11, start: "11:00", host: nrw}  # <- C003
      - {id: four, date: 2024-06-25, start: "11:00"}  # <- C003

Bad:
    seminars:
      - {id: country-analysis, shared: true}
    # file: programs/2024/koeln-ramallah.yaml
    partners: {nrw: {municipality: koeln}, palestine: {municipality: ramallah}}
    sessions:
      - {id: old-town, date: 2024-04-16, start: "14:00"}  # <- C003
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, date: 2024-04-16, start: "10:00"}

Good:
    seminars: [country-analysis, cultures]
    sessions:
      - {id: sorting-plant, date: 2024-04-16, start: "14:00"}
      - {id: sewage-works, date: 2024-05-28, start: "10:00", status: cancelled}
      - {id: staff, date: 2024-06-04, start: "10:00", moderator: moderation-a}
      - {id: expert, date: 2024-06-05, start: "10:00", host_experts: [moderation-a]}
      - {id: forum, date: 2024-06-11, start: "10:00"}
      - {id: night, date: 2024-06-18, start: "22:30"}
      - {id: undated}
    # file: programs/2024/koeln-ramallah.yaml
    partners: {nrw: {municipality: koeln}, palestine: {municipality: ramallah}}
    seminars: [country-analysis]
    sessions:
      - {id: old-town, date: 2024-05-28, start: "10:00"}
      - {id: cultures, date: 2024-04-23, start: "10:00"}
      - {id: staff, date: 2024-06-04, start: "10:00", moderator: moderation-a}
      - {id: guest, date: 2024-06-05, start: "10:00", guest_participants: [moderation-a]}
      - {id: night, date: 2024-06-19, start: "09:00"}
      - {id: undated}
    # file: programs/2024/moers.yaml
    partners: {nrw: {municipality: moers}}
    sessions:
      - {id: elsewhere, date: 2024-04-16, start: "10:00"}
    # file: programs/2024/xanten.yaml
    partners: {nrw: {municipality: xanten}}
    sessions:
      - {id: elsewhere, date: 2024-04-16, start: "10:00"}
    # file: programs/2024/koeln-battir.yaml
    status: cancelled
    partners: {nrw: {municipality: koeln}, palestine: {municipality: battir}}
    sessions:
      - {id: cancelled, date: 2024-04-16, start: "14:00"}
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, date: 2024-04-16, start: "10:00"}
      - {id: cultures, date: 2024-04-23, start: "10:00", sides: [palestine]}
    network_events:
      - {id: waste-forum, date: 2024-06-11, start: "10:00", municipalities: [koeln, bethlehem]}
    # file: programs/people.yaml
    people:
      - {id: moderation-a, name: Moderation}

Source: SKEW partnership list (municipalities with several partnerships, such as Krefeld); project.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from skew_cli.calendars.meetings import Meeting
from skew_cli.model.finding import Label, Params, Problem, Quote
from skew_cli.model.program import Department
from skew_cli.model.session import Session
from skew_cli.model.text import fold
from skew_cli.model.types import LANGS, Side, Wording, wording
from skew_cli.rules.parallel import Entry, clash, entries, municipality
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.touching import copy, touch
from skew_cli.words import Text

Part = tuple[Case, Meeting, Side]
"""How a municipality takes part in an event: in which program, and on which side."""


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per pair of events and municipality."""
    days: dict[tuple[str, dt.date], dict[int, list[Part]]] = {}
    events = entries(collection)
    for index, entry in enumerate(events):
        for case, meeting in entry.programs:
            for side in meeting.sides:
                if name := municipality(case, side):
                    day = days.setdefault((name, meeting.local(side)[0].date()), {})
                    day.setdefault(index, []).append((case, meeting, side))
    for (_, date), day in days.items():
        for (one, earlier), (two, later) in combinations(day.items(), 2):
            first, second = events[one], events[two]
            if _programs(first).isdisjoint(_programs(second)) and not clash(first, second):
                yield _problem(date, earlier, later)


def _programs(entry: Entry) -> set[str]:
    return {case.file for case, _ in entry.programs}


def _problem(date: dt.date, earlier: list[Part], later: list[Part]) -> Problem:
    there, first, _ = earlier[0]
    here, second, side = later[0]
    params: Params = {"municipality": here.town(side), "date": date, "program": Quote(there.address)}
    departments = _departments(later) if first.overlaps(second) else {}
    both = [name for spelling, name in departments.items() if spelling in _departments(earlier)]
    return Problem(
        path=(*second.path, "date"),
        message_id="same-department" if both else "",
        severity="error" if both else None,
        params={**params, "department": Quote(both[0])} if both else params,
        labels=(Label(path=(*first.path, "date"), message_id="other-event", file=there.file),),
        file=here.file,
    )


def _departments(parts: list[Part]) -> dict[str, str]:
    """The departments that take part in an event: every spelling of name and id, with the name to show."""
    found: dict[str, str] = {}
    for case, meeting, side in parts:
        partner = case.program.partners.of(side)
        known = partner.departments if partner else ()
        chosen = _chosen(meeting, side)
        if chosen is not None:
            meant = tuple(each for each in known if _spellings(chosen) & _names(each))
            known = meant or (Department(name=chosen),)
        found |= {spelling: wording(each.name, "de") for each in known for spelling in sorted(_names(each))}
    return found


def _chosen(meeting: Meeting, side: Side) -> Wording | None:
    """The department that a session names for a side."""
    session = meeting.event
    if not isinstance(session, Session) or session.host is None:
        return None
    chosen = session.host_department if session.host == side else session.guest_department
    return chosen if wording(chosen, "de") else None


def _names(department: Department) -> set[str]:
    return _spellings(department.name) | _spellings(department.id or "")


def _spellings(name: Wording) -> set[str]:
    return {fold(wording(name, lang)) for lang in LANGS} - {""}


RULE = Rule(
    code="C003",
    name="municipality-same-day",
    severity="warning",
    phase="repository",
    beside=("other-event",),
    texts={
        "municipality-same-day": Text(
            en="{municipality} takes part in events of two programs on the same day: here and in {program}, {date}",
            de="{municipality} nimmt am selben Tag an Veranstaltungen zweier Programme teil: hier und in {program}, "
            "{date}",
        ),
        "same-department": Text(
            en="the department {department} of {municipality} takes part in two events at the same time: "
            "here and in {program}, {date}",
            de="Der Fachbereich {department} von {municipality} nimmt gleichzeitig an zwei Veranstaltungen teil: "
            "hier und in {program}, {date}",
        ),
        "other-event": Text(en="the other event", de="die andere Veranstaltung"),
    },
    hint={
        "municipality-same-day": Text(
            en="move one of the events, or ask the municipality whether it can do both",
            de="eine der Veranstaltungen verlegen oder klären, ob die Kommune beides leisten kann",
        ),
        "same-department": Text(en="move one of the events", de="eine der Veranstaltungen verlegen"),
    },
    german="""Eine Kommune nimmt am selben Tag an Veranstaltungen zweier Programme teil.

Zweimal Austausch an einem Tag belastet eine kleine Verwaltung und ihre Technik. Verglichen wird das Datum in der
Zeitzone der Kommune. Es ist ein Fehler, wenn sich die Veranstaltungen überschneiden und derselbe Fachbereich an
beiden teilnimmt, nach Name oder Kennung: bei einem Termin `host_department` und `guest_department`, ohne diese Angabe
alle Fachbereiche der Kommune in diesem Programm. Ein Seminar, das mehrere Programme gemeinsam haben, ist eine einzige
Veranstaltung aller; um Austauschformate geht es in C009. Programm und Gegenprogramm sind zwei Programme. Je zwei
Veranstaltungen und Kommune gibt es einen Befund, bei der späteren Veranstaltung. Die Regel schweigt bei zwei
Veranstaltungen, die zur selben Zeit dieselbe Person brauchen (C001, C004).""",
    check_all=check_all,
    marks=(copy, touch),
)
