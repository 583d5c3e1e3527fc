"""Public and school holidays from the package `holidays`, for the years that the table does not have."""

import datetime as dt

_GERMAN = {
    "Neujahr": "new_year",
    "Karfreitag": "good_friday",
    "Ostermontag": "easter_monday",
    "Erster Mai": "labour_day",
    "Christi Himmelfahrt": "ascension",
    "Pfingstmontag": "whit_monday",
    "Fronleichnam": "corpus_christi",
    "Tag der Deutschen Einheit": "german_unity_day",
    "Allerheiligen": "all_saints",
    "Erster Weihnachtstag": "christmas_western",
    "Zweiter Weihnachtstag": "christmas_second_day",
}
_COMMUNITY = {
    "Ascension Day": "ascension",
    "Easter": "easter_monday",
    "Good Friday": "good_friday",
    "Holy Saturday": "holy_saturday",
    "Holy Thursday": "holy_thursday",
    "Palm Sunday": "palm_sunday",
    "Pentecost": "pentecost",
    "Epiphany": "epiphany",
}
_PALESTINIAN = {
    (1, 1): "new_year",
    (1, 7): "christmas_eastern",
    (3, 8): "womens_day",
    (5, 1): "labour_day",
    (11, 15): "independence_day",
    (12, 25): "christmas_western",
}
"""Days with a certain date; the movable Eastern Easter comes from the package, the Islamic days are estimates."""
_SCHOOL = {
    "Oster-/Frühjahrsferien": "easter",
    "Himmelfahrts-/Pfingstferien": "pentecost",
    "Sommerferien": "summer",
    "Herbstferien": "autumn",
    "Weihnachtsferien": "christmas",
}


def nrw(year: int) -> dict[dt.date, str]:
    """Public holidays of North Rhine-Westphalia in a year."""
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    days = holidays.country_holidays("DE", subdiv="NW", years=year, language="de", expand=False)
    return {date: _GERMAN.get(name, "public_holiday") for date, name in days.items()}


def ps(year: int) -> dict[dt.date, str]:
    """Palestinian public holidays with a certain date: six fixed ones and Eastern Easter Sunday (calendars.md 4.1)."""
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    fixed = {dt.date(year, month, day): name for (month, day), name in _PALESTINIAN.items()}
    days = holidays.country_holidays("PS", years=year, language="en_US", expand=False)
    easter = max((date for date, name in days.items() if "Easter" in name), default=None)
    return fixed | ({easter: "easter_eastern"} if easter else {})


def school(year: int) -> dict[dt.date, str]:
    """School holidays of North Rhine-Westphalia in a year: `easter`, `pentecost`, `summer`, `autumn` or `christmas` by day.

    Empty for a year without data; the data ends on 14 August 2029 (calendars.md 6), and later days are unknown, not free.
    """
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    days = holidays.country_holidays("DE", subdiv="NW", years=year, categories=("school",), language="de", expand=False)
    return {date: _SCHOOL.get(name, "school_holidays") for date, name in days.items()}


def community(year: int) -> dict[dt.date, str]:
    """What Christian employees in Palestine have off beside the national days, by occasion (calendars.md 4.3)."""
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    found: dict[dt.date, str] = {}
    for rite in ("catholic", "orthodox"):
        days = holidays.country_holidays("PS", years=year, categories=(rite,), language="en_US", expand=False)
        found |= {date: _COMMUNITY.get(name, "community_holiday") for date, name in days.items()}
    return {date: name for date, name in found.items() if date not in ps(year)}
