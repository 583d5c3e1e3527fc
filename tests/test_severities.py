"""How grave a finding is at each status: the columns Severity and From of the rulebook, by hand."""

import datetime as dt

import pytest

from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.model.config import Config
from skew_cli.rules import rules
from skew_cli.store.repository import Repository
from skew_cli.store.templates import shipped

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = """\
schema: 1
id: koeln-bethlehem
season: 2024
"""
PARTNERS = """\
partners:
  nrw: {municipality: koeln, languages: [de]}
  palestine: {municipality: bethlehem, languages: [ar]}
"""
BARE = f"{HEAD}{PARTNERS}sessions:\n  - {{id: a, host: nrw}}\n  - {{id: b}}\n"
STATUSES = ("idea", "explored", "planned", "confirmed", "done", "cancelled")
LETTERS = {"error": "E", "warning": "W", "info": "I"}

TABLE = {
    ("A001", ""): "- - - I I -",
    ("G003", ""): "W W W W W -",
    ("L001", ""): "E E E E E -",
    ("L002", "sessions.0"): "- - W E E -",
    ("P004", "partners"): "W W W W W -",
    ("P005", "partners.nrw"): "W W E E E -",
    ("P005", "partners.palestine"): "W W W W W -",
    ("P006", "sessions"): "W W W W W -",
    ("P007", "partners.nrw"): "- - W W W -",
    ("P008", "partners.nrw"): "- - - W W -",
    ("P010", "partners.nrw"): "- - W W W -",
    ("R001", "sessions.0"): "- - W E E -",
    ("R003", "sessions.0"): "- - - W W -",
    ("R005", ""): "- W W W W -",
    ("R006", "sessions.0"): "- - - W W -",
    ("S001", "sessions"): "W W E E E -",
    ("S008", "sessions.1"): "W W W W W -",
    ("S011", "sessions.0"): "- - W W W -",
    ("S013", "sessions.0"): "- - W W W -",
    ("S014", "sessions"): "I I I I I -",
    ("S017", "sessions.0"): "- - - W W -",
    ("T001", "partners"): "W E E E E -",
    ("U001", "sessions.0"): "- - - - W -",
    ("U002", ""): "- - - - W -",
    ("U003", ""): "- - - - W -",
    ("U005", ""): "- - - - I -",
    ("V001", ""): "- - W W W -",
    ("X001", ""): "W W W E E -",
    ("Z001", "partners"): "W W E E E -",
}
"""Of a program with nothing but two sessions, of which North Rhine-Westphalia hosts one."""


@pytest.fixture
def grave(tmp_path):
    def run(text, *codes, status=None, config=None, **others):
        repository = Repository(root=tmp_path, config=Config.model_validate(config or {}))
        files = {FILE: text, **{f"programs/2024/{name}.yaml": each for name, each in others.items()}}
        replaced = {name: each.encode() for name, each in files.items()}
        index = load(repository, dt.date(2024, 4, 15), replaced=replaced, status=status)
        checked = check(index, Selection(select=codes))
        assert checked.crashes == ()
        assert [] == [each for each in checked.findings if each.code in ("F001", "F002")]
        return [(each.code, ".".join(map(str, each.path)), LETTERS[each.severity]) for each in checked.findings]

    return run


@pytest.mark.parametrize("status", STATUSES)
def test_the_table_of_the_rulebook(grave, status):
    column = STATUSES.index(status)
    expected = {key: row.split()[column] for key, row in TABLE.items()}
    seen = {(code, path): letter for code, path, letter in grave(BARE, status=status)}
    assert expected == {key: seen.get(key, "-") for key in TABLE}


def test_a_program_of_its_own_status_is_judged_alike(grave):
    for column, status in enumerate(STATUSES):
        letter = TABLE["T001", "partners"].split()[column]
        assert ([] if letter == "-" else [("T001", "partners", letter)]) == grave(f"{BARE}status: {status}\n", "T001")


def test_every_ladder_is_in_the_table():
    ladders = {rule.code for rule in rules() if rule.ladder}
    rising = {code for (code, _), row in TABLE.items() if len(set(row.split()) - {"-"}) > 1}
    assert ladders == rising


def test_a_cancelled_program_is_checked_by_f_and_c008_only(grave):
    text = f"{BARE}moderater: x\nstatus: cancelled\n"
    assert {"F003"} == {code for code, _, _ in grave(text)}


def sessions(*each):
    return HEAD + PARTNERS + "sessions:\n" + "".join(f"  - {{id: s{n}, {fields}}}\n" for n, fields in enumerate(each))


