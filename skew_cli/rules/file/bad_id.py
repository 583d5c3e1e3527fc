"""An id has the wrong form, or is used twice for the same kind of object.

Ids name things in links, file names and calendar entries: lower-case letters a to z and digits, in groups joined by
single hyphens. Checked are the program's own id and the ids of its themes, civil-society entries, people, seminars,
sessions and departments. Each id is used once for its kind of object; of departments, once for each side. A session
and a theme may share an id. References, such as a shared seminar named by its id, need no form of their own: see F007.

Bad:
    id: Koeln_Bethlehem  # <- F005

Bad:
    themes: [Abfall & Abwasser, tourism]  # <- F005
    people:
      - {id: Moderation A, name: Moderation}  # <- F005
    civil_society:
      - {id: städtepartner, side: nrw, name: Partnerschaftsverein}  # <- F005
    partners:
      nrw:
        municipality: koeln
        departments:
          - {id: "67_", name: Umweltamt}  # <- F005
          - {id: "67", name: Grünflächenamt}
          - {id: "67", name: Friedhofsamt}  # <- F005
          - Ordnungsamt
      palestine:
        municipality: bethlehem
        departments: [{id: "67", name: Water Department}]
    seminars:
      - {id: land--analysis, topic: country_analysis}  # <- F005
    sessions:
      - {id: -plant}  # <- F005
      - {id: ""}  # <- F005

Bad:
    themes:
      - tourism
      - id: tourism  # <- F005
    people:
      - {id: moderation-a, name: Moderation}
      - {id: moderation-a, name: Moderation}  # <- F005
    civil_society:
      - {id: twinning, side: nrw, name: Partnerschaftsverein}
      - {id: twinning, side: palestine, name: Partnership association}  # <- F005
    seminars:
      - country-analysis
      - {id: country-analysis, topic: country_analysis}  # <- F005
    sessions:
      - {id: plant}
      - {id: plant, status: cancelled}  # <- F005
      - {id: plant}  # <- F005

Good:
    themes: [tourism, waste-and-wastewater]
    people:
      - {id: moderation-a, name: Moderation}
    civil_society:
      - {id: tourism, side: nrw, name: Tourismusverein}
    seminars: [country-analysis, Kulturen]
    sessions:
      - {id: tourism}
      - {id: plant-2}

Source: tool.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from skew_cli.model.finding import Label, Path, Problem, Quote
from skew_cli.model.people import Person
from skew_cli.model.program import CivilSociety, Department, Program, Theme
from skew_cli.model.session import Seminar, Session
from skew_cli.model.text import fold
from skew_cli.model.types import ID, SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_Entry = Theme | CivilSociety | Person | Session | Seminar | Department


def check(case: Case) -> Iterator[Problem]:
    """One problem per id; of equal ones, all but the first."""
    kinds = _kinds(case.program)
    every, twice = [case.program.id], False
    for _, entries in kinds:
        ids = [ident for each in entries if (ident := each.id) is not None]
        twice = twice or len(set(ids)) < len(ids)
        every += ids
    if not twice and ID.match("-".join(every)):  # so joined, ids make an id
        return
    if not ID.match(case.program.id):
        yield _bad(("id",), case.program.id)
    for place, entries in kinds:
        yield from _of_kind(place, entries)


def _of_kind(place: Path, entries: Iterable[_Entry]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for n, each in enumerate(entries):
        ident, path = each.id, (*place, n, "id")
        if ident is None:
            continue
        own = not (isinstance(each, Seminar) and each.shared)
        if own and not ID.match(ident):
            yield _bad(path, ident)
        elif ident in first:
            yield Problem(
                path=path,
                message_id="id-used-twice",
                params={"id": Quote(ident)},
                labels=(Label(path=first[ident], message_id="first-used-here"),),
            )
        else:
            first[ident] = path


def _kinds(program: Program) -> list[tuple[Path, Sequence[_Entry]]]:
    """For each kind of object its list; seminars of the season are only named here."""
    found: list[tuple[Path, Sequence[_Entry]]] = [
        (("themes",), program.themes),
        (("civil_society",), program.civil_society),
        (("people",), program.people),
        (("sessions",), program.sessions),
        (("seminars",), program.seminars),
    ]
    sides = ((side, program.partners.of(side)) for side in SIDES)
    found += [(("partners", side, "departments"), partner.departments) for side, partner in sides if partner]
    return found


def _bad(path: Path, ident: str) -> Problem:
    proposal = "-".join(filter(None, map(fold, re.split(r"[\W_]+", ident))))
    if ID.match(proposal):
        return Problem(path=path, message_id="similar-id", params={"id": Quote(ident), "proposal": proposal})
    return Problem(path=path, params={"id": Quote(ident)})


RULE = Rule(
    code="F005",
    name="bad-id",
    severity="error",
    cancelled=True,
    beside=("first-used-here",),
    texts={
        "bad-id": Text(
            en="{id} is no id: it takes small letters from a to z, digits and single hyphens",
            de="{id} ist keine Kennung: erlaubt sind kleine Buchstaben von a bis z, Ziffern und einzelne Bindestriche",
        ),
        "similar-id": Text(
            en="{id} is no id: it takes small letters from a to z, digits and single hyphens, such as {proposal}",
            de="{id} ist keine Kennung: erlaubt sind kleine Buchstaben von a bis z, Ziffern und einzelne Bindestriche, "
            "etwa {proposal}",
        ),
        "id-used-twice": Text(en="the id {id} is already used", de="Die Kennung {id} ist schon vergeben"),
        "first-used-here": Text(en="first used here", de="zuerst hier vergeben"),
    },
    hint={
        "bad-id": Text(en="choose another id", de="eine andere Kennung wählen"),
        "similar-id": Text(
            en="change it here and wherever it is referred to",
            de="hier und überall ändern, wo darauf verwiesen wird",
        ),
        "id-used-twice": Text(
            en="give one of the two another id", de="einer der beiden Stellen eine andere Kennung geben"
        ),
    },
    german="""Eine Kennung hat die falsche Form oder ist für dieselbe Art von Eintrag zweimal vergeben.

Kennungen benennen Dinge in Links, Dateinamen und Kalendereinträgen. Sie bestehen aus kleinen Buchstaben von a bis z
und Ziffern, in Gruppen, die durch einzelne Bindestriche verbunden sind. Geprüft werden die Kennung des Programms und
die seiner Themenschwerpunkte, zivilgesellschaftlichen Organisationen, Personen, Seminare, Termine und Fachbereiche.
Jede Kennung wird je Art nur einmal vergeben, bei Fachbereichen je Seite einmal. Ein Termin und ein Themenschwerpunkt
dürfen dieselbe Kennung haben. Verweise, etwa auf ein gemeinsames Seminar, müssen selbst keine bestimmte Form haben:
siehe F007.""",
    check=check,
)
