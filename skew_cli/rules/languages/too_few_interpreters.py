"""For simultaneous interpreting a language pair has fewer than two interpreters.

Whoever interprets simultaneously tires within half an hour; two people take turns. The rule looks at exploration
meeting, seminars and sessions with `interpretation: simultaneous`, dated or not, that are longer than
`simultaneous_solo_max_min` of the season profile. Each language pair needs two people, whichever way round it is
written; interpreters without `pair` count for every pair. That nobody at all is named is a message of its own.
Interpreters of `session_defaults` are one finding for all sessions that take theirs from there. Network events are not
looked at.

Bad:
    sessions:
      - id: sorting-plant
        interpretation: simultaneous
        interpreters:  # <- L003
          - {person: interpreter-1, pair: [de, ar]}

Bad:
    session_defaults:
      interpretation: simultaneous
      interpreters:  # <- L003
        - {person: interpreter-1, pair: [de, ar]}
        - {person: interpreter-2, pair: [ar, de]}
        - {person: interpreter-2, pair: [en, ar]}
    sessions:
      - {id: sorting-plant}
      - {id: sewage-works}

Bad:
    exploration:
      date: 2024-03-26
      duration_min: 31
      interpretation: simultaneous
      interpreters:  # <- L003
        - {person: interpreter-1}
        - {person: interpreter-1}
    seminars:
      - id: intercultural
        interpretation: simultaneous  # <- L003
      - shared  # <- L003
    # file: programs/2024/season.yaml
    seminars:
      - {id: shared, interpretation: simultaneous, interpreters: [{person: interpreter-1, pair: [de, ar]}]}

Good:
    session_defaults:
      interpretation: simultaneous
      interpreters: [{person: interpreter-1, pair: [de, ar]}, {person: interpreter-2, pair: [ar, de]}]
    exploration:
      duration_min: 30
      interpretation: simultaneous
      interpreters: [{person: interpreter-1}]
    sessions:
      - {id: sorting-plant}
      - {id: sewage-works, interpreters: [{person: interpreter-1, pair: [de, ar]}, {person: interpreter-2}]}
      - {id: recycling-yard, interpretation: consecutive, interpreters: [{person: interpreter-1}]}
      - {id: landfill, interpreters: [], status: cancelled}

Good:
    sessions:
      - {id: sorting-plant, interpreters: [{person: interpreter-1}]}

Source: blog of a conference interpreter; Specta.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Params, Path, Problem, Term
from skew_cli.model.session import Event
from skew_cli.model.types import Lang
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_NEEDED = 2


def check(case: Case) -> Iterator[Problem]:
    """One problem per place where interpreters are written and language pair, or per event that names nobody."""
    most = case.profile.simultaneous_solo_max_min
    seen: set[Path] = set()
    for path, event in case.events:
        length = event.duration_min if event.duration_min is not None else case.profile.session_minutes
        if event.interpretation != "simultaneous" or length <= most:
            continue
        place = case.place(path, "interpreters" if event.interpreters else "interpretation")
        if place in seen:
            continue
        seen.add(place)
        for message, pair in _short(event):
            params: Params = {"max": most, "pair": pair} if pair else {"max": most}
            yield Problem(path=place, key=bool(event.interpreters), message_id=message, params=params)


def _short(event: Event) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """What is said of an event: the message and the language pair, which is empty if none is written."""
    pairs: dict[frozenset[str], tuple[Lang, Lang]] = {}
    for each in event.interpreters:
        if each.pair:
            pairs.setdefault(frozenset(each.pair), each.pair)
    if not event.interpreters:
        yield "interpreters-missing", ()
    elif not pairs and len({each.person for each in event.interpreters}) < _NEEDED:
        yield "one-interpreter", ()
    for pair, written in pairs.items():
        people = {each.person for each in event.interpreters if each.pair is None or frozenset(each.pair) == pair}
        if len(people) < _NEEDED:
            yield "", tuple(Term(lang) for lang in written)


RULE = Rule(
    code="L003",
    name="too-few-interpreters",
    severity="warning",
    texts={
        "too-few-interpreters": Text(
            en="only one person interprets simultaneously for the language pair {pair}; longer than {max} minutes takes two",
            de="Für das Sprachpaar {pair} dolmetscht nur eine Person simultan; länger als {max} Minuten braucht es zwei",
        ),
        "one-interpreter": Text(
            en="only one person interprets simultaneously; longer than {max} minutes takes two",
            de="Nur eine Person dolmetscht simultan; länger als {max} Minuten braucht es zwei",
        ),
        "interpreters-missing": Text(
            en="simultaneous interpreting is planned, and nobody is named; longer than {max} minutes takes two people",
            de="Simultane Verdolmetschung ist vorgesehen, und niemand ist genannt; länger als {max} Minuten braucht es zwei Personen",
        ),
    },
    hint=Text(
        en="name two interpreters for each language pair in `interpreters`",
        de="je Sprachpaar zwei Dolmetscher*innen in `interpreters` nennen",
    ),
    needs=(
        ("exploration", "interpreters", "*", "*", "*"),
        ("seminars", "*", "interpreters", "*", "*", "*"),
        ("sessions", "*", "interpreters", "*", "*", "*"),
        ("session_defaults", "interpreters", "*", "*", "*"),
        ("exploration", "duration_min"),
        ("seminars", "*", "duration_min"),
        ("sessions", "*", "duration_min"),
        ("session_defaults", "duration_min"),
    ),
    german="""Für simultane Verdolmetschung sind je Sprachpaar weniger als zwei Dolmetscher*innen vorgesehen.

Wer simultan dolmetscht, ermüdet innerhalb einer halben Stunde; zwei Personen wechseln sich ab. Geprüft werden
Exploration-Meeting, Seminare und Termine mit `interpretation: simultaneous`, mit oder ohne Datum, die länger dauern
als `simultaneous_solo_max_min` im Jahresprofil. Jedes Sprachpaar braucht zwei Personen, gleich in welcher Reihenfolge
die Sprachen stehen; wer ohne `pair` eingetragen ist, zählt für jedes Paar. Ist gar niemand genannt, steht das in
einer eigenen Meldung. Für Dolmetscher*innen aus `session_defaults` gibt es einen Befund für alle Termine, die ihre
von dort nehmen. Austauschformate werden nicht geprüft.""",
    check=check,
)
