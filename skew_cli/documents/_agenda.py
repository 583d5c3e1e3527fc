"""The agenda of one event minute by minute, in both local times and with the time that interpreting takes."""

import datetime as dt

from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.session import Block as Part
from skew_cli.model.tree import Block, Para, Run, Table, Text, plain
from skew_cli.model.types import SIDES, Side

_SILENT = frozenset({"arrival", "break"})
"""Kinds of parts in which nobody speaks to all: they take no time for interpreting."""


def blocks(material: Material, entry: events.Entry) -> list[Block]:
    """Table, sum and what interpreting means for it; a sentence while there is no agenda."""
    if not entry.event.agenda:
        return [Para(say.label(material, "agenda_open"), "note")]
    return [_table(material, entry), Para(_sum(material, entry)), *_notes(material, entry)]


def _table(material: Material, entry: events.Entry) -> Table:
    """The parts one after the other from the start; without a start only their lengths."""
    halved = entry.event.interpretation == "consecutive"
    led = any(plain(say.given(material, part.by)) for part in entry.event.agenda)
    columns: list[tuple[Text, float]] = []
    if entry.meeting is not None:
        columns += [(say.local_time(material, side), 17) for side in SIDES]
    columns.append((say.label(material, "minutes"), 11))
    columns += [(say.label(material, "net_minutes"), 13)] if halved else []
    columns.append((say.label(material, "block"), 35))
    columns += [(say.label(material, "by"), 20)] if led else []
    rows: list[tuple[Text, ...]] = []
    passed = 0
    for part in entry.event.agenda:
        row = [_clock(material, entry, side, passed, part.minutes) for side in SIDES] if entry.meeting else []
        row.append((Run(str(part.minutes), isolate=True, value=part.minutes),))
        row += [_halves(part.minutes) if part.kind not in _SILENT else ()] if halved else []
        row.append(_what(material, part))
        row += [say.given(material, part.by)] if led else []
        rows.append(tuple(row))
        passed += part.minutes
    return Table(tuple(head for head, _ in columns), tuple(rows), tuple(width for _, width in columns))


def _clock(material: Material, entry: events.Entry, side: Side, passed: int, minutes: int) -> Text:
    """Start and end of a part on that side; counted in UTC, so that a clock change inside a session is right."""
    words = material.words
    if entry.meeting is None:
        return ()
    begin = entry.meeting.local(side)[0]
    utc = begin.astimezone(dt.UTC) + dt.timedelta(minutes=passed)
    start = utc.astimezone(begin.tzinfo)
    end = (utc + dt.timedelta(minutes=minutes)).astimezone(begin.tzinfo)
    time = Run(words.time_range(start.time(), end.time()), isolate=True, dir=words.dir, value=start, end=end)
    first = entry.meeting.local("nrw")[0].date()
    if start.date() == first:
        return (time,)
    day = Run(words.date(start.date(), "medium"), isolate=True, value=start.date())
    return words.say("day_and_time", day=day, time=time)


def _halves(minutes: int) -> Text:
    """Half of so many minutes: what is left to speak when everything is said twice."""
    whole, rest = divmod(minutes, 2)
    shown = f"{whole or ''}½" if rest else str(whole)
    return (Run(shown, isolate=True, dir="ltr", value=minutes / 2 if rest else whole),)


def _what(material: Material, part: Part) -> Text:
    """Kind of the part and its title; a tour with a title says itself whether it is a tour or a case."""
    title = say.given(material, part.title)
    if part.kind == "tour" and title:
        return title
    return say.joined((say.label(material, f"block.{part.kind}"), title), ": ")


def _sum(material: Material, entry: events.Entry) -> Text:
    """All minutes, those of breaks, and those that are left to speak."""
    parts, words = entry.event.agenda, material.words
    texts = [words.say("agenda.sum", total=sum(each.minutes for each in parts))]
    if breaks := [each.minutes for each in parts if each.kind == "break"]:
        texts.append(words.say("agenda.pause", n=len(breaks), pause=sum(breaks)))
    if entry.event.interpretation == "consecutive":
        spoken = sum(each.minutes for each in parts if each.kind not in _SILENT)
        texts.append(words.say("agenda.net", net=_halves(spoken)))
    return say.joined(texts, " ")


def _notes(material: Material, entry: events.Entry) -> list[Block]:
    long = sum(each.minutes for each in entry.event.agenda) > material.season.simultaneous_solo_max_min
    if entry.event.interpretation == "consecutive":
        return [Para(say.label(material, "consecutive_note"), "note")]
    if entry.event.interpretation == "simultaneous" and long:
        return [Para(say.label(material, "simultaneous_note"), "note")]
    return []
