"""A season: the profile with the limits of the call, and what the programs of a season share."""

import datetime as dt

from skew_cli.model.session import Event, Seminar
from skew_cli.model.types import Date, Id, Model, Time, Wording


class Hours(Model):
    """A span of local time, end excluded."""

    start: Time
    end: Time


class DayRange(Model):
    """A number of days, both limits included."""

    min: int
    max: int


class MonthDay(Model):
    """A day of every year."""

    month: int
    day: int


class PlanningCosts(Model):
    """What makes a date dear; 0 means that it does not matter. All are assumptions."""

    day_off_gap: int = 1
    """For each day by which a gap between sessions differs from `gap_ideal`."""
    over_summer: int = 10
    """A longer gap over the whole summer holidays, instead."""
    summer_holidays: int = 8
    school_holidays: int = 2
    ramadan: int = 6
    moon_sighting: int = 3
    prayer: int = 1
    weekend_edge: int = 1
    community_holiday: int = 1
    sensitive_date: int = 1
    late_start: int = 1
    """A start at `late_from` or later."""
    other_start: int = 2
    """Another start than the one that the program file names."""
    off_rhythm: int = 3
    """A session on another weekday or at another time than most."""
    staff_gap: int = 3
    same_municipality: int = 3
    same_room: int = 3
    parallel: int = 3
    short_notice: int = 5
    move: int = 20
    """A tentative date of a program that is planned."""
    move_draft: int = 2
    """A tentative date of a program that is not planned yet."""


class Planning(Model):
    """How dates are proposed (`skew schedule`): comfortable figures inside the limits of the profile."""

    starts: tuple[Time, ...] = (dt.time(9), dt.time(10), dt.time(11, 30))
    """Starts that are offered, Berlin time."""
    late_from: Time = dt.time(11, 30)
    exploration_from: MonthDay = MonthDay(month=2, day=1)
    exploration_until: MonthDay = MonthDay(month=5, day=15)
    seminars_from: MonthDay = MonthDay(month=2, day=15)
    seminars_until: MonthDay = MonthDay(month=7, day=31)
    gap: DayRange = DayRange(min=5, max=21)
    """Days from one session to the next."""
    gap_ideal: int = 14
    exploration_to_seminar: DayRange = DayRange(min=7, max=42)
    seminar_to_seminar: DayRange = DayRange(min=7, max=28)
    seminar_to_session: DayRange = DayRange(min=7, max=42)
    moderator_per_week: int = 3
    interpreter_per_week: int = 4
    advisor_per_week: int = 5
    notice_days: int = 14
    """A date nearer than this stays as it is."""
    costs: PlanningCosts = PlanningCosts()


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
    planning: Planning = Planning()


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
