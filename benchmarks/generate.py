"""Many varied programs in the real file format, made from a seed: python -m benchmarks.generate N DIR [--seed S].

The repository is sound on 15 January 2024: of every 20 programs one has one of the faults of `benchmarks.faults`, the
others have no finding but F013, in the quarter of them with unquoted times. No two programs of a season share a pair,
and people and municipalities have one meeting a day.
"""

import argparse
import datetime as dt
import os
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.faults import FAULTS, Fault
from benchmarks.program import Place, Plan, program
from benchmarks.words import PLACE_END, PLACE_FRONT, TOWN_END, TOWN_FRONT

AS_OF = dt.date(2024, 1, 15)
"""The day for which the programs are sound: all their meetings are still to come."""
EVERY = 20
"""One of so many programs is faulty."""
SEASONS = 4
"""Fewest seasons."""
_FIRST, _MOST, _FULL = 2025, 40, 250
"""First season, most seasons, programs that a season has before there is another one."""
_UNKNOWN = 2029
"""Of this year and later ones skew does not know all school holidays."""
_LEAST, _GAP = 3, dt.timedelta(days=35)
_CLASSES = 8
"""Weekday and week, even or odd: two programs of different classes never meet on one day."""
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", " ": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days for the meetings of a program: Monday to Thursday, in even or in odd weeks."""

    explorations: tuple[dt.date, ...]
    runs: tuple[tuple[dt.date, ...], ...]
    """Sessions can follow one another in each."""


def towns() -> tuple[Place, ...]:
    """Invented municipalities in North Rhine-Westphalia; their names may happen to exist."""
    names = [front + end for end in TOWN_END for front in TOWN_FRONT]
    return tuple(Place(id=name.lower().translate(_LETTERS), name=name, ar="") for name in names)


def places() -> tuple[Place, ...]:
    """Invented Palestinian municipalities."""
    names = [(f"{front[0]} {end[0]}", f"{front[1]} {end[1]}") for end in PLACE_END for front in PLACE_FRONT]
    return tuple(Place(id=name.lower().replace(" ", "-"), name=name, ar=ar) for name, ar in names)


