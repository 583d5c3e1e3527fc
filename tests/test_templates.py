"""The shipped themes, checklists, season profiles and directory, held against the figures of the domain documents."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from skew_cli.model.municipality import Directory, DirectoryFile
from skew_cli.model.season import SeasonProfile
from skew_cli.model.template import ChecklistTemplate, ThemeTemplate
from skew_cli.model.text import clean
from skew_cli.model.types import ID

TEMPLATES = Path(__file__).parent.parent / "templates"
FILES = [*(path for room in ("themes", "checklists", "seasons") for path in sorted(TEMPLATES.glob(f"{room}/*.yaml")))]
FILES.append(TEMPLATES / "municipalities.yaml")
THEMES = {
    "waste-and-wastewater": ("Abfall und Abwasserentsorgung", "إدارة النفايات ومعالجة المياه العادمة"),
    "digitalisation": ("Digitalisierung", "التحوّل الرقمي"),
    "tourism": ("Tourismus", "السياحة"),
    "gender-equality": ("Gleichstellung", "المساواة بين الجنسين"),
    "transport-and-mobility": ("Verkehr und Mobilität", "المواصلات والتنقّل"),
    "sustainable-urban-development": ("Nachhaltige Stadtentwicklung", "التنمية الحضرية المستدامة"),
}
THEME_FILES = [path.stem for path in FILES if path.parent.name == "themes"]
"""The six of the call and any beyond them: the list is open (T002)."""
BOTH = ("coordinator_nrw", "coordinator_palestine")
ARABIC = re.compile("[\u0621-\u064a]")


def plain(value: Any) -> Any:
    """As `source/` hands values over: sequences are tuples, dates and times are text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(plain(each) for each in value)
    return str(value) if isinstance(value, dt.date) else value


def load(path: Path) -> dict[str, Any]:
    return plain(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))


def theme(name: str) -> ThemeTemplate:
    return ThemeTemplate.model_validate(load(TEMPLATES / "themes" / f"{name}.yaml"))


def checklist(kind: str) -> ChecklistTemplate:
    return ChecklistTemplate.model_validate(load(TEMPLATES / "checklists" / f"{kind}.yaml"))


def profile(year: int) -> SeasonProfile:
    own = load(TEMPLATES / "seasons" / f"{year}.yaml")
    base = load(TEMPLATES / "seasons" / f"{own['extends']}.yaml") if "extends" in own else {}
    return SeasonProfile.model_validate({**base, **own})


def directory() -> Directory:
    return Directory(DirectoryFile.model_validate(load(TEMPLATES / "municipalities.yaml")))


def trilingual(value: Any) -> Iterator[dict[str, str]]:
    """Every text of a file in three languages."""
    if isinstance(value, dict):
        if value.keys() & {"de", "en", "ar"}:
            assert value.keys() == {"de", "en", "ar"}
            yield value
        else:
            for each in value.values():
                yield from trilingual(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from trilingual(each)


def test_the_six_themes_of_the_call_are_there() -> None:
    found = {name: theme(name) for name in THEME_FILES}

    assert {name: (each.name.de, each.name.ar) for name, each in found.items() if name in THEMES} == THEMES
    assert all(name == each.id for name, each in found.items())
    assert set(profile(2024).example_themes) == set(THEMES)


@pytest.mark.parametrize("name", THEME_FILES)
def test_theme_fits_the_call(name: str) -> None:
    each, season = theme(name), profile(2024)
    first = each.sessions[: season.sessions_min]

    assert len(each.sessions) == season.sessions_max
    assert {session.host for session in first} == {"nrw", "palestine"}
    assert all(one.host != two.host for one, two in zip(each.sessions, each.sessions[1:], strict=False))
    assert len([session for session in each.sessions if session.tour]) >= season.sessions_min
    assert all(session.tour for session in first)
    assert sum(block.minutes for block in each.agenda) == season.session_minutes
    assert " ".join(f"{block.kind} {block.minutes}" for block in each.agenda) == (
        "arrival 5 welcome 10 input 20 questions 15 break 5 tour 20 dialogue 25 civil_society 10 closing 10"
    )


@pytest.mark.parametrize("name", THEME_FILES)
def test_theme_gives_no_rule_of_the_rulebook_a_reason(name: str) -> None:
    each = theme(name)

    assert 3 <= len(each.guiding_questions) <= 5
    assert 4 <= len(each.goals) <= profile(2024).goals_max
    assert {goal.side for goal in each.goals} == {"nrw", "palestine", "both"}
    assert {goal.purpose for goal in each.goals} == {"learn_structures", "identify_fields", "involve_civil_society"}
    assert all(2 <= len(each.departments.of(side)) <= 4 for side in ("nrw", "palestine"))
    assert {(actor.side, actor.type) for actor in each.civil_society} == {
        (side, kind) for side in ("nrw", "palestine") for kind in ("association", "thematic_actor")
    }
    ids = [session.id for session in each.sessions] + [actor.id for actor in each.civil_society]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not ID.match(one)] == []


