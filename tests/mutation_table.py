"""What a mutation of a sound program must be told as: from the rulebook (code, what it checks, first status) and from
the mandatory keys of `docs/file-format.md`.
"""

import datetime as dt

STATUSES = ("idea", "explored", "planned", "confirmed", "done")
MAY_DAY = dt.date(2024, 5, 1)
EID = dt.date(2024, 6, 17)
"""1 May is a public holiday on both sides; 17 June 2024 lies in Eid al-Adha (calendars.md 4 and 5)."""
TODAY, PAST = dt.date(2024, 4, 15), dt.date(2024, 3, 26)
"""On the second one Hebron is one hour ahead of Berlin as in the sessions, so that local times do not contradict."""

MANDATORY = {
    "id": "F004",
    "season": "F004",
    "partners": "F004",
    "partners.*.municipality": "F004",
    "themes.#.id": "F004",
    "civil_society.#.id": "F004",
    "civil_society.#.side": "F004",
    "civil_society.#.name": "F004",
    "people.#.id": "F004",
    "people.#.name": "F004",
    "sessions.#.id": "F004",
    "sessions.#.agenda.#.kind": "F004",
    "sessions.#.agenda.#.minutes": "F004",
    "sessions.#.civil_society.#.entry": "F004",
    "sessions.#.civil_society.#.role": "F004",
    "sessions.#.site_visit.place": "F004",
    "partners.*.departments.#.name": "F004",
    "themes.#.goals.#.text": "F004",
    "sessions.#.materials.#.title": "F004",
    "exploration.materials.#.title": "F004",
    "exploration.interpreters.#.person": "F004",
    "session_defaults.interpreters.#.person": "F004",
    "sessions.#.interpreters.#.person": "F004",
    "seminars.#.id": "F004",
    "adaptation.kept.#.item": "F004",
    "adaptation.dropped.#.item": "F004",
    "follow_up.actions.#.action": "F004",
    "planning.unavailable.#.from": "F004",
    "planning.unavailable.#.to": "F004",
    "schema": "F002",
}
ABSENT = {
    "partners.nrw": ("P001", "idea"),
    "partners.palestine": ("P001", "idea"),
    "partnership_type": ("P004", "idea"),
    "partners.*.departments": ("P005", "idea"),
    "partners.*.coordinator": ("P007", "planned"),
    "partners.*.deputy_coordinator": ("P007", "planned"),
    "partners.*.approval": ("P008", "confirmed"),
    "advisor": ("R005", "explored"),
    "languages": ("L001", "idea"),
    "themes": ("T001", "idea"),
    "themes.#.guiding_questions": ("T005", "planned"),
    "themes.#.goals": ("T005", "planned"),
    "civil_society": ("Z001", "idea"),
    "civil_society.#.type": ("Z003", "idea"),
    "exploration": ("X001", "idea"),
    "exploration.date": ("X001", "idea"),
    "exploration.moderator": ("X003", "idea"),
    "exploration.result": ("X006", "explored"),
    "exploration.result.themes": ("X006", "explored"),
    "exploration.result.dates": ("X006", "explored"),
    "seminars": ("V001", "planned"),
    "sessions.#.host": ("S008", "idea"),
    "sessions.#.objective": ("S011", "planned"),
    "sessions.#.host_experts": ("S011", "planned"),
    "session_defaults.moderator": ("R001", "planned"),
    "session_defaults.deputy_moderator": ("R006", "confirmed"),
    "session_defaults.tech_host": ("R003", "confirmed"),
    "session_defaults.minutes_taker": ("R003", "confirmed"),
    "session_defaults.platform": ("S013", "planned"),
    "session_defaults.fallback": ("S017", "confirmed"),
    "people": ("F007", "idea"),
    "privacy": ("G003", "idea"),
    "privacy.notice": ("G003", "idea"),
    "privacy.third_country": ("G003", "idea"),
    "access": ("A001", "confirmed"),
    "access.asked": ("A001", "confirmed"),
    "adaptation": ("N001", "idea"),
    "follow_up.actions": ("U003", "done"),
    "follow_up.new_fields": ("U005", "done"),
    "evaluation.guest": ("U002", "done"),
    "evaluation.host": ("U002", "done"),
    "sessions.#.minutes": ("U001", "done"),
    "sessions.#.results": ("U001", "done"),
}
"""Key that is taken away: the code that tells it is missing, and the first status in which it does."""
CHOICES = {"status", "mode", "kind", "role", "side", "type", "host", "interpretation", "weekday", "visibility"}
PEOPLE = {"advisor", "coordinator", "deputy_coordinator", "leadership", "moderator", "deputy_moderator", "tech_host"}
REFERENCES = {*PEOPLE, "minutes_taker", "person", "entry", "theme", "predecessor", "sister"}
FREE = ("checklist",)
"""Mappings whose keys are no fields of the format."""
