"""The benchmarks: their programs are what they say, their arithmetic is right. What anything costs is no test's matter."""

import hashlib
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import figures  # noqa: E402 - the folder above is no package of the tests
from benchmarks.bench import Bench, missing, row  # noqa: E402 - behind the path that it needs
from benchmarks.faults import FAULTS  # noqa: E402 - behind the path that it needs
from benchmarks.generate import AS_OF, EVERY, generate  # noqa: E402 - behind the path that it needs
from benchmarks.paired import Command, Failed, Run, Spread, exponent, measured, ratios, rounds, spread  # noqa: E402 - behind the path that it needs

_COUNT = len(FAULTS) * EVERY
"""So many programs hold every fault once."""


def _digests(root: Path) -> dict[str, str]:
    files = sorted(each for each in root.rglob("*") if each.is_file())
    return {each.relative_to(root).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("generated")
    return root, generate(_COUNT, root, 7)


def test_one_program_in_twenty_is_faulty_and_every_fault_is_there(made):
    _, programs = made
    assert len(programs) == _COUNT
    faults = [fault for fault in programs.values() if fault]
    assert sorted(each.name for each in faults) == sorted(each.name for each in FAULTS)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(made, tmp_path):
    root, programs = made
    assert generate(_COUNT, tmp_path / "again", 7) == programs
    assert _digests(tmp_path / "again") == _digests(root)
    generate(_COUNT, tmp_path / "other", 8)
    assert not set(_digests(tmp_path / "other").values()) & {_digests(root)[file] for file in programs}


def test_the_files_are_as_long_as_real_ones_and_no_two_are_alike(made):
    root, programs = made
    texts = [(root / file).read_text(encoding="utf-8") for file in programs]
    lines = [text.count("\n") for text in texts]
    assert 100 <= min(lines) <= max(lines) <= 175
    assert 3500 <= sum(len(text.encode()) for text in texts) / len(texts) <= 4500
    assert {len(re.findall(r"^    objective:", text, re.MULTILINE)) for text in texts} == {3, 4, 5}
    assert len({*texts}) == len(texts)


def test_sound_programs_have_no_error_and_faulty_ones_theirs(made):
    """The 14 faulty ones and 46 others, side by side."""
    from skew_cli.app.load import load
    from skew_cli.app.validation.check import check
    from skew_cli.calendars.zones import use_package
    from skew_cli.store.repository import find

    root, programs = made
    others = iter([file for file, fault in programs.items() if fault is None])
    chosen = {file for file, fault in programs.items() if fault} | {next(others) for _ in range(60 - len(FAULTS))}
    for file in programs.keys() - chosen:
        (root / file).unlink()
    use_package()
    findings = check(load(find(root), AS_OF)).findings
    errors = {(each.file, each.code) for each in findings if each.severity == "error"}
    assert errors == {(file, fault.code) for file in chosen if (fault := programs[file])}


def _runs(*cpu: float) -> list[Run]:
    return [Run(wall=2 * each, cpu=each, peak=10) for each in cpu]


def test_ratios_are_taken_within_each_round():
    mine, other = _runs(2, 9, 4), _runs(1, 3, 4)
    assert ratios(mine, other) == (2, 3, 1)
    assert ratios(mine, other, "wall") == (2, 3, 1)
    assert ratios(mine, other, "peak") == (1, 1, 1)
    assert spread(ratios(mine, other)) == Spread(median=2, low=1, high=3)
    with pytest.raises(ValueError, match="shorter"):
        ratios(mine, other[:2])


@pytest.mark.parametrize("power", [1, 2])
def test_the_exponent_of_growth(power):
    sizes = (100, 1000, 10_000)
    assert exponent(sizes, [3 * each**power for each in sizes]) == pytest.approx(power)


def test_commands_run_in_turn_and_one_that_fails_is_left_out(tmp_path, capsys):
    log = tmp_path / "log"

    def noted(name: str) -> Command:
        def before(number: int) -> None:
            with log.open("a") as file:
                file.write(f"{name}{number} ")

        return Command(name=name, argv=[sys.executable, "-I", "-S", "-c", "pass"], before=before)

    bad = Command(name="bad", argv=[sys.executable, "-I", "-S", "-c", "raise SystemExit(4)"])
    runs = rounds([noted("A"), bad, noted("B")], 2)
    assert log.read_text().split() == ["A-1", "B-1", "A0", "B0", "A1", "B1"]
    assert {name: len(each) for name, each in runs.items()} == {"A": 2, "B": 2}
    assert capsys.readouterr().err == "left out: bad: exit code 4: \n"


def test_memory_is_that_of_the_program_and_not_of_the_benchmark():
    held = bytearray(200 * 2**20)
    assert len(held) > 0
    small = measured(Command(name="small", argv=[sys.executable, "-I", "-S", "-c", "pass"]))
    large = measured(Command(name="large", argv=[sys.executable, "-I", "-S", "-c", "bytearray(60 * 2**20)"]))
    assert small.peak < 40
    assert 60 < large.peak < 100
    with pytest.raises(Failed, match="cannot be started"):
        measured(Command(name="none", argv=["/nowhere"]))


def test_what_got_slower_is_told_and_nothing_else():
    before = [row("cold", "", [10], "F"), row("peer", "", [40], "×", at_least=True), row("gone", "", [1], "F")]
    now = [
        row("cold", "", [12.1, 15, 12.1], "F"),
        row("peer", "", [30], "×", at_least=True),
        row("new", "", [99], "F"),
        missing("gone", "", "no reason"),
    ]
    kept = figures.kept({"batch": ("Many.", before)}) | {"version": "1.0"}
    assert figures.slower(now, kept) == (
        "slower than 1.0 by 21 %: cold: 10 → 12.1 F",
        "slower than 1.0 by 33 %: peer: 40 → 30 ×",
    )
    assert figures.slower([row("cold", "", [12], "F"), row("peer", "", [80], "×", at_least=True)], kept) == ()
    assert figures.slower(now, {}) == ()


def test_the_table_says_what_meets_its_target():
    rows = [
        row("a", "cold", [1234.5, 40, 49.94], "F", target=50, how="`skew`"),
        row("b", "peer", [39], "×", target=40, at_least=True),
        missing("c", "node", "no Node"),
    ]
    assert figures.table(rows).splitlines()[2:] == [
        "| cold | 49.9 F | 40–1,234 | ≤ 50 | yes | 3 | `skew` |",
        "| peer | 39 × | 39–39 | ≥ 40 | **no** | 1 |  |",
        "| node | – |  |  |  |  | not measured: no Node |",
    ]


def test_seven_rounds_three_in_a_hurry_or_as_many_as_asked(tmp_path):
    asked = [Bench(folder=tmp_path), Bench(folder=tmp_path, quick=True), Bench(folder=tmp_path, count=9)]
    assert [each.rounds for each in asked] == [7, 3, 9]


def test_a_row_of_a_peer_is_no_figure_of_skew():
    kept = figures.kept({"startup": ("", [row("a", "", [1], "P", plain=True)])}) | {"version": "1.0"}
    assert figures.slower([row("a", "", [2], "P", plain=True)], kept) == ()


def test_what_is_kept_comes_back_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "FIGURES", tmp_path / "figures.json")
    assert figures.again(figures.last()) == {}
    subjects = {"batch": ("Many.", [row("a", "cold", [1.5, 3], "F", target=2, how="`x`"), missing("b", "c", "d")])}
    figures.keep(subjects)
    assert figures.again(figures.last()) == subjects