def numbered(prefix: str, *spans: tuple[int, int]) -> list[str]:
    return [f"{prefix}{number:02}" for first, last in spans for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("kind", "count", "ids"),
    [
        ("exploration-meeting", 39, numbered("EM", (1, 15), (20, 36), (40, 46))),
        ("session", 26, numbered("ON", (1, 12), (20, 28), (30, 34))),
        ("closing", 7, numbered("AB", (1, 7))),
    ],
)
def test_checklist_has_the_items_of_the_domain(kind: str, count: int, ids: list[str]) -> None:
    found = checklist(kind)

    assert kind == found.kind
    assert count == len(found.items)
    assert ids == [item.id for item in found.items]
    phases = ["before", "during", "after", "closing"]
    order = [phases.index(item.phase) for item in found.items]
    assert sorted(order) == order


@pytest.mark.parametrize(
    ("kind", "item", "expected", "opening"),
    [
        ("exploration-meeting", "EM02", ("before", -28, BOTH), "Both municipalities: contact person and deputy named"),
        ("exploration-meeting", "EM13", ("before", -3, ("tech_host", *BOTH)), "Technical check with both sides"),
        ("exploration-meeting", "EM14", ("before", -3, ("advisor", "coordinator_palestine")), "Assessment of security"),
        ("exploration-meeting", "EM31", ("during", 0, ("tech_host",)), "Platform allowed and reachable on both sides?"),
        ("exploration-meeting", "EM43", ("after", 14, BOTH), "Approval by the leaderships of both municipalities"),
        ("session", "ON01", ("before", -14, ("advisor", "coordinator_host")), "Objective and guiding questions"),
        ("session", "ON09", ("before", -3, ("advisor", "moderator", "tech_host")), "Backup dial-in by phone"),
        ("session", "ON10", ("before", -7, ("advisor", "tech_host")), "Access needs met"),
        ("session", "ON22", ("during", 0, ("minutes_taker",)), "Attendance per side"),
        ("session", "ON33", ("after", 30, ("advisor",)), "Recording deleted in time or released"),
        ("closing", "AB06", ("closing", 60, ("coordinator_nrw",)), "Proof of use of funds"),
        ("closing", "AB07", ("closing", 60, (*BOTH, "advisor")), "Decision: return hospitation"),
    ],
)
def test_checklist_item_is_as_in_the_domain(kind: str, item: str, expected: tuple[Any, ...], opening: str) -> None:
    found = next(each for each in checklist(kind).items if each.id == item)

    assert expected == (found.phase, found.due, found.who)
    assert found.text.en.startswith(opening)


def test_conditional_items() -> None:
    items = [item for kind in ("exploration-meeting", "session", "closing") for item in checklist(kind).items]

    assert {item.id: (" ".join(item.when), item.otherwise and item.otherwise.de) for item in items if item.when} == {
        "EM05": ("predecessor", "Stand der Partnerschaft und laufende Projekte zusammengestellt"),
        "EM12": ("interpreting", None),
        "EM46": ("predecessor", None),
        "ON04": ("interpreting", None),
        "ON06": (
            "interpreting",
            "Unterlagen/Folien (kontrastreich, beide Sprachen oder Englisch) und Glossar liegen vor",
        ),
        "ON27": ("not_last", None),
        "ON33": ("recording", None),
        "ON34": ("not_last", "Rückmeldung beider Seiten eingeholt"),
    }
    assert [item.id for item in items if item.otherwise and not item.when] == []
    used = {word for item in items for word in re.findall(r"\{(\w+)\}", item.text.de)}
    assert {"origin_year", "themes_min", "sessions_min", "sessions_max", "session_minutes"} == used
    assert [item.id for item in items if "origin_year" in item.text.de and item.when != ("predecessor",)] == []


