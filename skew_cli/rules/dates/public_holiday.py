"""An event lies on a public holiday of a side that takes part.

For German municipalities these are the public holidays of North Rhine-Westphalia, for Palestinian ones the days with a
certain date: New Year, both Christmases, 8 March, 1 May, 15 November and the Eastern Easter Sunday. Islamic holidays
follow the moon (D007). On a weekend only the weekend is reported (D004), and what has been held is
history. Of a one-sided seminar only that side's holidays count, of a physical session only the host's.

Bad:
    exploration: {date: 2024-04-01, start: "10:00"}  # <- D006
    sessions:
      - {id: labour-day, date: 2024-05-01, start: "10:00"}  # <- D006, D006
      - {id: ascension, date: 2024-05-09, start: "09:00"}  # <- D006
      - {id: corpus-christi, date: 2024-05-30, start: "10:00", mode: physical, host: nrw}  # <- D006
    seminars:
      - {id: eastern-easter, sides: [palestine], date: 2024-05-05, start: "10:00"}  # <- D006
      - {id: new-year, date: 2024-01-01, start: "10:00"}  # <- D006, D006
      - {id: eastern-christmas, sides: [palestine], date: 2024-01-07, start: "10:00"}  # <- D006
      - {id: christmas, date: 2024-12-25, start: "10:00"}  # <- D006, D006
      - {id: boxing-day, date: 2024-12-26, start: "10:00"}  # <- D006
      - {id: unity, date: 2024-10-03, start: "10:00"}  # <- D006

Bad:
    season: 2027
    seminars:
      - {id: women, date: 2027-03-08, start: "10:00"}  # <- D006
      - {id: independence, date: 2027-11-15, start: "10:00"}  # <- D006

Good:
    exploration: {date: 2024-04-01, start: "10:00", status: held}
    sessions:
      - {id: ordinary, date: 2024-05-07, start: "09:00"}
      - {id: ascension, date: 2024-05-09, start: "10:00", mode: physical, host: palestine}
      - {id: corpus-christi, date: 2024-05-30, start: "10:00", status: cancelled}
      - {id: women, date: 2024-03-08, start: "10:00", mode: physical, host: palestine}
    seminars:
      - {id: western-easter, sides: [palestine], date: 2024-03-31, start: "10:00"}
      - {id: whit-monday, sides: [palestine], date: 2024-05-20, start: "10:00"}

Source: holidays of the state of North Rhine-Westphalia; lists of the Palestinian cabinet of 2020 and 2023; calendars.md
4.2, 4.4 and 9.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and side."""
    for day in case.days:
        if day.reason and day.reason.kind == "public-holiday":
            yield day.tell(day.reason)


RULE = Rule(
    code="D006",
    name="public-holiday",
    severity="error",
    texts={
        "public-holiday": Text(
            en="{date} is a public holiday in {municipality}: {occasion}",
            de="{date} ist in {municipality} Feiertag: {occasion}",
        )
    },
    hint=Text(en="choose another day", de="einen anderen Tag wählen"),
    german="""Eine Veranstaltung liegt an einem gesetzlichen Feiertag einer Seite, die teilnimmt.

Bei deutschen Kommunen sind das die gesetzlichen Feiertage von Nordrhein-Westfalen, bei palästinensischen die Tage mit
festem Datum: Neujahr, beide Weihnachten, der 8. März, der 1. Mai, der 15. November und der östliche Ostersonntag.
Islamische Feiertage richten sich nach dem Mond (D007). Am Wochenende wird nur das Wochenende gemeldet (D004), und
durchgeführte Veranstaltungen werden nicht mehr geprüft. Bei einem einseitigen Seminar zählen nur die Feiertage dieser
Seite, bei einem Termin vor Ort nur die der gastgebenden.""",
    check=check,
)
