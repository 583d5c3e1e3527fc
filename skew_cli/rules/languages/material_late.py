"""Material was not sent to the interpreters in time.

Interpreters prepare with slides, figures and terms; what they see for the first time in the session they cannot render.
`material_lead_days` of the season profile before an interpreted exploration meeting, seminar or session, and from then
on, every entry of its `materials` has a day in `sent_to_interpreters`. An event without `materials` has nothing to send.
Events that are over or `held`, and network events, are not looked at.

Bad:
    # as-of: 2024-05-09
    status: confirmed
    sessions:
      - id: sorting-plant
        date: 2024-05-14
        interpretation: consecutive
        materials:
          - {title: "Slides", sent_to_interpreters: 2024-05-07}
          - {title: "List of terms"}  # <- L005
          - {title: {de: "Lageplan", en: "Site plan"}}  # <- L005

Bad:
    # as-of: 2024-05-14
    status: confirmed
    session_defaults: {interpreters: [{person: interpreter-1, confirmed: true}]}
    seminars: [intercultural]  # <- L005
    sessions:
      - id: sorting-plant
        date: 2024-05-14
        materials: [{title: "Slides"}]  # <- L005
    # file: programs/2024/season.yaml
    seminars:
      - {id: intercultural, date: 2024-05-15, interpretation: simultaneous, materials: [{title: "Exercises"}]}

Good:
    # as-of: 2024-05-08
    status: confirmed
    sessions:
      - {id: sorting-plant, date: 2024-05-14, interpretation: consecutive, materials: [{title: "Slides"}]}

Good:
    # as-of: 2024-05-14
    status: confirmed
    exploration: {date: 2024-05-13, interpretation: consecutive, materials: [{title: "Profiles"}]}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, interpretation: consecutive}
      - {id: sewage-works, date: 2024-05-15, materials: [{title: "Slides"}]}
      - {id: recycling-yard, date: 2024-05-16, interpretation: none, materials: [{title: "Slides"}]}
      - {id: landfill, date: 2024-05-17, interpretation: consecutive, materials: [{title: "Slides"}], status: cancelled}

Good:
    # as-of: 2024-05-14
    status: planned
    sessions:
      - {id: sorting-plant, date: 2024-05-14, interpretation: consecutive, materials: [{title: "Slides"}]}

Source: Dolmetscherverband.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and material."""
    days = case.profile.material_lead_days
    for path, event in case.events:
        if event.date is None or not event.interpreted or not case.ahead(event, days):
            continue
        for index, material in enumerate(event.materials):
            if material.sent_to_interpreters is None:
                title = Quote(wording(material.title, "de"))
                yield Problem(
                    path=(*path, "materials", index, "title"),
                    key=True,
                    params={"material": title, "date": event.date, "days": days},
                )


RULE = Rule(
    code="L005",
    name="material-late",
    severity="warning",
    since="confirmed",
    texts={
        "material-late": Text(
            en="{material} for {date} is not marked as sent to the interpreters; {days} days before, they should have it",
            de="{material} für {date} ist nicht als an die Dolmetscher*innen verschickt vermerkt; "
            "{days} Tage vorher sollten sie alles haben",
        )
    },
    hint=Text(
        en="send it and write the day in `sent_to_interpreters`",
        de="die Unterlage schicken und den Tag in `sent_to_interpreters` eintragen",
    ),
    needs=(
        ("exploration", "materials", "*", "sent_to_interpreters"),
        ("seminars", "*", "materials", "*", "sent_to_interpreters"),
        ("sessions", "*", "materials", "*", "sent_to_interpreters"),
    ),
    german="""Unterlagen wurden nicht rechtzeitig an die Dolmetscher*innen geschickt.

Dolmetscher*innen bereiten sich mit Folien, Zahlen und Begriffen vor; was sie erst im Termin sehen, können sie nicht
gut wiedergeben. Ist ein verdolmetschtes Exploration-Meeting, ein verdolmetschtes Seminar oder ein verdolmetschter
Termin nur noch so viele Tage entfernt, wie im Jahresprofil unter `material_lead_days` stehen, oder weniger, so steht
bei jeder Unterlage unter `materials` ein Tag in `sent_to_interpreters`. Ohne `materials` gibt es nichts zu schicken.
Veranstaltungen, die vorbei oder durchgeführt sind (`held`), und Austauschformate werden nicht geprüft.""",
    check=check,
)