def test_season_2024_has_the_figures_of_the_rulebook() -> None:
    assert {
        "season": 2024,
        "extends": None,
        "window_start": "2024-05-01",
        "window_end": "2024-09-30",
        "sessions_min": 3,
        "sessions_max": 5,
        "session_minutes": 120,
        "session_tolerance_min": 0,
        "themes_min": 1,
        "themes_max": 3,
        "example_themes": tuple(THEMES),
        "goals_max": 5,
        "seminar_examples": ("country_analysis", "intercultural_communication"),
        "physical_from": "2024-07-01",
        "adapt_from": 2023,
        "gap_min_days": 2,
        "gap_max_days": 35,
        "compact_days": 7,
        "break_after_min": 60,
        "consecutive_input_max_min": 65,
        "simultaneous_solo_max_min": 30,
        "participants_min": 2,
        "participants_max": 25,
        "exploration_lead_days": 14,
        "interpreter_confirm_days": 14,
        "material_lead_days": 5,
        "report_due_days": 30,
        "staff_gap_min": 30,
        "staff_max_per_day": 2,
        "advisor_parallel_max": 1,
        "team_parallel_max": 3,
        "prayer_window": {"start": "12:35", "end": "12:45"},
        "thursday_end": "13:00",
        "ramadan_hours": {"start": "09:00", "end": "14:00"},
        "dst_confirmed_until": 2026,
        "day_start": "10:00",
    } == profile(2024).model_dump(exclude={"call", "planning"})


@pytest.mark.parametrize("year", [2023, 2025, 2026, 2027])
def test_other_season_differs_only_in_its_dates(year: int) -> None:
    own = {
        "season": year,
        "extends": 2024,
        "window_start": f"{year}-05-01",
        "window_end": f"{year}-09-30",
        "physical_from": f"{year}-01-01",
        "adapt_from": year - 1,
    }

    assert {**profile(2024).model_dump(), **own} == profile(year).model_dump()


@pytest.mark.parametrize(
    ("nrw", "palestine", "accepted"),
    [
        ("koeln", "bethlehem", ("Köln", "Cologne", "Betlehem", "بيت لحم")),
        ("bergisch-gladbach", "beit-jala", ("Bergisch Gladbach", "Beit Dschala", "بيت جالا")),
        ("xanten", "beit-sahour", ("Xanten", "Beit Sahur", "بيت ساحور")),
        ("bonn", "ramallah", ("Bonn", "Ramallah", "رام الله")),
        ("bielefeld", "zababdeh", ("Bielefeld", "Al-Zababdeh", "الزبابدة")),
        ("moers", "beitunia", ("Moers", "Beitunya", "بيتونيا")),
        ("dortmund", "dura", ("Dortmund", "Dura", "دورا")),
        ("bruehl", "battir", ("Brühl", "Bruehl", "Battir", "بتير")),
        ("krefeld", "aroura", ("Krefeld", "Arura", "عارورة")),
        ("krefeld", "mazari-an-nubani", ("Mazari' an-Nubani", "Mazari‘ Al-Nubani", "مزارع النوباني")),
        ("krefeld", "al-eizariya", ("al-Eizariya", "Al-Aizaria", "al-Aizariya", "العيزرية")),
    ],
)
def test_pair_is_known_by_all_its_names(nrw: str, palestine: str, accepted: tuple[str, ...]) -> None:
    known = directory()

    assert palestine in known.partners_of(nrw)
    assert [name for name in accepted if (found := known.find(name)) is None or found.id not in (nrw, palestine)] == []


def test_directory() -> None:
    known = directory()
    places = known.municipalities.values()

    assert (
        len([each for each in places if each.side == "nrw"]),
        len([each for each in places if each.side == "palestine"]),
        len(known.partnerships),
    ) == (9, 11, 11)
    assert {(each.state, (each.ags or "")[:2]) for each in places if each.side == "nrw"} == {("NW", "05")}
    assert {"bethlehem", "beit-jala", "beit-sahour", "zababdeh"} == {
        each.id for each in places if each.christian_calendar
    }
    assert {"Europe/Berlin", "Asia/Hebron"} == {each.timezone for each in places}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_texts_are_clean_and_in_their_language(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    texts = list(trilingual(load(path)))
    names_of_places = path.name == "municipalities.yaml"

    assert ("Arabic: to be reviewed by a native speaker" in raw) == bool(texts)
    assert None is re.search(r"@|https?:|\+\d{2}|\b0\d{2,5}[ /-]\d{3,}", raw)
    assert [text for text in texts if not names_of_places and len(set(text.values())) < 3] == []
    assert [text for text in texts if [bool(ARABIC.search(text[key])) for key in ("de", "en", "ar")] != [0, 0, 1]] == []
    assert [each for text in texts for each in text.values() if each != clean(each) or "  " in each] == []
    assert [
        text for text in texts if len({frozenset(re.findall(r"\{\w+\}", each)) for each in text.values()}) > 1
    ] == []
