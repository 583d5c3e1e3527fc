"""The Palestinian local time of an event is provisional: the summer time of that year is not announced yet.

Palestine decides on its summer time at short notice; in 2023 it was three days. After the year `dst_confirmed_until` of
the season profile the dates in the time zone data are a guess. It concerns events between 20 March and 30 April and between
10 October and 5 November (from 2036 on from 15 August, because summer time ends before Ramadan). Have the local time
confirmed shortly before, and let the German time hold.

Bad:
    season: 2027
    exploration: {date: 2027-04-30, start: "10:00"}  # <- D013
    seminars:
      - {id: country-analysis, date: 2027-03-22, start: "10:00"}  # <- D013
      - {id: theirs, sides: [palestine], date: 2027-10-10, start: "10:00"}  # <- D013
    sessions:
      - {id: autumn, date: 2027-11-05, start: "10:00"}  # <- D013
      - {id: visit, date: 2027-10-12, start: "10:00", mode: physical, host: palestine}  # <- D013

Bad:
    season: 2036
    sessions:
      - {id: late-summer, date: 2036-08-15, start: "10:00"}  # <- D013

Good:
    season: 2026
    exploration: {date: 2026-04-14, start: "10:00"}

Good:
    season: 2027
    exploration: {date: 2027-03-19, start: "10:00"}
    seminars:
      - {id: own, sides: [nrw], date: 2027-04-13, start: "10:00"}
      - {id: held, date: 2027-04-13, start: "10:00", status: held}
    sessions:
      - {id: spring, date: 2027-05-04, start: "10:00"}
      - {id: late-summer, date: 2027-08-17, start: "10:00"}
      - {id: autumn, date: 2027-10-09, start: "10:00"}
      - {id: winter, date: 2027-11-08, start: "10:00"}
      - {id: visit, date: 2027-10-12, start: "10:00", mode: physical, host: nrw}

Source: comments of the IANA time zone database; calendars.md 1.3.
"""

from collections.abc import Iterator

from skew_cli.calendars.zones import unsettled
from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event; its date is that of the Palestinian side."""
    for meeting, sides in case.upcoming:
        if "palestine" not in sides:
            continue
        start, end = meeting.local("palestine")
        if start.year > case.profile.dst_confirmed_until and unsettled(start.date()):
            yield Problem(
                path=(*meeting.path, "date"),
                params={
                    "date": start.date(),
                    "start": f"{start:%H:%M}",
                    "end": f"{end:%H:%M}",
                    "municipality": case.town("palestine"),
                    "year": start.year,
                },
            )


RULE = Rule(
    code="D013",
    name="unconfirmed-offset",
    severity="info",
    texts={
        "unconfirmed-offset": Text(
            en="{date}: the local time in {municipality}, {start} to {end}, is provisional; summer time in Palestine is "
            "not confirmed for {year}",
            de="{date}: Die Ortszeit in {municipality} ({start} bis {end} Uhr) ist vorläufig; die palästinensische "
            "Sommerzeit {year} ist nicht bestätigt",
        )
    },
    hint=Text(
        en="have the local time confirmed by the Palestinian side two weeks before",
        de="die Ortszeit zwei Wochen vorher von der palästinensischen Seite bestätigen lassen",
    ),
    german="""Die palästinensische Ortszeit einer Veranstaltung ist vorläufig, weil die Sommerzeit dieses Jahres noch
nicht bekannt gegeben ist.

Die palästinensische Sommerzeit wird kurzfristig beschlossen, 2023 drei Tage vorher. Nach dem Jahr, das im
Jahresprofil unter `dst_confirmed_until` steht, sind die Angaben in den Zeitzonendaten eine Vermutung. Betroffen sind
Veranstaltungen zwischen dem 20. März und dem 30. April und zwischen dem 10. Oktober und dem 5. November (ab 2036
schon ab dem 15. August, weil die Sommerzeit vor dem Ramadan endet). Es empfiehlt sich, die Ortszeit kurz vorher
bestätigen zu lassen; maßgeblich bleibt die deutsche Zeit.""",
    check=check,
)