def generate(count: int, root: Path, seed: int = 1) -> dict[str, Fault | None]:
    """Writes a repository and returns its program files, each with its fault; ValueError for more than it can hold."""
    seasons = range(_FIRST, _FIRST + min(_MOST, max(SEASONS, count // _FULL)))
    for year in seasons:
        (root / "programs" / str(year)).mkdir(parents=True, exist_ok=True)
    (root / "templates" / "seasons").mkdir(parents=True, exist_ok=True)
    _write(root / "skew.toml", 'lang = "en"\n')
    if max(seasons) >= _UNKNOWN:
        _write(root / "programs" / "closures.yaml", _closures(seasons))
    zones = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Hebron")
    days = dict(_days(root, seasons, zones))
    slots = [(year, kind) for kind in range(_CLASSES) for year in seasons if kind < len(days[year])]
    pairs = max(_CLASSES, -(-count // len(slots)))
    nrw, palestine = towns()[:pairs], places()[:pairs]
    if len(nrw) < pairs:
        raise ValueError(count)
    for year in seasons:
        _write(root / "templates" / "seasons" / f"{year}.yaml", _profile(year))
        _write(root / "programs" / str(year) / "season.yaml", _season(year, days[year][0]))
    _write(root / "programs" / "people.yaml", "".join(_people(nrw, palestine)))
    made: dict[str, Fault | None] = {}
    partners: set[tuple[str, str]] = set()
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")  # noqa: S311 - chance for test data
        row, (year, kind) = number // len(slots), slots[number % len(slots)]
        pair = nrw[row], palestine[(row + kind) % pairs]
        partners.add((pair[0].id, pair[1].id))
        run = rng.choice(days[year][kind].runs)
        plan = Plan(
            number=number,
            season=year,
            nrw=pair[0],
            palestine=pair[1],
            exploration=rng.choice(days[year][kind].explorations),
            days=_some(rng, run),
            zones=zones,
        )
        text, fault = program(plan, rng), _fault(number, seed)
        file = f"programs/{year}/{plan.id}.yaml"
        _write(root / file, fault.spoil(text) if fault else text)
        made[file] = fault
    _write(root / "programs" / "municipalities.yaml", "".join(_directory(nrw, palestine, sorted(partners))))
    return made


def _fault(number: int, seed: int) -> Fault | None:
    """The fault of a program: one in each block, all kinds in turn."""
    block, place = divmod(number, EVERY)
    chosen = random.Random(f"{seed}/block {block}").randrange(EVERY)  # noqa: S311 - chance for test data
    return FAULTS[block % len(FAULTS)] if place == chosen else None


def _some(rng: random.Random, run: tuple[dt.date, ...]) -> tuple[dt.date, ...]:
    count = min(rng.choice((3, 3, 4, 4, 5)), len(run))
    first = rng.randint(0, len(run) - count)
    return run[first : first + count]


def _days(
    root: Path, seasons: Iterable[int], zones: tuple[ZoneInfo, ZoneInfo]
) -> Iterator[tuple[int, tuple[Days, ...]]]:
    """Days without any remark of skew, by class; a class with too few is left out."""
    from skew_cli.app.load import load  # noqa: PLC0415 - what only generating needs
    from skew_cli.calendars.zones import use_package  # noqa: PLC0415 - skew is loaded only to check what was made
    from skew_cli.model.municipality import Municipality  # noqa: PLC0415 - skew is loaded only to check what was made
    from skew_cli.model.types import Translations  # noqa: PLC0415 - skew is loaded only to check what was made
    from skew_cli.store.repository import find  # noqa: PLC0415 - skew is loaded only to check what was made

    use_package()
    calendar = load(find(root), AS_OF).calendar
    german = Municipality(id="a", name=Translations(de="A"), country="de", state="NW")
    other = Municipality(id="b", name=Translations(de="B"), country="ps")

    def free(date: dt.date) -> bool:
        berlin, hebron = (dt.datetime.combine(date, dt.time(9), each).utcoffset() for each in zones)
        usual = berlin is not None and hebron is not None and hebron - berlin == dt.timedelta(hours=1)
        return usual and not any(calendar.reason(each, date) or calendar.notes(each, date) for each in (german, other))

    def kind(date: dt.date) -> tuple[int, int]:
        return date.weekday(), date.toordinal() // 7 % 2

    for year in seasons:
        spring = [each for each in _span(dt.date(year, 1, 8), dt.date(year, 3, 20)) if free(each)]
        window = sorted((each for each in _span(dt.date(year, 5, 1), dt.date(year, 9, 30)) if free(each)), key=kind)
        explorations = {key: tuple(found) for key, found in groupby(sorted(spring, key=kind), kind)}
        classes = []
        for key, found in groupby(window, kind):
            runs = tuple(each for each in _runs(tuple(found)) if len(each) >= _LEAST)
            if runs and explorations.get(key):
                classes.append(Days(explorations=explorations[key], runs=runs))
        yield year, tuple(classes)


def _span(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=each) for each in range((last - first).days + 1))


def _runs(days: tuple[dt.date, ...]) -> Iterator[tuple[dt.date, ...]]:
    """Stretches without a gap that is too long for two sessions in a row."""
    ends = [n for n, (one, two) in enumerate(pairwise(days), 1) if two - one > _GAP]
    for first, last in pairwise((0, *ends, len(days))):
        yield days[first:last]


def _closures(seasons: Iterable[int]) -> str:
    """Invented school holidays for the years of which nothing is known."""
    spans = (("easter", "03-24", "04-06"), ("summer", "07-10", "08-22"), ("autumn", "10-10", "10-23"))
    entries = [
        (name, f"{year}-{first}", f"{year}-{last}")
        for year in range(_UNKNOWN, max(seasons) + 1)
        for name, first, last in (*spans, ("christmas", "12-22", "12-31"))
        if year > _UNKNOWN or first > "09"
    ]
    lines = [f"  - {{name: {name}, from: {first}, to: {last}, source: invented}}\n" for name, first, last in entries]
    return "".join(["school_holidays:\n", *lines])


def _profile(year: int) -> str:
    return (
        f"extends: 2024\nseason: {year}\nwindow_start: {year}-05-01\nwindow_end: {year}-09-30\n"
        f"physical_from: {year}-01-01\nadapt_from: 2000\nteam_parallel_max: 100000\ndst_confirmed_until: 2100\n"
    )


def _season(year: int, days: Days) -> str:
    return (
        "seminars:\n"
        "  - id: landesanalyse\n    topic: country_analysis\n    sides: [nrw]\n"
        f'    date: {days.explorations[0]}\n    start: "14:00"\n    interpretation: none\n'
        "  - id: interkulturell\n    topic: intercultural_communication\n"
        f'    date: {days.explorations[-1]}\n    start: "12:00"\n    interpretation: none\n'
        "network_events:\n"
        f'  - id: netzwerktreffen\n    title: "Netzwerktreffen {year}"\n'
    )


def _people(nrw: Iterable[Place], palestine: Iterable[Place]) -> Iterator[str]:
    """Those whom the programs of a municipality share."""
    yield "people:\n"
    for place in nrw:
        for role, name in (("koordination", "Koordination"), ("vertretung", "Vertretung")):
            yield f'  - {{id: {role}-{place.id}, name: "{name} {place.name}", side: nrw, affiliation: administration}}\n'
        for role, name in (
            ("beratung", "Beratung"),
            ("moderation", "Moderation"),
            ("technik", "Technik"),
            ("protokoll", "Protokoll"),
        ):
            yield f'  - {{id: {role}-{place.id}, name: "{name} für {place.name}", side: skew, affiliation: skew}}\n'
        for number in (1, 2):
            who = f'id: dolmetschen-{place.id}-{number}, name: "Dolmetschung {number} für {place.name}"'
            yield f"  - {{{who}, side: external, affiliation: other, languages: [de, ar]}}\n"
    for place in palestine:
        for role, name in (("koordination", "Koordination"), ("vertretung", "Vertretung")):
            who = f'id: {role}-{place.id}, name: "{name} {place.name}"'
            yield f"  - {{{who}, side: palestine, affiliation: administration}}\n"


def _directory(nrw: Iterable[Place], palestine: Iterable[Place], partners: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "municipalities:\n"
    for place in nrw:
        yield f'  - {{id: {place.id}, name: {{de: "{place.name}"}}, country: de, state: NW, languages: [de, en]}}\n'
    for place in palestine:
        yield f'  - {{id: {place.id}, name: {{de: "{place.name}", ar: "{place.ar}"}}, country: ps, languages: [ar, en]}}\n'
    yield "partnerships:\n"
    for one, two in partners:
        yield f"  - {{nrw: {one}, palestine: {two}}}\n"


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.write(handle, text.encode())
    os.close(handle)


def main() -> int:
    """Writes a repository and says what is in it."""
    parser = argparse.ArgumentParser(description="Generate a repository of programs from a seed.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = generate(given.count, given.folder, given.seed)
    faulty = sum(fault is not None for fault in made.values())
    sys.stdout.write(f"{len(made)} programs, {faulty} of them faulty; sound on {AS_OF}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
