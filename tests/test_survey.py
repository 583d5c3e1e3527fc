"""Which programs are compared: rules that see only these say the same as if they saw all."""

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest
from rule_examples import examples

from skew_cli.app.load import load
from skew_cli.app.validation.every import Every
from skew_cli.app.validation.jobs import Jobs
from skew_cli.rules import rules
from skew_cli.rules.marks import Kind, Marks, Mode, kind_of, mark, mode_of
from skew_cli.store.repository import find

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2024, 4, 15)
COMPARING = [each for each in rules() if each.check_all]


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "programs").mkdir()
    (tmp_path / "skew.toml").write_text("")
    return find(tmp_path)


def compared(index):
    """What each rule says of all programs, and of those that have to be compared."""
    chosen = Every(index, rules(), lambda _: True, None, Jobs(1)).seen().suspects
    every, some = index.collection(), index.collection(chosen)
    full = {rule.code: list(rule.check_all(every)) for rule in COMPARING}
    return full, {rule.code: list(rule.check_all(some)) for rule in COMPARING}, chosen


def test_the_sample_repository(tmp_path):
    for name in ("programs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "skew.toml", tmp_path)
    full, some, _ = compared(load(find(tmp_path), TODAY))
    assert some == full


@pytest.mark.parametrize("rule", COMPARING, ids=lambda rule: rule.code)
def test_the_examples_of_the_rules(rule, repository):
    told = 0
    for each in examples(rule.page):
        full, some, _ = compared(load(repository, each.today, replaced=each.files))
        assert some == full, each.files
        told += len(full[rule.code])
    assert told


PEOPLE = ("ali", "eva", "max", "noa")
TOWNS = {"nrw": ("koeln", "bonn", "moers"), "palestine": ("bethlehem", "ramallah", "nablus")}
DAYS = [f"2024-{month:02}-{day:02}" for month in range(4, 8) for day in range(1, 31)]
TIMES = ("09:00", "10:30", "11:00", "14:00", "23:30", "00:10")


def staff(rng):
    found = {"moderator": rng.choice(PEOPLE)} if rng.random() < 0.5 else {}
    if rng.random() < 0.3:
        found["tech_host"] = rng.choice(PEOPLE)
    if rng.random() < 0.3:
        found["interpreters"] = f"[{{person: {rng.choice(PEOPLE)}, pair: [de, ar]}}]"
    if rng.random() < 0.3:
        found["room"] = rng.choice(("Raum 1", "raum-1", "Saal"))
    if rng.random() < 0.2:
        found["duration_min"] = rng.choice((30, 240, 600))
    return found


def event(rng, name, **more):
    date = (
        {"date": DAYS[min(int(rng.expovariate(rng.few)), len(DAYS) - 1)], "start": f'"{rng.choice(TIMES)}"'}
        if rng.random() < 0.9
        else {}
    )
    found = {**({"id": name} if name else {}), **date, **staff(rng), **more}
    if rng.random() < 0.1:
        found["status"] = "cancelled"
    return "{" + ", ".join(f"{key}: {value}" for key, value in found.items()) + "}"


def program(rng, season, name):
    own = name if rng.random() < 0.85 else rng.choice(("a", "b", "c"))
    lines = [f"schema: 1\nid: {own}\nseason: {season if rng.random() < 0.9 else 2024}"]
    lines.append(f"status: {rng.choice(('idea', 'explored', 'planned', 'confirmed', 'done', 'cancelled'))}")
    sides = ", ".join(f"{side}: {{municipality: {rng.choice(towns)}}}" for side, towns in TOWNS.items())
    lines.append(f"partners: {{{sides}}}\nmode: {rng.choice(('virtual', 'hybrid', 'physical'))}")
    lines.append(f"themes: [{rng.choice(('tourism', 'digitalisation', 'tourism, digitalisation'))}]")
    for key, values in (
        ("predecessor", ("2023/a", "2024/b", "2024/c")),
        ("sister", ("2024/a", "2024/c")),
        ("advisor", PEOPLE),
        ("series", ("3f0c8a52-9d1e-4c55-8a51-6c1f0a7e2b90", "3F0C8A52-9D1E-4C55-8A51-6C1F0A7E2B90")),
        ("exploration", (event(rng, ""),)),
        ("seminars", ("[intercultural]", "[country, intercultural]", f"[{event(rng, 'own')}]")),
        ("network", ("[forum]", "[other]")),
        ("people", ("[{id: ali, name: Ali}]",)),
        ("adaptation", ("{kept: [tourism]}", "{dropped: [s0], new: [tourism]}")),
    ):
        if rng.random() < 0.4:
            lines.append(f"{key}: {rng.choice(values)}")
    more = ({"theme": "tourism"}, {"host": "nrw"}, {"host": "palestine", "theme": "digitalisation"}, {})
    events = [event(rng, f"s{n}", **rng.choice(more)) for n in range(rng.randint(0, 3))]
    return "\n".join([*lines, f"sessions: [{', '.join(events)}]", ""])


def season(rng):
    towns = rng.choice(("[koeln]", "[koeln, nablus]", "[ramallah]", "[]"))
    return (
        f"seminars: [{event(rng, 'intercultural')}, {event(rng, 'country', sides='[nrw]')}]\n"
        f"network_events: [{event(rng, 'forum', municipalities=towns)}, {event(rng, 'other')}]\n"
    )


def test_repositories_in_which_much_clashes(repository):
    told, left = dict.fromkeys((each.code for each in COMPARING), 0), 0
    for seed in range(150):
        rng = random.Random(seed)  # noqa: S311 - chance for test data
        rng.few = (0.02, 0.2, 1)[seed % 3]
        files = {f"programs/{year}/season.yaml": season(rng) for year in (2023, 2024)}
        files["programs/people.yaml"] = f"people: [{', '.join(f'{{id: {each}, name: {each}}}' for each in PEOPLE)}]\n"
        for name in "abcdef"[: rng.randint(1, 6)]:
            year = rng.choice((2023, 2024, 2024))
            files[f"programs/{year}/{name}.yaml"] = program(rng, year, name)
        files = {name: text.encode() for name, text in files.items()}
        full, some, chosen = compared(load(repository, TODAY, replaced=files))
        assert some == full, (seed, files)
        for code, found in full.items():
            told[code] += len(found)
        left += len(files) - 3 - len(chosen)
    assert left
    assert [code for code, number in told.items() if not number] in ([], ["G005"])


def test_rules_that_compare_programs_say_by_what():
    assert [each.code for each in COMPARING if not each.marks] == ["G005"]  # it looks at season files


def test_a_mark_says_what_it_is():
    found = mark(Kind.ROOM, "Saal", Mode.COUNT) + dt.date.max.toordinal()
    assert (kind_of(found), mode_of(found)) == (Kind.ROOM, Mode.COUNT)
    assert found < 1 << 63


def test_two_events_of_one_program_that_meet_are_enough():
    marks = Marks()
    marks.meet([1, 2])
    marks.bear(1)
    assert not marks.alone
    marks.meet([3, 2])
    assert marks.alone
