"""A program with everything that documents show, one with nothing, and texts that try to be more than text."""

import datetime as dt
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from skew_cli.calendars.meetings import schedule
from skew_cli.documents import kinds
from skew_cli.documents.material import Checklist, Item, Material, Month, SeasonKind, SeasonMaterial, Standing
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.format import Look, Skin
from skew_cli.model.municipality import Municipality
from skew_cli.model.program import Program
from skew_cli.model.season import SeasonFile, SeasonProfile
from skew_cli.model.visibility import redact

ROOT = Path(__file__).parents[1]
LANGS = ("de", "en", "ar")


def tuples(data):
    if isinstance(data, dict):
        return {key: tuples(each) for key, each in data.items()}
    return tuple(tuples(each) for each in data) if isinstance(data, list) else data


@cache
def load(name):
    return tuples(YAML(typ="safe", pure=True).load(ROOT.joinpath("templates", name).read_text(encoding="utf-8")))


def words(lang):
    return Catalogue(lang, load(f"languages/{lang}.yaml"))


def skin(own=None, look=None):
    """The shipped skins, those of `own` replaced, in a look."""
    shipped = {path.name: path.read_text(encoding="utf-8") for path in ROOT.joinpath("templates/documents").iterdir()}
    return Skin(texts=shipped | (own or {}), look=look or Look())


def profile():
    data = {
        **load("seasons/2024.yaml"),
    }
    dates = ("window_start", "window_end", "physical_from")
    data |= {key: data[key].isoformat() for key in dates if isinstance(data[key], dt.date)}
    return SeasonProfile.model_validate(data)


KOELN = Municipality(id="koeln", name={"de": "Köln", "ar": "كولونيا"}, country="de")
BETHLEHEM = Municipality(id="bethlehem", name={"de": "Bethlehem", "ar": "بيت لحم"}, country="ps")

AGENDA = (
    {"kind": "arrival", "minutes": 5},
    {"kind": "welcome", "minutes": 10, "by": {"de": "Moderation", "en": "moderator", "ar": "ميسّر/ة الجلسة"}},
    {
        "kind": "input",
        "minutes": 20,
        "title": {
            "de": "Ein Tag im Abfallwirtschaftsbetrieb",
            "en": "A day in the waste management department",
            "ar": "يوم في دائرة إدارة النفايات",
        },
    },
    {"kind": "questions", "minutes": 15},
    {"kind": "break", "minutes": 5},
    {"kind": "tour", "minutes": 20},
    {"kind": "dialogue", "minutes": 25},
    {"kind": "civil_society", "minutes": 10},
    {"kind": "closing", "minutes": 10},
)
FULL = {
    "id": "koeln-bethlehem",
    "season": 2024,
    "status": "confirmed",
    "title": {
        "de": "Abfall trennen, Wasser schonen",
        "en": "Sorting waste, saving water",
        "ar": "فرز النفايات وترشيد المياه",
    },
    "partnership_type": "twinning",
    "advisor": "adv",
    "languages": ("de", "ar"),
    "partners": {
        "nrw": {
            "municipality": "koeln",
            "departments": (
                {"name": {"de": "Amt für Umwelt", "en": "Office for the environment", "ar": "دائرة البيئة"}},
            ),
            "coordinator": "coord",
        },
        "palestine": {
            "municipality": "bethlehem",
            "departments": ({"name": {"de": "Abteilung Abfall", "en": "Waste section", "ar": "قسم النفايات"}},),
        },
    },
    "people": (
        {"id": "adv", "name": "Advisor One", "email": "advisor@example.org", "phone": "+49 30 000000"},
        {"id": "coord", "name": "Coordinator One", "email": "coordinator@example.org"},
    ),
    "themes": (
        {
            "id": "waste-and-wastewater",
            "guiding_questions": (
                {
                    "de": "Wie gelingt getrennte Sammlung, wenn Fahrzeuge und Deponien knapp sind?",
                    "en": "How does separate collection succeed when vehicles and landfills are scarce?",
                    "ar": "كيف ينجح الفرز من المصدر عند شحّ المركبات والمكبّات؟",
                },
                "Was kostet die Entsorgung, und wer zahlt sie?",
            ),
            "goals": (
                {
                    "text": {
                        "de": "Die Zuständigkeiten der Partnerkommune beschreiben können",
                        "en": "Be able to describe who does what in the partner municipality",
                        "ar": "القدرة على وصف الصلاحيات في البلدية الشريكة",
                    },
                    "side": "both",
                    "purpose": "learn_structures",
                },
            ),
        },
    ),
    "civil_society": (
        {
            "id": "verein",
            "side": "nrw",
            "name": "Partnerschaftsverein Musterstadt e. V.",
            "type": "association",
        },
        {
            "id": "umwelt",
            "side": "palestine",
            "name": {"en": "Environment circle", "ar": "ملتقى البيئة"},
            "type": "thematic_actor",
            "theme": "waste-and-wastewater",
        },
    ),
    "exploration": {"date": "2024-03-26", "start": "10:00", "status": "held", "duration_min": 90},
    "seminars": (
        {"id": "landesanalyse", "topic": "country_analysis", "date": "2024-04-30", "start": "09:00", "optional": True},
    ),
    "session_defaults": {
        "start": "10:00",
        "interpretation": "simultaneous",
        "platform": "Videokonferenz der Stadt",
        "fallback": {"de": "Messengergruppe", "en": "messenger group", "ar": "مجموعة مراسلة"},
        "room": "https://meet.example.org/secret-room",
        "interpreters": ({"person": "coord", "pair": ("de", "ar")},),
    },
    "sessions": (
        {
            "id": "auftakt",
            "date": "2024-05-07",
            "status": "confirmed",
            "host": "palestine",
            "host_department": {"de": "Abteilung Abfall", "en": "Waste section", "ar": "قسم النفايات"},
            "title": {"de": "Wege des Abfalls", "en": "Ways of the waste", "ar": "مسارات النفايات"},
            "objective": {"de": "Sammlung und Transport verstehen", "ar": "فهم الجمع والنقل"},
            "theme": "waste-and-wastewater",
            "agenda": AGENDA,
            "civil_society": ({"entry": "umwelt", "role": "speaker"},),
            "password": "geheim-4711",
            "reserve_date": "2024-05-14",
        },
        {
            "id": "klaeranlage",
            "date": "2024-06-25",
            "host": "nrw",
            "theme": "waste-and-wastewater",
            "title": {"de": "Im Klärwerk", "en": "At the sewage plant", "ar": "في محطة التنقية"},
            "agenda": AGENDA,
        },
        {"id": "abschluss", "host": "nrw"},
    ),
}
ITEMS = (
    Item(
        id="ON01",
        phase="before",
        text="Ziel und Leitfragen des Termins in beiden Sprachen festgelegt",
        who=("advisor", "coordinator_host"),
        due=dt.date(2024, 4, 23),
        done=dt.date(2024, 4, 22),
    ),
    Item(id="ON04", phase="before", text="Dolmetschende bestätigt", left_out="interpreting"),
    Item(id="ON20", phase="during", text="Raum früher offen", who=("tech_host",), due=dt.date(2024, 5, 7)),
    Item(id="ON30", phase="after", text="Protokoll zweisprachig verschickt", who=("minutes_taker",)),
)


