"""A text still holds a placeholder.

From the status `planned` on, documents and invitations are made from the file, and a forgotten `TODO` would be printed.
Looked for are the words `TODO`, `TBD`, `FIXME`, `XXX` and `N.N.` in this spelling, alone or inside a text, and the
domains `example.org` and `example.com` that belong to nobody. A cancelled program is checked, too.
What a repository of samples wants to keep stands under `allow` in the table `[rules.placeholder-left]` of `skew.toml`.

Bad:
    status: planned
    title: {de: TODO, en: Waste and wastewater}  # <- F006
    notes: "Ort offen (TBD), Uhrzeit steht"  # <- F006
    people:
      - {id: moderation-a, name: N.N.}  # <- F006
      - id: moderation-b
        name: Moderation
        email: moderation@example.org  # <- F006
        phone: +49 221 XXX  # <- F006
    themes:
      - id: tourism
        guiding_questions:
          - Wer lenkt die Besucherströme?
          - FIXME  # <- F006
    sessions:
      - id: old-town
        status: cancelled
        room: https://Meet.Example.com/old-town  # <- F006

Bad:
    status: cancelled
    notes: TODO  # <- F006

Bad:
    status: confirmed
    notes: TODO, siehe example.org  # <- F006
    # file: skew.toml
    [rules.placeholder-left]
    allow = ["example.org", "XXX"]

Good:
    status: explored
    notes: TODO

Good:
    status: planned
    notes: Der TODOs-Zettel, die todo-Liste und XXXL sind Wörter, und notexample.org ist eine Adresse wie example.organic

Good:
    status: planned
    notes: Example.org
    people:
      - {id: moderation-a, name: N.N., email: moderation@example.org}
    # file: skew.toml
    [rules.placeholder-left]
    allow = ["example.org", "N.N."]

Source: assumption.
"""

import re
from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_PLACEHOLDER = re.compile(r"(?<!\w)(?:TODO|TBD|FIXME|XXX|N\.N\.)(?!\w)|(?<![\w-])(?i:example\.(?:org|com))(?![\w-])")
_WORDS = (b"TODO", b"TBD", b"FIXME", b"XXX", b"N.N.")


def check(case: Case) -> Iterator[Problem]:
    """One problem per text, naming its first placeholder."""
    said = case.said
    if not [word for word in _WORDS if word in said] and b"example." not in said.lower():
        return
    allowed = {each.casefold() for each in case.settings.get(RULE.name, {}).get("allow", ())}
    for path, text in case.texts:
        found = (match[0] for match in _PLACEHOLDER.finditer(text))
        if left := next((each for each in found if each.casefold() not in allowed), None):
            yield Problem(path=path, params={"placeholder": Quote(left)})


RULE = Rule(
    code="F006",
    name="placeholder-left",
    severity="warning",
    since="planned",
    cancelled=True,
    settings={"allow": ()},
    texts={
        "placeholder-left": Text(
            en="a placeholder is left here: {placeholder}",
            de="Hier steht noch ein Platzhalter: {placeholder}",
        )
    },
    hint=Text(
        en="fill in the real value, or remove the key",
        de="den richtigen Wert eintragen oder den Schlüssel entfernen",
    ),
    german="""Ein Text enthält noch einen Platzhalter.

Ab dem Stand `planned` werden aus der Datei Dokumente und Einladungen erstellt, und ein vergessenes `TODO` würde
mitgedruckt. Gesucht werden die Wörter `TODO`, `TBD`, `FIXME`, `XXX` und `N.N.` in genau dieser Schreibweise, allein
oder innerhalb eines Textes, und die Domains `example.org` und `example.com`, die niemandem gehören. Auch ein
abgesagtes Programm wird geprüft. Was in einer Sammlung von Beispielen stehen bleiben soll, wird in `skew.toml` in der
Tabelle `[rules.placeholder-left]` unter `allow` aufgezählt.""",
    check=check,
)
