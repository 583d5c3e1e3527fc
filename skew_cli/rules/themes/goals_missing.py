"""A theme has no guiding question or no learning goal.

A hospitation is limited in time and lives on concrete questions: they say what guests want to know and what hosts
prepare, and the goals are what the evaluation looks at. Expected of every theme from `planned` on.

Bad:
    status: planned
    themes:
      - tourism  # <- T005
      - id: digitalisation  # <- T005
        guiding_questions: [Wie kommen Anträge in die Fachverfahren?]
      - id: gender-equality  # <- T005
        goals: [{text: Zwei Beispiele für Gleichstellung im Haushalt kennen}]

Good:
    status: planned
    themes:
      - id: digitalisation
        guiding_questions: [Wie kommen Anträge in die Fachverfahren?]
        goals: [{text: Den Weg eines Bauantrags beschreiben können}]

Good:
    status: explored
    themes: [tourism]

Source: HS Weingarten, Tapetenwechsel (motivation and aims first); HAWtech (agreed topics and concrete questions).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per theme."""
    for index, theme in enumerate(case.program.themes):
        if theme.goals and theme.guiding_questions:
            continue
        if theme.goals:
            missing = "question-missing"
        elif theme.guiding_questions:
            missing = "goals-missing"
        else:
            missing = "both-missing"
        yield Problem(
            path=("themes", index),
            key=True,
            message_id=missing,
            params={"theme": Quote(theme.id)},
        )


RULE = Rule(
    code="T005",
    name="goals-missing",
    severity="warning",
    since="planned",
    texts={
        "goals-missing": Text(
            en="the theme {theme} has no learning goal", de="Der Themenschwerpunkt {theme} hat kein Lernziel"
        ),
        "question-missing": Text(
            en="the theme {theme} has no guiding question", de="Der Themenschwerpunkt {theme} hat keine Leitfrage"
        ),
        "both-missing": Text(
            en="the theme {theme} has neither a guiding question nor a learning goal",
            de="Der Themenschwerpunkt {theme} hat weder eine Leitfrage noch ein Lernziel",
        ),
    },
    hint=Text(
        en="enter at least one question under `guiding_questions` and one goal under `goals`",
        de="mindestens eine Leitfrage unter `guiding_questions` und ein Lernziel unter `goals` eintragen",
    ),
    needs=(
        ("themes", "*", "guiding_questions", "*"),
        ("themes", "*", "goals", "*", "text"),
    ),
    german="""Ein Themenschwerpunkt hat keine Leitfrage oder kein Lernziel.

Eine Hospitation ist zeitlich begrenzt und lebt von konkreten Fragen. Sie zeigen, was die Gäste wissen wollen und was
die gastgebende Seite vorbereitet; an den Lernzielen misst sich später die Auswertung. Beides wird ab dem Stand
`planned` bei jedem Themenschwerpunkt erwartet.""",
    check=check,
)
