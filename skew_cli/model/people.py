"""People: advisors, moderators, interpreters, coordinators, experts; contact data is optional."""

from typing import Annotated, Literal

from pydantic import Field

from skew_cli.model.types import Affiliation, Date, Id, Lang, Model, Side, Wording
from skew_cli.model.visibility import PERSONAL


class Absence(Model):
    """Days on which a person has no time, both included."""

    first: Date = Field(alias="from")
    last: Date = Field(alias="to")
    reason: Wording | None = None


class Person(Model):
    """Somebody with a part in a program; several programs share one through `programs/people.yaml`."""

    id: Id
    name: Annotated[str, PERSONAL]
    """As printed; Latin letters, the Arabic form in `name_ar`."""
    name_ar: Annotated[str | None, PERSONAL] = None
    side: Side | Literal["skew", "external"] | None = None
    affiliation: Affiliation | None = None
    on_behalf_of: Literal["skew"] | None = None
    """Moderators commissioned by SKEW (rule X003)."""
    function: Annotated[Wording | None, PERSONAL] = None
    languages: tuple[Lang, ...] = ()
    gender: Annotated[str | None, PERSONAL] = None
    """Optional, used only to notice that all experts are of one gender (rule R004)."""
    civil_society: Id | None = None
    """The civil-society entry that the person speaks for."""
    email: Annotated[str | None, PERSONAL] = None
    phone: Annotated[str | None, PERSONAL] = None
    unavailable: Annotated[tuple[Absence, ...], PERSONAL] = ()
    """Days on which `skew schedule` plans nothing with this person."""


class People(Model):
    """`programs/people.yaml`: people whom several programs share."""

    people: tuple[Person, ...] = ()
