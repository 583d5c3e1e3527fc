"""The country analysis of the Palestinian territories is offered to the Palestinian side.

The seminar with the topic `country_analysis` introduces people from North Rhine-Westphalia to the situation of their
partners, who know it better than any seminar. What helps the Palestinian side is the counterpart. Without `sides` a
seminar is for both. The finding stands at the sides, at the topic if they are not written, or where the program names
a shared seminar.

Bad:
    seminars:
      - id: country-analysis
        topic: country_analysis
        sides: [nrw, palestine]  # <- V005
      - id: second-analysis
        topic: country_analysis  # <- V005
      - analysis-2024  # <- V005
    # file: programs/2024/season.yaml
    seminars:
      - {id: analysis-2024, topic: country_analysis, sides: [palestine]}

Good:
    seminars:
      - {id: country-analysis, topic: country_analysis, sides: [nrw]}
      - {id: second-analysis, topic: country_analysis, status: cancelled}
      - {id: intercultural, topic: intercultural_communication}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per seminar."""
    for path, seminar in case.seminars:
        if seminar.topic == "country_analysis" and "palestine" in seminar.sides:
            written = "sides" if "sides" in seminar.model_fields_set else "topic"
            shared = case.program.seminars[int(path[1])].shared
            yield Problem(path=path if shared else (*path, written))


RULE = Rule(
    code="V005",
    name="country-analysis-for-own-side",
    severity="info",
    texts={
        "country-analysis-for-own-side": Text(
            en="the country analysis of the Palestinian territories is offered to the Palestinian side, too",
            de="Die Landesanalyse Palästinensische Gebiete wird auch der palästinensischen Seite angeboten",
        )
    },
    hint=Text(
        en="limit it to `sides: [nrw]`, and offer the Palestinian side a counterpart on German local self-government and "
        "North Rhine-Westphalia",
        de="auf `sides: [nrw]` beschränken und der palästinensischen Seite ein Gegenstück zur kommunalen "
        "Selbstverwaltung und zu Nordrhein-Westfalen anbieten",
    ),
    german="""Die Landesanalyse Palästinensische Gebiete wird auch der palästinensischen Seite angeboten.

Das Seminar mit dem Thema `country_analysis` macht Menschen aus Nordrhein-Westfalen mit der Lage ihrer Partner*innen
vertraut, und diese kennen sie besser als jedes Seminar. Der palästinensischen Seite hilft ein Gegenstück. Ohne
`sides` ist ein Seminar für beide Seiten. Der Befund steht bei der Angabe der Seiten, beim Thema, wenn sie fehlt, oder
dort, wo das Programm ein gemeinsames Seminar nennt.""",
    check=check,
)
