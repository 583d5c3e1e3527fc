"""What the files in `templates/` hold: themes and checklists. Every text is there in German, English and Arabic."""

from typing import Literal

from skew_cli.model.types import BlockKind, Id, Model, Purpose, Side


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
Condition = Literal["predecessor", "interpreting", "recording", "not_last"]


class ChecklistItem(Model):
    """One item of a checklist; texts may hold `{origin_year}`, `{themes_min}`, `{sessions_min}` and so on."""

    id: str
    phase: Literal["before", "during", "after", "closing"]
    due: int
    """Days after the reference date, negative before it; counted in Europe/Berlin."""
    who: tuple[Role, ...]
    text: Trilingual
    when: Condition | None = None
    """The item applies only under this condition."""
    otherwise: Trilingual | None = None
    """The shorter text that applies when the condition does not hold; without it the item is left out."""


class ChecklistTemplate(Model):
    """`templates/checklists/<kind>.yaml`."""

    kind: Literal["exploration-meeting", "session", "closing"]
    title: Trilingual
    items: tuple[ChecklistItem, ...]
