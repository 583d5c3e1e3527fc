"""Calendar entries that are off after they were published (ical.md 6 and 10).

They are made from what was published alone, so that it does not matter whether the program still has them.
"""

import datetime as dt
from collections.abc import Mapping

from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.calendar import MeetingEntry, Stamp, TodoEntry
from skew_cli.model.tree import plain


def meeting(
    material: Material,
    uid: str,
    name: str,
    title: Mapping[str, str],
    times: tuple[dt.datetime, dt.datetime],
    stamp: Stamp,
) -> MeetingEntry:
    """A meeting that was called off, with the times and the title that were published last.

    `name` is `event/<key>` or `public/<key>`; `times` are start and end in UTC.
    """
    room, _, key = name.partition("/")
    kind = {"explore": "exploration", "seminar": "seminar"}.get(key.partition("-")[0], "session")
    return MeetingEntry(
        uid=uid,
        key=key,
        start=times[0],
        end=times[1],
        summary=plain(material.words.say("calendar.cancelled", title=in_language(title, material.words.lang))),
        description="",
        location="",
        status="CANCELLED",
        categories=(plain(say.pair(material)), material.words.label(f"event.{kind}")),
        stamp=stamp,
        public=room == "public",
    )


def todo(uid: str, name: str, title: str, due: dt.date | None, stamp: Stamp) -> TodoEntry:
    """A to-do that is not to be done any more."""
    key = name.partition("/")[2]
    return TodoEntry(
        uid=uid,
        key=key,
        due=due,
        summary=title,
        done=None,
        categories=(key.rpartition("-")[2][:2],),
        stamp=stamp,
        cancelled=True,
    )


def in_language(title: Mapping[str, str], lang: str) -> str:
    """The title in a language, or in one that there is."""
    return next((title[each] for each in (lang, "en", "de", "ar") if title.get(each)), "")
