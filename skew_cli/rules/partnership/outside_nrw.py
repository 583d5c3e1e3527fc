"""The German municipality does not lie in North Rhine-Westphalia.

The program is paid from funds of the Land North Rhine-Westphalia. The directory of municipalities says where a
municipality lies: its `state` is `NW`, and its official key `ags`, if given, begins with 05. Where the state is
missing, a key that begins with 05 is enough; with neither the municipality is reported, too, because nothing shows
that it may take part. An unknown municipality is P003.

Bad:
    partners:
      nrw: {municipality: jena}  # <- P002
      palestine: {municipality: beit-jala}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: jena, name: {de: Jena}, country: de, state: "TH", ags: "16053000"}

Bad:
    partners:
      nrw: {municipality: jena}  # <- P002
      palestine: {municipality: beit-jala}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: jena, name: {de: Jena}, country: de, state: "NW", ags: "16053000"}

Bad:
    partners:
      nrw: {municipality: jena}  # <- P002
      palestine: {municipality: beit-jala}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: jena, name: {de: Jena}, country: de, ags: "16053000"}

Bad:
    partners:
      nrw: {municipality: oberhausen}  # <- P002
      palestine: {municipality: bethlehem}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: oberhausen, name: {de: Oberhausen}, country: de}

Good:
    partners:
      nrw: {municipality: bergisch-gladbach}
      palestine: {municipality: beit-jala}

Good:
    partners:
      nrw: {municipality: oberhausen}
      palestine: {municipality: bethlehem}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: oberhausen, name: {de: Oberhausen}, country: de, ags: "05119000"}

Good:
    partners:
      nrw: {municipality: oberhausen}
      palestine: {municipality: bethlehem}
    # file: programs/municipalities.yaml
    municipalities:
      - {id: oberhausen, name: {de: Oberhausen}, country: de, state: "NW"}

Good:
    partners:
      nrw: {municipality: ramallah}
      palestine: {municipality: bethlehem}

Source: SKEW programme page 2024 ("Mittel des Landes NRW").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the German municipality."""
    partner = case.program.partners.nrw
    found = case.directory.find(partner.municipality) if partner else None
    if found is None or found.country != "de":
        return
    path = ("partners", "nrw", "municipality")
    name = case.town("nrw")
    if found.state not in (None, "NW"):
        yield Problem(path=path, params={"municipality": name, "state": Quote(found.state)})
    elif found.ags is not None and not found.ags.startswith("05"):
        params = {"municipality": name, "ags": Quote(found.ags)}
        yield Problem(path=path, message_id="key-outside-nrw", params=params)
    elif found.state is None and found.ags is None:
        yield Problem(path=path, message_id="state-unknown", params={"municipality": name})


_STATE = Text(
    en="choose a municipality in North Rhine-Westphalia, or correct its entry in the directory of municipalities",
    de="eine Kommune in Nordrhein-Westfalen wählen oder ihren Eintrag im Verzeichnis der Kommunen berichtigen",
)

RULE = Rule(
    code="P002",
    name="outside-nrw",
    severity="error",
    texts={
        "outside-nrw": Text(
            en="{municipality} does not lie in North Rhine-Westphalia: its state is {state}, not NW",
            de="{municipality} liegt nicht in Nordrhein-Westfalen: Als Land ist {state} angegeben, nicht NW",
        ),
        "key-outside-nrw": Text(
            en="{municipality} does not lie in North Rhine-Westphalia: its municipality key {ags} does not begin with 05",
            de="{municipality} liegt nicht in Nordrhein-Westfalen: Der Gemeindeschlüssel {ags} beginnt nicht mit 05",
        ),
        "state-unknown": Text(
            en="nothing shows that {municipality} lies in North Rhine-Westphalia: its state is missing in the directory",
            de="Es ist nicht belegt, dass {municipality} in Nordrhein-Westfalen liegt: Im Verzeichnis fehlt das Land",
        ),
    },
    hint={
        "outside-nrw": _STATE,
        "key-outside-nrw": _STATE,
        "state-unknown": Text(
            en="enter `state: NW` for it in the directory of municipalities",
            de="im Verzeichnis der Kommunen `state: NW` ergänzen",
        ),
    },
    german="""Die deutsche Kommune liegt nicht in Nordrhein-Westfalen.

Das Programm wird aus Mitteln des Landes Nordrhein-Westfalen bezahlt. Wo eine Kommune liegt, steht im Verzeichnis der
Kommunen: Ihr Land (`state`) ist `NW`, und ihr amtlicher Gemeindeschlüssel (`ags`) beginnt, falls er angegeben ist,
mit 05. Fehlt das Land, so genügt ein Schlüssel, der mit 05 beginnt. Fehlt beides, wird die Kommune ebenfalls
gemeldet, denn nichts belegt, dass sie teilnehmen darf. Eine unbekannte Kommune meldet die Regel P003.""",
    check=check,
)
