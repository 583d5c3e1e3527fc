"""What the rules of planning say, in German and English."""

from collections.abc import Mapping

from skew_cli.words import Text

RULES: Mapping[str, Text] = {
    "week": Text(en="working week of {town}: {days}", de="Arbeitswoche {town}: {days}"),
    "holidays": Text(en="public holidays of {town}", de="Feiertage {town}"),
    "islamic-holidays": Text(
        en="Islamic holidays in {town}, estimated ones too", de="islamische Feiertage {town}, auch geschätzte"
    ),
    "closures": Text(en="closed days of {town}", de="Schließtage {town}"),
    "hours": Text(en="office hours of {town}", de="Dienstzeiten {town}"),
    "starts": Text(en="start only at {starts}", de="Beginn nur um {starts} Uhr"),
    "weekdays": Text(en="only on {days}", de="nur am {days}"),
    "today": Text(en="not before today, {date}", de="nicht vor heute, {date}"),
    "window": Text(
        en="sessions of the season from {first} to {last}", de="Termine des Programmjahrs vom {first} bis {last}"
    ),
    "earliest": Text(en="first session from {date}", de="erster Termin ab {date}"),
    "latest": Text(en="last session by {date}", de="letzter Termin bis {date}"),
    "exploration-from": Text(en="exploration meeting from {date}", de="Exploration-Meeting ab {date}"),
    "exploration-until": Text(en="exploration meeting by {date}", de="Exploration-Meeting bis {date}"),
    "seminars-from": Text(en="preparatory seminars from {date}", de="vorbereitende Seminare ab {date}"),
    "seminars-until": Text(en="preparatory seminars by {date}", de="vorbereitende Seminare bis {date}"),
    "prepared": Text(
        en="sessions after the shared seminar on {date}", de="Termine nach dem gemeinsamen Seminar am {date}"
    ),
    "pin": Text(en="{event} stays on {date} ({why})", de="{event} bleibt am {date} ({why})"),
    "lost": Text(en="{event} cannot be on {date}", de="{event} kann nicht am {date} sein"),
    "only": Text(en="{event} starts at {time}", de="{event} beginnt um {time} Uhr"),
    "away": Text(en="{name}: not available, {first} to {last}", de="{name}: nicht verfügbar, {first} bis {last}"),
    "away-why": Text(en="{name}: {reason}, {first} to {last}", de="{name}: {reason}, {first} bis {last}"),
    "booked": Text(
        en="{name}: booked on {date} ({program} {event})", de="{name}: belegt am {date} ({program} {event})"
    ),
    "department": Text(
        en="same department booked on {date} ({program} {event})",
        de="gleicher Fachbereich belegt am {date} ({program} {event})",
    ),
    "per-week": Text(en="{name}: at most {n} events a week", de="{name}: höchstens {n} Treffen in der Woche"),
    "per-day": Text(en="{name}: at most {n} events a day", de="{name}: höchstens {n} Treffen am Tag"),
    "sessions": Text(en="{n} sessions", de="{n} Termine"),
    "every-days-7": Text(en="weekly, give or take two days", de="wöchentlich, auf zwei Tage genau"),
    "every-days-14": Text(en="fortnightly, give or take two days", de="alle zwei Wochen, auf zwei Tage genau"),
    "every-days": Text(en="every {n} days, give or take two", de="alle {n} Tage, auf zwei Tage genau"),
    "gap-min": Text(en="at least {n} days between sessions", de="Abstand der Termine mindestens {n} Tage"),
    "gap-max": Text(en="at most {n} days between sessions", de="Abstand der Termine höchstens {n} Tage"),
    "exploration-gap-min": Text(
        en="at least {n} days after the exploration meeting", de="mindestens {n} Tage nach dem Exploration-Meeting"
    ),
    "exploration-gap-max": Text(
        en="at most {n} days after the exploration meeting", de="höchstens {n} Tage nach dem Exploration-Meeting"
    ),
    "seminar-gap-min": Text(en="at least {n} days between seminars", de="Abstand der Seminare mindestens {n} Tage"),
    "seminar-gap-max": Text(en="at most {n} days between seminars", de="Abstand der Seminare höchstens {n} Tage"),
    "preparation-min": Text(
        en="at least {n} days from the last seminar to the first session",
        de="mindestens {n} Tage vom letzten Seminar zum ersten Termin",
    ),
    "preparation-max": Text(
        en="at most {n} days from the last seminar to the first session",
        de="höchstens {n} Tage vom letzten Seminar zum ersten Termin",
    ),
}
COSTS: Mapping[str, Text] = {
    "summer-holidays": Text(en="in the summer holidays of NRW", de="in den NRW-Sommerferien"),
    "school-holidays": Text(en="in school holidays of NRW ({occasion})", de="in den NRW-Schulferien ({occasion})"),
    "school-data-missing": Text(en="school holidays of NRW not known yet", de="NRW-Schulferien noch unbekannt"),
    "ramadan": Text(en="in Ramadan", de="im Ramadan"),
    "moon-sighting": Text(
        en="beside an estimated holiday ({occasion}): depends on the moon",
        de="neben einem geschätzten Feiertag ({occasion}): hängt von der Mondsichtung ab",
    ),
    "prayer": Text(en="midday prayer falls into it", de="Mittagsgebet liegt darin"),
    "weekend-edge": Text(en="at the edge of a long weekend", de="am Rand eines langen Wochenendes"),
    "community-holiday": Text(en="{occasion} of a community", de="{occasion} einer Gemeinschaft"),
    "sensitive-date": Text(en="sensitive date ({occasion})", de="heikles Datum ({occasion})"),
    "late-start": Text(en="late start", de="später Beginn"),
    "other-start": Text(en="another start than so far", de="anderer Beginn als bisher"),
    "short-notice": Text(en="in less than {n} days", de="in weniger als {n} Tagen"),
    "staff-gap": Text(
        en="{name} has less than {n} minutes to {program}", de="{name} hat weniger als {n} Minuten bis {program}"
    ),
    "same-municipality": Text(en="same day as {program}", de="am selben Tag wie {program}"),
    "same-room": Text(en="same room as {program}", de="derselbe Raum wie {program}"),
    "parallel": Text(en="more than {n} events at once", de="mehr als {n} Treffen gleichzeitig"),
    "moved": Text(en="moved from {date}, {time}", de="verlegt von {date}, {time} Uhr"),
    "off-rhythm": Text(en="another weekday or start than most", de="anderer Wochentag oder Beginn als die meisten"),
    "gap": Text(
        en="{days} days after the one before, {n} are best", de="{days} Tage nach dem vorigen, am besten sind {n}"
    ),
    "over-summer": Text(
        en="{days} days after the one before, over the summer holidays",
        de="{days} Tage nach dem vorigen, über die Sommerferien",
    ),
    "unusual-offset": Text(
        en="difference between both sides {hours} h, not 1 h", de="Unterschied beider Seiten {hours} Std., nicht 1 Std."
    ),
    "unconfirmed-offset": Text(
        en="Palestinian summer time still provisional", de="palästinensische Sommerzeit noch vorläufig"
    ),
}
