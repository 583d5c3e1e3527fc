"""Who does what, with e-mail address and phone number: only in documents that were asked for with contacts."""

import re
from collections.abc import Iterator

from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.people import Person
from skew_cli.model.session import Exploration, Session
from skew_cli.model.text import clean
from skew_cli.model.tree import Block, Heading, Para, Run, Table, Text
from skew_cli.model.types import SIDES

_ADDRESS = re.compile(r"[^\s@?&<>\\\"]+@[^\s@?&<>\\\"]+\Z")
_NUMBER = re.compile(r"\+?[0-9 ()/.-]+\Z")


def blocks(material: Material) -> list[Block]:
    """The table of contacts, or the sentence that there is none in this version."""
    if not material.contacts:
        return [Para(say.label(material, "no_contacts_note"), "note")]
    roles: dict[str, list[str]] = {}
    for role, person in _roles(material):
        known = roles.setdefault(person, [])
        if role not in known:
            known.append(role)
    rows = tuple(_row(material, found, roles[person]) for person in roles if (found := material.people.get(person)))
    if not rows:
        return []
    head = tuple(say.label(material, key) for key in ("name", "role", "email", "phone"))
    return [Heading(1, say.label(material, "contacts")), Table(head, rows, (26, 28, 26, 20))]


def _roles(material: Material) -> Iterator[tuple[str, str]]:
    """Role and id of everybody who is named in the program, in the order of the file."""
    program = material.program
    if program.advisor:
        yield "advisor", program.advisor
    for side in SIDES:
        partner = program.partners.of(side)
        for role in ("coordinator", "deputy_coordinator", "leadership"):
            if partner is not None and (person := getattr(partner, role)):
                yield role, person
    for entry in events.entries(material, "exploration", "seminar", "session"):
        event = entry.event
        for role in ("moderator", "deputy_moderator", "tech_host", "minutes_taker"):
            if person := getattr(event, role):
                yield role, person
        yield from (("interpreter", each.person) for each in event.interpreters)
        if isinstance(event, Session):
            yield from (("host_expert", person) for person in event.host_experts)
            yield from (("guest_participant", person) for person in event.guest_participants)
        if isinstance(event, Exploration):
            yield from (("participant", person) for person in event.participants)


def _row(material: Material, person: Person, roles: list[str]) -> tuple[Text, ...]:
    name = (material.words.lang == "ar" and say.value(person.name_ar)) or say.value(person.name)
    what = say.listed(material, (*(say.label(material, f"role.{role}") for role in roles), _function(material, person)))
    return (name or say.value(person.id), what, _email(person), _phone(person))


def _function(material: Material, person: Person) -> Text:
    return say.given(material, person.function)


def _email(person: Person) -> Text:
    address = clean(person.email or "")
    link = f"mailto:{address}" if _ADDRESS.match(address) else None
    return (Run(address, isolate=True, dir="ltr", href=link),) if address else ()


def _phone(person: Person) -> Text:
    number = clean(person.phone or "")
    link = f"tel:{re.sub(r'[^0-9+]', '', number)}" if _NUMBER.match(number) else None
    return (Run(number, isolate=True, dir="ltr", href=link),) if number else ()
