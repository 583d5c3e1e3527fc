"""Who does what, with e-mail address and phone number: only in documents that were asked for with contacts."""

import re
from collections.abc import Iterable, Iterator

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


def blocks(material: Material, found: Iterable[events.Entry]) -> list[Block]:
    """The contacts of the program and of these events, or the sentence that there are none in this version."""
    if not material.contacts:
        key = "no_contacts_note" if material.audience == "public" else "no_names_note"
        return [Para(say.label(material, key), "note")]
    roles: dict[str, list[str]] = {}
    for role, name in _roles(material, found):
        known = roles.setdefault(name, [])
        if role not in known:
            known.append(role)
    rows = tuple(_row(material, person, roles[each]) for each in roles if (person := material.people.get(each)))
    if not rows:
        return []
    head = tuple(say.label(material, key) for key in ("name", "role", "email", "phone"))
    return [Heading(1, say.label(material, "contacts")), Table(head, rows, (26, 28, 26, 20))]


def calls(material: Material, found: Iterable[events.Entry]) -> list[Block]:
    """Whom to call when the line drops: of tech host, moderators and coordinators those whose number is shown."""
    roles: dict[str, str] = {}
    for entry in found:
        for role in ("tech_host", "moderator", "deputy_moderator"):
            roles.setdefault(getattr(entry.event, role) or "", role)
    for side in SIDES:
        partner = material.program.partners.of(side)
        roles.setdefault((partner and partner.coordinator) or "", f"coordinator_{side}")
    rows = tuple(
        (say.label(material, f"role.{role}"), _name(material, person), number)
        for each, role in roles.items()
        if material.contacts and (person := material.people.get(each)) and (number := _phone(person))
    )
    head = tuple(say.label(material, key) for key in ("role", "name", "phone"))
    return [Table(head, rows, (34, 40, 26))] if rows else []


def who(material: Material, name: str | None) -> Text:
    """A person by name in documents with contacts, else by where the person belongs."""
    person = material.people.get(name or "")
    if person is None:
        return ()
    if material.contacts:
        return _name(material, person)
    if person.side in SIDES:
        return say.place(material, person.side)
    if person.side == "skew" or person.on_behalf_of == "skew":
        return say.label(material, "for_skew" if person.on_behalf_of else "skew")
    return ()


def _roles(material: Material, found: Iterable[events.Entry]) -> Iterator[tuple[str, str]]:
    """Role and id of everybody who is named in the program and these events, in the order of the file."""
    program = material.program
    if program.advisor:
        yield "advisor", program.advisor
    for side in SIDES:
        partner = program.partners.of(side)
        for role in ("coordinator", "deputy_coordinator", "leadership"):
            if partner is not None and (person := getattr(partner, role)):
                yield role, person
    for entry in found:
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
    what = say.listed(material, (*(say.label(material, f"role.{role}") for role in roles), _function(material, person)))
    return (_name(material, person), what, _email(person), _phone(person))


def _name(material: Material, person: Person) -> Text:
    name = (material.words.lang == "ar" and say.value(person.name_ar)) or say.value(person.name)
    return name or say.value(person.id)


def _function(material: Material, person: Person) -> Text:
    return say.given(material, person.function)


def reach(person: Person) -> Text:
    """E-mail address and phone number, as far as they are known."""
    return say.joined((_email(person), _phone(person)), " · ")


def _email(person: Person) -> Text:
    address = clean(person.email or "")
    link = f"mailto:{address}" if _ADDRESS.match(address) else None
    return (Run(address, isolate=True, dir="ltr", href=link),) if address else ()


def _phone(person: Person) -> Text:
    number = clean(person.phone or "")
    link = f"tel:{re.sub(r'[^0-9+]', '', number)}" if _NUMBER.match(number) else None
    return (Run(number, isolate=True, dir="ltr", href=link),) if number else ()
