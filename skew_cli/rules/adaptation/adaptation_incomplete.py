"""A theme or session of the predecessor is neither kept nor dropped.

The record of the adaptation is complete when every theme and every session of the predecessor is in `kept` or in
`dropped`, by its id or its title in any language. Sessions that were cancelled need no entry. Without any record rule
N001 speaks alone. The finding stands at the record and labels the place in the file of the predecessor.

Bad:
    predecessor: 2023/koeln-bethlehem
    adaptation:  # <- N002, N002
      kept: [tourism]
      new: [digitalisation]
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    themes: [tourism, digitalisation]
    sessions:
      - {id: old-town}
      - {id: guided-tour, status: cancelled}

Good:
    predecessor: 2023/koeln-bethlehem
    adaptation:
      kept: [tourism, {item: "Altstadt", note: "als virtueller Rundgang"}]
      dropped: [digitalisation]
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    themes: [tourism, digitalisation]
    sessions:
      - {id: old-town, title: {de: "Altstadt", en: "Old town"}}

Good:
    predecessor: 2023/koeln-bethlehem
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    themes: [tourism]

Good:
    status: cancelled
    predecessor: 2023/koeln-bethlehem
    adaptation: {new: [digitalisation]}
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    themes: [tourism]

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Path, Problem, Quote
from skew_cli.model.program import Program, Theme
from skew_cli.model.session import Session
from skew_cli.model.text import fold
from skew_cli.model.types import LANGS, wording
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import name
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per theme and session of a predecessor."""
    programs = {each.address: each for each in collection.cases}
    for case in collection.cases:
        record, before = case.program.adaptation, programs.get(case.program.predecessor or "")
        if before is None or record is None or not (record.kept or record.dropped or record.new):
            continue
        said = {fold(each.item) for each in (*record.kept, *record.dropped)}
        for path, item in _plan(before.program):
            if said.isdisjoint(_names(item)):
                yield Problem(
                    path=("adaptation",),
                    key=True,
                    file=case.file,
                    message_id="session-unsettled" if path[0] == "sessions" else "",
                    params={"item": Quote(item.id)},
                    labels=(Label(path=path, message_id="predecessor", file=before.file),),
                )


def _plan(program: Program) -> Iterator[tuple[Path, Theme | Session]]:
    for index, theme in enumerate(program.themes):
        yield ("themes", index), theme
    for index, session in enumerate(program.sessions):
        if session.status != "cancelled":
            yield ("sessions", index), session


def _names(item: Theme | Session) -> set[str]:
    """Id and titles as keys for comparing."""
    titles = {wording(item.title, lang) for lang in LANGS} - {""}
    return {fold(each) for each in (item.id, *titles)}


RULE = Rule(
    code="N002",
    name="adaptation-incomplete",
    severity="warning",
    phase="repository",
    beside=("predecessor",),
    texts={
        "adaptation-incomplete": Text(
            en="the theme {item} of the predecessor is neither kept nor dropped",
            de="Der Themenschwerpunkt {item} des Vorgängerprogramms ist weder beibehalten noch entfallen",
        ),
        "session-unsettled": Text(
            en="the session {item} of the predecessor is neither kept nor dropped",
            de="Der Termin {item} des Vorgängerprogramms ist weder beibehalten noch entfallen",
        ),
        "predecessor": Text(en="in the predecessor", de="im Vorgängerprogramm"),
    },
    hint=Text(
        en="enter its id in `adaptation.kept` or `adaptation.dropped`",
        de="die ID in `adaptation.kept` oder `adaptation.dropped` eintragen",
    ),
    needs=(("adaptation", "*", "*", "*"),),
    german="""Ein Themenschwerpunkt oder Termin des Vorgängerprogramms ist weder beibehalten noch entfallen.

Die Anpassung ist vollständig festgehalten, wenn jeder Themenschwerpunkt und jeder Termin des Vorgängerprogramms in
`kept` oder in `dropped` steht, mit seiner Kennung oder seinem Titel in irgendeiner Sprache. Abgesagte Termine
brauchen keinen Eintrag. Ist gar nichts festgehalten, meldet sich allein die Regel N001. Der Befund steht bei der
Anpassung und zeigt die Stelle in der Datei des Vorgängerprogramms.""",
    check_all=check_all,
    marks=(name,),
)