def material(lang, data=None, audience="public", contacts=False, **more):
    """As `app.documents.material` makes it: without what the audience must not see."""
    program = Program.model_validate(data or FULL)
    program = redact(program, audience, contacts=contacts) if audience else program
    places = {"nrw": KOELN, "palestine": BETHLEHEM}
    planned = schedule(program, shared=SeasonFile(), minutes=120, municipalities=places)
    given = {
        "program": program,
        "season": profile(),
        "nrw": KOELN,
        "palestine": BETHLEHEM,
        "meetings": planned.meetings,
        "people": {person.id: person for person in program.people},
        "words": words(lang),
        "checklists": (Checklist(title="Checkliste Online-Termin", items=ITEMS, key="session-auftakt"),),
        "date": dt.date(2024, 4, 24),
        "author": "Servicestelle",
        "audience": audience or "internal",
        "contacts": contacts or audience in (None, "internal"),
    }
    return Material(**{**given, **more})


def season(lang, *programs, audience="partners", contacts=False, **more):
    """A season of these materials; of the full sample without any."""
    found = programs or (material(lang, audience=audience, contacts=contacts),)
    months = tuple(Month(first=dt.date(2024, number, 1), days=number) for number in range(5, 10))
    standings = tuple(
        Standing(material=each, address=f"2024/{each.program.id}", errors=0, warnings=n, months=months)
        for n, each in enumerate(found)
    )
    given = {
        "season": 2024,
        "profile": profile(),
        "words": words(lang),
        "programs": standings,
        "audience": audience,
        "contacts": contacts,
        "date": dt.date(2024, 4, 24),
        "author": "Servicestelle",
    }
    return SeasonMaterial(**{**given, **more})


def built(name, each):
    """The document of a kind from this material; one of a season from a season that has nothing else."""
    kind = kinds()[name]
    if isinstance(kind, SeasonKind):
        return kind.build(season(each.words.lang, each, audience=each.audience, contacts=each.contacts))
    return kind.build(each)


def document(name, lang, data=None, **more):
    """The document of a kind about the sample program, its first session, its German side or its season."""
    kind = kinds()[name]
    scope = "" if isinstance(kind, SeasonKind) else kind.scope
    focus = {"session": {"about": "session-auftakt"}, "side": {"side": "nrw"}}.get(scope, {})
    return built(name, material(lang, data, **{"audience": kind.audience, **focus, **more}))


def empty(lang):
    """A program with nothing but its two mandatory keys."""
    bare = {"id": "x", "season": 2024, "partners": {}}
    return material(lang, bare, nrw=None, palestine=None, checklists=(), date=None, author="")


HOSTILE = (
    '#read("x") #panic("y") *b* $z$ @r',
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></div>",
    "{{ 7*7 }} {% if x %} {name} {0}",
    "</w:t></w:r>INJ ]]> &#0; &amp; &lt;",
    '=1+1 =HYPERLINK("x")',
    "@SUM +1+1 ＝1 ＋1",
    "javascript:alert(1) data:text/html,x file:///etc/passwd",
    "# H",
    "- [x] done",
    "1. one",
    "| a | b |",
    "![a](b) [c](javascript:x) <https://example.org>",
    "https://example.org www.example.org a@example.org //example.org",
    "_https://example.org عربيwww.example.org",
    "**bold** __bold__ `code` ~~gone~~ ***",
    "--- ===",
    "emoji 😀 CJK 漢字",
    "x" * 3000,
    "line #",
    "\\ \\# \\",
)
"""The table of dangers for documents: each shows as itself."""