def test_s002_within_the_tolerance_is_a_warning(grave, tmp_path):
    lengths = (104, 105, 119, 120, 135, 136)
    text = sessions(*(f"duration_min: {each}" for each in lengths))
    strict = [("S002", f"sessions.{n}.duration_min", "E") for n in (0, 1, 2, 4, 5)]
    assert strict == grave(text, "S002")
    profile = (shipped() / "seasons/2024.yaml").read_text(encoding="utf-8")
    own = tmp_path / "templates/seasons/2024.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(profile.replace("session_tolerance_min: 0", "session_tolerance_min: 15"), encoding="utf-8")
    expected = [
        ("S002", f"sessions.{n}.duration_min", letter)
        for n, letter in ((0, "E"), (1, "W"), (2, "W"), (4, "W"), (5, "E"))
    ]
    assert expected == grave(text, "S002")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-05-14", "2024-05-15", "W"),
        ("2024-05-14", "2024-05-16", ""),
        ("2024-05-14", "2024-06-18", ""),
        ("2024-05-14", "2024-06-19", "W"),
        ("2024-07-02", "2024-08-27", "I"),
        ("2024-07-07", "2024-08-21", "I"),
        ("2024-07-08", "2024-08-21", "W"),
        ("2024-07-07", "2024-08-20", "W"),
    ],
)
def test_s006_over_the_summer_holidays_is_an_information(grave, first, second, expected):
    text = sessions(*(f'date: {each}, start: "10:00"' for each in (first, second)))
    assert expected == "".join(letter for _, _, letter in grave(text, "S006"))


@pytest.mark.parametrize(("more", "expected"), [("", "E"), (", optional: false", "E"), (", optional: true", "W")])
def test_v002_of_an_optional_seminar_is_a_warning(grave, more, expected):
    text = sessions('date: 2024-05-14, start: "10:00"')
    text += f'seminars:\n  - {{id: x, date: 2024-05-21, start: "10:00"{more}}}\n'
    assert [expected] == [letter for _, _, letter in grave(text, "V002")]


@pytest.mark.parametrize(("themes", "expected"), [("digitalisation", "I"), ("digitalisation, gender-equality", "W")])
def test_r004_with_the_theme_gender_equality_is_a_warning(grave, themes, expected):
    text = f"{HEAD}{PARTNERS}status: planned\nthemes: [{themes}]\n"
    text += "people:\n  - {id: a, name: A, gender: f}\n  - {id: b, name: B, gender: f}\n"
    text += "sessions:\n  - {id: a, host_experts: [a]}\n  - {id: b, host_experts: [b]}\n"
    assert [("R004", "sessions", expected)] == grave(text, "R004")


def test_x004_without_civil_society_is_an_information(grave):
    people = "people:\n  - {id: a, name: A, side: nrw}\n  - {id: b, name: B, side: palestine}\n"
    both = HEAD + PARTNERS + people + "exploration: {date: 2024-03-26, participants: [a, b]}\n"
    one = both.replace("[a, b]", "[a]")
    assert ["I"] == [letter for _, _, letter in grave(both, "X004")]
    assert ["I", "W"] == sorted(letter for _, _, letter in grave(one, "X004"))


@pytest.mark.parametrize(
    ("start", "department", "expected"),
    [
        ("11:00", "Umweltamt", "E"),
        ("11:00", "Presseamt", "W"),
        ("12:00", "Umweltamt", "W"),
        ("14:00", "Umweltamt", "W"),
    ],
)
def test_c003_of_one_department_at_the_same_time_is_an_error(grave, start, department, expected):
    def program(name, partner, own, time):
        pair = f"partners: {{nrw: {{municipality: krefeld, departments: [{own}]}}, palestine: {{municipality: {partner}}}}}"
        return f'schema: 1\nid: {name}\nseason: 2024\n{pair}\nsessions:\n  - {{id: s, date: 2024-05-14, start: "{time}"}}\n'

    first = program("koeln-bethlehem", "aroura", "Umweltamt", "10:00")
    others = {"krefeld-mazari": program("krefeld-mazari", "mazari-an-nubani", department, start)}
    assert [expected] == [letter for _, _, letter in grave(first, "C003", **others)]


@pytest.mark.parametrize(
    ("network", "listed", "expected"),
    [("[]", "[]", "I"), ("[forum]", "[]", "W"), ("[]", "[Köln]", "W"), ("[]", "[bonn]", "I")],
)
def test_c009_of_a_municipality_that_takes_part_is_a_warning(grave, network, listed, expected):
    text = sessions('date: 2024-06-12, start: "10:00"') + f"network: {network}\n"
    forum = f'network_events: [{{id: forum, date: 2024-06-12, start: "10:00", municipalities: {listed}}}]\n'
    assert [expected] == [letter for _, _, letter in grave(text, "C009", season=forum)]


def test_the_configuration_may_change_it_but_not_of_family_f(grave):
    config = {"severity": {"wrong-session-count": "info", "T001": "error"}}
    assert [("S001", "sessions", "I"), ("T001", "partners", "E")] == sorted(grave(BARE, "S001", "T001", config=config))
