"""The invitation letter to one side: to the exploration meeting, once that is held to the sessions."""

import datetime as dt
from collections.abc import Iterator

from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _events as events
from skew_cli.documents import _joining as joining
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.session import Seminar, Session
from skew_cli.model.tree import Block, Bullets, Doc, Facts, Heading, Para, Run, Table, Text
from skew_cli.model.types import Side

_ANSWER = dt.timedelta(days=14)
"""From the answer to the first date; as long as the exploration meeting lies before the first session (X005)."""


def build(material: Material) -> Doc:
    """The letter to `side`, by default to the German one."""
    side: Side = material.side or "nrw"
    if material.program.status == "cancelled":
        return say.document(material, "invitation", [Para(say.label(material, "program_cancelled"), "lead")])
    explores = _explores(material)
    found = _dates(material, side, explores=explores)
    blocks = [
        *_head(material, side, explores=explores),
        *_what(material, explores=explores),
        *_pair(material),
        *_asked(material, side, found, explores=explores),
        *_when(material, side, found, explores=explores),
        *joining.access(material, found),
        *_privacy(material),
        *_answer(material, found),
        *contacts.blocks(material, ()),
    ]
    return say.document(material, "invitation", blocks)


def _heading(material: Material, key: str) -> Heading:
    return Heading(1, say.label(material, f"invitation.{key}"))


def _explores(material: Material) -> bool:
    """Whether the exploration meeting comes next: none was held, and the day of one has not passed."""
    program, meeting = material.program, material.program.exploration
    if meeting is None or meeting.status == "cancelled":
        return program.status == "idea"
    passed = meeting.date is not None and material.date is not None and meeting.date < material.date
    return meeting.status != "held" and not passed


def _dates(material: Material, side: Side, *, explores: bool) -> tuple[events.Entry, ...]:
    """What the letter invites to: the exploration meeting, or the seminars of the side and the sessions to come."""
    if explores:
        return events.coming(material, "exploration")
    found = events.coming(material, "seminar", "session")
    return tuple(each for each in found if not isinstance(each.event, Seminar) or side in each.event.sides)


def _head(material: Material, side: Side, *, explores: bool) -> list[Block]:
    """Address, day, subject, salutation and what the letter is about."""
    words, what = material.words, "exploration" if explores else "sessions"
    other = say.other(side)
    partner = words.say(f"invitation.partner.{other}", place=say.place(material, other))
    line = say.label(material, "invitation.line")
    day = (Run(words.date(material.date), isolate=True, value=material.date),) if material.date else line
    rows = (
        (say.label(material, "invitation.to"), say.place(material, side)),
        (say.label(material, "invitation.address"), line),
        (say.label(material, "date"), day),
        (say.label(material, "invitation.about"), words.say(f"invitation.about.{what}", partner=partner)),
    )
    return [
        Facts(rows),
        Para(say.label(material, "invitation.dear")),
        Para(words.say(f"invitation.{what}", partner=partner)),
    ]


def _what(material: Material, *, explores: bool) -> list[Block]:
    """What a hospitation is, and in which form this one takes place."""
    program, season, words = material.program, material.season, material.words
    form = [say.label(material, f"invitation.mode.{program.mode}")]
    number = sum(session.status != "cancelled" for session in program.sessions)
    if explores and program.mode == "virtual":
        frame = {"min": season.sessions_min, "max": season.sessions_max, "minutes": season.session_minutes}
        form.append(words.say("invitation.frame", **frame))
    elif number and not explores:
        form.append(words.say("handout.sessions", n=number))
    purposes = ("learn_structures", "identify_fields", "involve_civil_society")
    return [
        _heading(material, "what"),
        Para(say.label(material, "invitation.mutual")),
        Bullets(tuple(say.label(material, f"purpose.{each}") for each in purposes)),
        Para(say.joined(form, " ")),
    ]


def _pair(material: Material) -> list[Block]:
    """What links the two municipalities, and what they want to talk about."""
    program, words = material.program, material.words
    texts: list[Text] = []
    if program.partnership_type:
        places = {"nrw": say.place(material, "nrw"), "palestine": say.place(material, "palestine")}
        texts.append(words.say(f"invitation.pair.{program.partnership_type}", **places))
    texts.append(say.label(material, "invitation.pair.deepen"))
    if program.themes:
        themes = say.listed(material, (say.theme(material, each.id) for each in program.themes))
        texts.append(words.say("invitation.pair.themes", themes=themes))
    if program.predecessor:
        year = program.predecessor.partition("/")[0]
        texts.append(words.say("invitation.pair.predecessor", year=year))
    return [_heading(material, "pair"), Para(say.joined(texts, " "))]


def _asked(material: Material, side: Side, found: tuple[events.Entry, ...], *, explores: bool) -> list[Block]:
    """What is expected of the side: what is settled is confirmed, what is open is asked for."""
    items = (
        say.label(material, "invitation.who"),
        *_people(material, side, found, explores=explores),
        *_society(material, side),
        *_to_do(material, side, explores=explores),
    )
    return [_heading(material, "asked"), Bullets(items)]


