"""The exploration meeting is over, and its result is not recorded.

The meeting decides on the themes, on the host and guest departments and on the dates; what is not written down is agreed
anew. It is over when its date has passed or the program is at least `explored`. Without any result there is one finding,
else one for each of the three parts that is missing; of the departments both sides are needed.

Bad:
    # as-of: 2024-03-27
    exploration: {date: 2024-03-26, start: "10:00"}  # <- X006

Bad:
    # as-of: 2024-03-01
    status: explored
    exploration:
      date: 2024-03-26
      result: {}  # <- X006

Bad:
    status: explored
    exploration:
      date: 2024-03-26
      result:  # <- X006, X006
        themes: [digitalisation]
        host_departments: ["Building authority"]

Bad:
    status: explored
    exploration:
      date: 2024-03-26
      result:  # <- X006, X006
        guest_departments: ["Building authority"]
        dates: [2024-05-14]

Good:
    # as-of: 2024-03-26
    status: idea
    exploration: {date: 2024-03-26, start: "10:00"}

Good:
    status: explored
    exploration:
      date: 2024-03-26
      result:
        themes: [digitalisation]
        host_departments: ["Building authority"]
        guest_departments: ["Planning department"]
        dates: [2024-05-14]

Good:
    exploration: {date: 2024-03-26, status: cancelled}

Source: checklists.md, EM23, EM25 and EM27.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem for the whole result, or one per missing part."""
    meeting = case.exploration
    if meeting is None or meeting.date is None:
        return
    if meeting.date >= case.today and not case.at_least("explored"):
        return
    result = meeting.result
    place = ("exploration", "result") if result else ("exploration",)
    parts = {
        "themes-missing": bool(result and result.themes),
        "departments-missing": bool(result and result.host_departments and result.guest_departments),
        "dates-missing": bool(result and result.dates),
    }
    if not any(parts.values()):
        yield Problem(path=place, key=True)
        return
    for message, there in parts.items():
        if not there:
            yield Problem(path=place, key=True, message_id=message)


RULE = Rule(
    code="X006",
    name="exploration-result-missing",
    severity="warning",
    texts={
        "exploration-result-missing": Text(
            en="the exploration meeting is over, and no result is recorded",
            de="Das Exploration-Meeting ist vorbei, und kein Ergebnis ist festgehalten",
        ),
        "themes-missing": Text(
            en="the result of the exploration meeting names no themes",
            de="Das Ergebnis des Exploration-Meetings nennt keine Themenschwerpunkte",
        ),
        "departments-missing": Text(
            en="the result of the exploration meeting does not name host and guest departments",
            de="Das Ergebnis des Exploration-Meetings nennt nicht die gastgebenden und hospitierenden Fachbereiche",
        ),
        "dates-missing": Text(
            en="the result of the exploration meeting names no dates",
            de="Das Ergebnis des Exploration-Meetings nennt keine Termine",
        ),
    },
    hint=Text(
        en="write `themes`, `host_departments`, `guest_departments` and `dates` in `exploration.result`",
        de="`themes`, `host_departments`, `guest_departments` und `dates` in `exploration.result` eintragen",
    ),
    needs=(("exploration", "result", "*", "*", "*"),),
    german="""Das Exploration-Meeting ist vorbei, und sein Ergebnis ist nicht festgehalten.

Im Meeting werden die Themenschwerpunkte, die gastgebenden und hospitierenden Fachbereiche und die Termine
beschlossen; was nicht aufgeschrieben ist, muss neu vereinbart werden. Es ist vorbei, wenn sein Datum vergangen ist
oder das Programm mindestens den Stand `explored` hat. Ist gar kein Ergebnis festgehalten, gibt es einen Befund, sonst
je einen für jeden der drei Teile, der fehlt; bei den Fachbereichen werden beide Seiten gebraucht.""",
    check=check,
)
