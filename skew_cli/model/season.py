"""A season: the profile with the limits of the call, and what the programs of a season share."""

from skew_cli.model.session import Event, Seminar
from skew_cli.model.types import Date, Id, Model, Time, Wording


class Hours(Model):
    """A span of local time, end excluded."""

    start: Time
    end: Time


class SeasonProfile(Model):
    """The limits of one call (rulebook section 2); `templates/seasons/<year>.yaml`."""

    season: int
    extends: int | None = None
    """The year whose profile gives every key that is not written here."""
    call: Wording | None = None
    """What the call is named and who funds it."""
    window_start: Date
    window_end: Date
    """Last day on which a session may lie, included."""
    sessions_min: int
    sessions_max: int
    session_minutes: int
    session_tolerance_min: int
    themes_min: int
    themes_max: int
    example_themes: tuple[Id, ...]
    goals_max: int
    seminar_examples: tuple[str, ...]
    physical_from: Date
    adapt_from: int
    gap_min_days: int
    gap_max_days: int
    compact_days: int
    break_after_min: int
    consecutive_input_max_min: int
    simultaneous_solo_max_min: int
    participants_min: int
    participants_max: int
    exploration_lead_days: int
    interpreter_confirm_days: int
    material_lead_days: int
    report_due_days: int
    staff_gap_min: int
    staff_max_per_day: int
    advisor_parallel_max: int
    team_parallel_max: int
    prayer_window: Hours
    """Hebron time, met only while Hebron is UTC+3."""
    thursday_end: Time
    """Hebron time."""
    ramadan_hours: Hours
    """Hebron time."""
    dst_confirmed_until: int
    """Last year whose Palestinian summer time is announced."""
    day_start: Time
    """Suggested start of a session, Berlin time."""


class NetworkEvent(Event):
    """An exchange format of the network: several municipalities of both sides."""

    id: Id
    municipalities: tuple[str, ...] = ()
    theme: Id | None = None


class SeasonDate(Model):
    """A date of the season that concerns all programs: a deadline, a conference."""

    id: Id
    title: Wording
    date: Date
    until: Date | None = None
    """Last day of a span, included."""


class SeasonFile(Model):
    """`programs/<season>/season.yaml`: what the programs of a season share."""

    seminars: tuple[Seminar, ...] = ()
    network_events: tuple[NetworkEvent, ...] = ()
    dates: tuple[SeasonDate, ...] = ()