def _people(material: Material, side: Side, found: tuple[events.Entry, ...], *, explores: bool) -> Iterator[Text]:
    """Departments, sessions that the side hosts, number of participants, seminars."""
    words, partner = material.words, material.program.partners.of(side)
    departments = tuple(each.name for each in partner.departments) if partner else ()
    yield _known_or_open(material, "departments", tuple(say.given(material, each) for each in departments))
    sessions = [(entry, entry.event) for entry in found if isinstance(entry.event, Session)]
    hosted = [events.session_number(material, entry.key) for entry, session in sessions if session.host == side]
    if hosted:
        yield words.say("invitation.hosting", sessions=say.listed(material, hosted))
    given = (session.participants for _, session in sessions)
    numbers = sorted({number for each in given if each and (number := getattr(each, side)) is not None})
    if numbers:
        shown = "–".join(str(each) for each in dict.fromkeys((numbers[0], numbers[-1])))
        yield words.say("invitation.people", number=Run(shown, isolate=True, dir=words.dir))
    else:
        yield say.label(material, "invitation.people_open")
    seminars = [events.name(material, entry) for entry in found if entry.kind == "seminar"]
    if seminars and not explores:
        yield words.say("invitation.seminars", seminars=say.listed(material, seminars))


def _known_or_open(material: Material, key: str, names: tuple[Text, ...]) -> Text:
    if listed := say.listed(material, names):
        return material.words.say(f"invitation.{key}", names=listed)
    return say.label(material, f"invitation.{key}_open")


def _society(material: Material, side: Side) -> Iterator[Text]:
    entries = (each for each in material.program.civil_society if each.side == side)
    names = tuple(say.given(material, each.name) or say.value(each.id) for each in entries)
    yield _known_or_open(material, "civil_society", names)


def _to_do(material: Material, side: Side, *, explores: bool) -> Iterator[Text]:
    """What the side has not settled yet, and what it may need."""
    partner = material.program.partners.of(side)
    if partner is None or not (partner.coordinator and partner.deputy_coordinator):
        yield say.label(material, "invitation.coordinator_open")
    if partner is None or partner.approval is None:
        yield say.label(material, "invitation.approval_open")
    if explores:
        yield material.words.say("invitation.themes_open", n=material.season.themes_min)
    yield say.label(material, "invitation.needs")


def _when(material: Material, side: Side, found: tuple[events.Entry, ...], *, explores: bool) -> list[Block]:
    """The dates in both local times, the reader's own first."""
    if not found:
        over = bool(material.program.sessions) and not explores
        return [
            _heading(material, "dates"),
            Para(say.label(material, f"invitation.dates_{'over' if over else 'open'}")),
        ]
    sides = (side, say.other(side))
    notes = [Para(say.label(material, "local_time_note"), "note")]
    if any(entry.meeting and events.provisional(material, entry.meeting) for entry in found):
        notes.append(Para(say.label(material, "dst_note"), "note"))
    if explores:
        return [_heading(material, "dates"), Facts(tuple(events.local_times(material, found[0], sides))), *notes]
    head = (
        say.label(material, "event"),
        say.label(material, "date"),
        *(say.local_time(material, each) for each in sides),
    )
    rows: list[tuple[Text, ...]] = []
    for entry in found:
        day, nrw, palestine = events.when(material, entry)
        rows.append((events.name(material, entry), day, *((nrw, palestine) if side == "nrw" else (palestine, nrw))))
    return [_heading(material, "dates"), Table(head, tuple(rows), (36, 28, 18, 18)), *notes]


def _privacy(material: Material) -> list[Block]:
    """Recording only with consent, photos, what is voluntary, and the privacy notice (EM33, ON11)."""
    words, recording, privacy = material.words, material.program.recording, material.program.privacy
    items = [joining.recording(material)]
    if recording is not None and recording.planned:
        for key, text in (("consent", recording.consent), ("purpose", recording.purpose)):
            if told := say.given(material, text):
                items.append(words.say(f"invitation.recording_{key}", text=told))
        if recording.delete_by is not None:
            items.append(words.say("invitation.recording_deleted", date=say.day(material, recording.delete_by)))
    items += [say.label(material, f"invitation.{key}") for key in ("photos", "optional")]
    if privacy is not None and privacy.notice is not None:
        notice = words.say("invitation.notice", date=words.date(privacy.notice))
        more = say.label(material, "invitation.third_country") if privacy.third_country else ()
        items.append(say.joined((notice, more), " "))
    return [_heading(material, "privacy"), Bullets(tuple(items))]


def _answer(material: Material, found: tuple[events.Entry, ...]) -> list[Block]:
    """By when to answer, and the end of the letter with a line to sign on."""
    words = material.words
    days = [entry.date - _ANSWER for entry in found if entry.date]
    by = min(days, default=None)
    if by is None or (material.date is not None and by <= material.date):
        answer = say.label(material, "invitation.answer_soon")
    else:
        answer = words.say("invitation.answer_by", date=say.day(material, by))
    name = contacts.who(material, material.program.advisor) if material.contacts else ()
    signed = say.joined((name, say.label(material, "role.advisor"), say.value(material.author)), " · ")
    paragraphs = (
        say.joined((answer, say.label(material, "invitation.questions")), " "),
        say.label(material, "invitation.closing"),
        say.label(material, "invitation.regards"),
        say.label(material, "invitation.line"),
        signed,
    )
    return [_heading(material, "answer"), *(Para(each) for each in paragraphs)]


KIND = Kind(name="invitation", build=build, scope="side", bilingual=True)
