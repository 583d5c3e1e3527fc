"""The table of holidays says what the package `holidays` says; written anew with SKEW_GOLDEN=1."""

import datetime as dt
import os
from itertools import pairwise
from pathlib import Path

from skew_cli.calendars import days, known_days, package_days

YEARS = range(2018, 2066)
SOURCES = {
    "nrw": package_days.nrw,
    "ps": package_days.ps,
    "school": package_days.school,
    "community": package_days.community,
}
FILE = Path(known_days.__file__)


def written(found: dict[dt.date, str]) -> str:
    """Days of a year, one after the other with one name joined: `0325-0406 easter`."""
    dates = sorted(found)
    starts = [
        day
        for before, day in pairwise([None, *dates])
        if before is None or found[before] != found[day] or (day - before).days > 1
    ]
    ends = [dates[dates.index(each) - 1] for each in starts[1:]] + dates[-1:]
    spans = (
        f"{first:%m%d}{'' if first == last else f'-{last:%m%d}'} {found[first]}"
        for first, last in zip(starts, ends, strict=True)
    )
    return " ".join(spans)


def page() -> str:
    lines = [
        '"""Holidays by kind and year, as the package `holidays` has them: a test compares them, SKEW_GOLDEN=1 writes them."""',
        "",
        "DAYS: dict[str, dict[int, str]] = {",
    ]
    for kind, of in SOURCES.items():
        texts = {year: written(of(year)) for year in YEARS}
        lines += [
            f'    "{kind}": {{',
            *(f'        {year}: "{text}",' for year, text in texts.items()),
            "    },",
        ]
    return "\n".join([*lines, "}", ""])


def test_the_table_is_up_to_date():
    if os.environ.get("SKEW_GOLDEN"):
        FILE.write_text(page(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == page()


def test_table_and_package_say_the_same():
    read = (days.nrw_holidays, days.ps_holidays, days.nrw_school_holidays, days.community_days)
    for of, table in zip(SOURCES.values(), read, strict=True):
        assert {year: table(year) for year in range(2010, 2071)} == {year: of(year) for year in range(2010, 2071)}
