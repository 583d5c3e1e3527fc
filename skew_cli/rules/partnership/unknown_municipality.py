"""A municipality is not in the directory of municipalities.

The directory knows the German–Palestinian partnerships of North Rhine-Westphalia and what a repository adds in
`programs/municipalities.yaml`. Without an entry the defaults of the country hold: zone, weekend and office hours may be
wrong, and country and state are not checked. Compared are id, names and aliases, whatever the spelling of umlauts and
the case. A new municipality is welcome; a nearly equal name is probably a slip.

Bad:
    partners:
      nrw: {municipality: Kölln}  # <- P003
      palestine: {municipality: Nablus}  # <- P003

Good:
    partners:
      nrw: {municipality: Bruehl}
      palestine: {municipality: BATTIR}

Good:
    partners:
      nrw: {municipality: Cologne}
      palestine: {municipality: بيت لحم}

Good:
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: nablus}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: nablus, name: {de: Nablus}, country: ps, samaritan_calendar: true}

Source: SKEW list of partnerships with municipalities in the Palestinian territories, undated.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from skew_cli.model.finding import Problem, Quote
from skew_cli.model.municipality import Municipality
from skew_cli.model.text import fold
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side."""
    for side in SIDES:
        partner = case.program.partners.of(side)
        if partner is None or case.directory.find(partner.municipality):
            continue
        near = _nearest(case, side, partner.municipality)
        name = Quote(partner.municipality)
        yield Problem(
            path=("partners", side, "municipality"),
            message_id="similar-municipality" if near else "",
            params={"municipality": name, "nearest": Quote(near.title("de"))} if near else {"municipality": name},
        )


def _nearest(case: Case, side: Side, written: str) -> Municipality | None:
    """The municipality of that side with the most similar id, name or alias, if one is similar at all."""
    names = {
        fold(name): each
        for each in case.directory.municipalities.values()
        if each.side == side
        for name in (each.id, each.name.de, each.name.en, each.name.ar, *each.aliases)
        if name
    }
    near = get_close_matches(fold(written), names, n=1, cutoff=0.75)
    return names[near[0]] if near else None


RULE = Rule(
    code="P003",
    name="unknown-municipality",
    severity="warning",
    texts={
        "unknown-municipality": Text(
            en="{municipality} is not in the directory of municipalities",
            de="{municipality} steht nicht im Verzeichnis der Kommunen",
        ),
        "similar-municipality": Text(
            en="{municipality} is not in the directory of municipalities; the most similar name there is {nearest}",
            de="{municipality} steht nicht im Verzeichnis der Kommunen; am ähnlichsten ist dort {nearest}",
        ),
    },
    hint={
        "unknown-municipality": Text(
            en="add the municipality to `programs/municipalities.yaml`",
            de="die Kommune in `programs/municipalities.yaml` ergänzen",
        ),
        "similar-municipality": Text(
            en="correct the name, or add the municipality to `programs/municipalities.yaml`",
            de="den Namen berichtigen oder die Kommune in `programs/municipalities.yaml` ergänzen",
        ),
    },
    needs=(("partners", "*", "municipality"),),
    german="""Eine Kommune steht nicht im Verzeichnis der Kommunen.

Das Verzeichnis enthält die deutsch-palästinensischen Partnerschaften in Nordrhein-Westfalen und was in
`programs/municipalities.yaml` ergänzt wurde. Ohne Eintrag gelten die üblichen Werte des Landes: Zeitzone, Wochenende
und Dienstzeiten können falsch sein, und Staat und Bundesland werden nicht geprüft. Verglichen werden Kennung, Namen
und weitere Schreibweisen, ohne auf Umlaute und Großschreibung zu achten. Eine neue Kommune ist willkommen; ein fast
gleicher Name ist wohl ein Schreibfehler.""",
    check=check,
)
