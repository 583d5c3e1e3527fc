"""What became of a program: its sessions held and what they amount to."""

from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.session import Session
from skew_cli.model.tree import Run, Text
from skew_cli.model.types import SIDES, Side


def sessions(material: Material) -> tuple[tuple[events.Entry, Session], ...]:
    """All sessions, cancelled ones included."""
    found = ((entry, entry.event) for entry in events.entries(material, "session"))
    return tuple((entry, event) for entry, event in found if isinstance(event, Session))


def active(material: Material) -> tuple[tuple[events.Entry, Session], ...]:
    """Sessions that are not cancelled."""
    return tuple(each for each in sessions(material) if each[1].status != "cancelled")


def held(material: Material) -> tuple[tuple[events.Entry, Session], ...]:
    """Sessions that were held."""
    return tuple(each for each in sessions(material) if each[1].status == "held")


def with_civil_society(material: Material) -> int:
    """Sessions held in which civil society had a part."""
    return sum(bool(session.civil_society) for _, session in held(material))


def figures(material: Material) -> say.Rows:
    """Sessions held and cancelled, minutes of exchange, participants and the share with civil society."""
    words, done = material.words, held(material)
    off = len(sessions(material)) - len(active(material))
    rows: say.Rows = [(say.label(material, "report.held"), part(material, len(done), len(active(material))))]
    if off:
        rows.append((say.label(material, "report.cancelled"), (Run(str(off), isolate=True, value=off),)))
    if done:
        minutes = sum(_minutes(material, session) for _, session in done)
        rows += [
            (say.label(material, "report.exchange"), words.say("report.minutes", n=minutes)),
            (say.label(material, "report.with_civil"), part(material, with_civil_society(material), len(done))),
        ]
        counts = {side: sum(_expected(session, side) for _, session in done) for side in SIDES}
        if any(counts.values()):
            rows.append((say.label(material, "report.participants"), people(material, counts)))
    return rows


def part(material: Material, number: int, whole: int) -> Text:
    """`3 von 4 (75 %)`."""
    words = material.words
    if not whole:
        return words.say("season.held", number=number, all=whole)
    return words.say("report.share", number=number, all=whole, percent=round(100 * number / whole))


def people(material: Material, counts: dict[Side, int]) -> Text:
    """`Köln: 8 · Bethlehem: 9`, without a side that has none."""
    words = material.words
    texts = (
        words.say("season.count", what=say.place(material, side), number=counts[side]) for side in SIDES if counts[side]
    )
    return say.joined(texts, " · ")


def expected(material: Material, session: Session) -> Text:
    """How many participants a session expects on each side."""
    return people(material, {side: _expected(session, side) for side in SIDES})


def _expected(session: Session, side: Side) -> int:
    given = session.participants
    return (given and (given.nrw if side == "nrw" else given.palestine)) or 0


def _minutes(material: Material, session: Session) -> int:
    given = session.duration_min
    return given if given is not None else material.season.session_minutes
