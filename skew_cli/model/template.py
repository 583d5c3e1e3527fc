"""What the files in `templates/` hold: themes and checklists. Every text is there in German, English and Arabic."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator

from skew_cli.model.types import BlockKind, Id, Model, Purpose, Side, Wording


class Trilingual(Model):
    """A text in all three languages."""

    de: str
    en: str
    ar: str

    def get(self, lang: str) -> str:
        """The text in `de`, `en` or `ar`; English for any other."""
        return {"de": self.de, "ar": self.ar}.get(lang, self.en)


class TemplateGoal(Model):
    """A learning goal to start from."""

    text: Trilingual
    side: Side | Literal["both"]
    purpose: Purpose


class SideLists(Model):
    """A list of suggestions for each side."""

    nrw: tuple[Trilingual, ...] = ()
    palestine: tuple[Trilingual, ...] = ()

    def of(self, side: Side) -> tuple[Trilingual, ...]:
        """The suggestions for that side."""
        return self.nrw if side == "nrw" else self.palestine


class PlannedSession(Model):
    """A session of the plan that a theme suggests; the first `sessions_min` make sense on their own."""

    id: Id
    title: Trilingual
    objective: Trilingual
    host: Side
    tour: Trilingual | None = None
    """What the virtual tour or case shows."""


class SuggestedActor(Model):
    """A civil-society actor to think of."""

    id: Id
    side: Side
    name: Trilingual
    type: Literal["association", "thematic_actor"]


class TemplateBlock(Model):
    """A block of the model agenda."""

    kind: BlockKind
    minutes: int


class ThemeTemplate(Model):
    """`templates/themes/<id>.yaml`: a readable program with blanks."""

    id: Id
    name: Trilingual
    guiding_questions: tuple[Trilingual, ...]
    goals: tuple[TemplateGoal, ...]
    departments: SideLists
    sessions: tuple[PlannedSession, ...]
    agenda: tuple[TemplateBlock, ...]
    """Model agenda of a session; the minutes add up to `session_minutes` of the profile."""
    civil_society: tuple[SuggestedActor, ...]


Role = Literal[
    "advisor",
    "coordinator_nrw",
    "coordinator_palestine",
    "coordinator_host",
    "moderator",
    "tech_host",
    "minutes_taker",
    "interpreter",
]
Condition = Literal[
    "predecessor",
    "interpreting",
    "simultaneous",
    "recording",
    "virtual",
    "physical",
    "hybrid",
    "last",
    "not_predecessor",
    "not_interpreting",
    "not_simultaneous",
    "not_recording",
    "not_virtual",
    "not_physical",
    "not_hybrid",
    "not_last",
]
"""What an item may depend on, each with its opposite; `calendars/deadlines.py` says when it holds."""
Missing = Condition | Literal["off"]
"""Why an item is left out: the condition that does not hold, or the repository switched it off."""
Phase = Literal["before", "during", "after", "closing"]
PLACEHOLDERS = ("origin_year", "themes_min", "sessions_min", "sessions_max", "session_minutes")
"""The words in braces that texts of items may hold."""


def _several(value: object) -> object:
    """A list of one for a single word."""
    return (value,) if isinstance(value, str) else value


def _reasons(value: object) -> object:
    """Items with reasons, of a mere list of items without."""
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return dict.fromkeys(value, "")
    return {name: "" if each is None else each for name, each in value.items()} if isinstance(value, dict) else value


Conditions = Annotated[tuple[Condition, ...], BeforeValidator(_several)]
Off = Annotated[dict[str, Wording], BeforeValidator(_reasons)]


class ChecklistItem(Model):
    """One item of a checklist; texts may hold the `PLACEHOLDERS` in braces."""

    id: str
    phase: Phase
    due: int
    """Days after the reference date, negative before it; counted in Europe/Berlin."""
    who: tuple[Role, ...]
    text: Trilingual
    side: Side | None = None
    """The only side that the item concerns; without it, both."""
    when: Conditions = ()
    """The item applies only where all of these hold."""
    otherwise: Trilingual | None = None
    """The shorter text that applies where they do not; without it the item is left out."""


class ChecklistTemplate(Model):
    """`templates/checklists/<kind>.yaml`: a whole checklist."""

    kind: Literal["exploration-meeting", "session", "closing"]
    title: Trilingual
    items: tuple[ChecklistItem, ...]
    off: Off = {}
    """Items that are switched off, with the reason."""

    @cached_property
    def earliest(self) -> int:
        """The day on which the first item is due, counted as `due` is."""
        return min((each.due for each in self.items), default=0)


class OverlayItem(Model):
    """An item that an overlay adds or changes; of a known one, what is not said stays as shipped."""

    id: str
    after: str | None = None
    """The item behind which it stands; a new one without it at the end of its phase."""
    phase: Phase | None = None
    due: int | None = None
    who: tuple[Role, ...] | None = None
    text: Trilingual | None = None
    """With a text of its own a known item no longer has the shipped conditions."""
    side: Side | None = None
    when: Conditions | None = None
    otherwise: Trilingual | None = None


class ChecklistOverlay(Model):
    """`templates/checklists/<kind>.yaml` of a repository that changes only some items of the shipped checklist."""

    extends: Literal["shipped"]
    kind: Literal["exploration-meeting", "session", "closing"] | None = None
    title: Trilingual | None = None
    items: tuple[OverlayItem, ...] = ()
    off: Off = {}
    """Items that are switched off, with the reason."""
