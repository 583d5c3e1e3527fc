"""A recording is planned and no consent process is described.

Recording the spoken word without consent is a crime in Germany (§ 201 StGB), whichever side records. With
`recording.planned: true` the program says in `consent` how the consent of all is asked and kept; in which language of
the file does not matter. Whether the text is good enough is for the data protection officer to say.

Bad:
    recording: {planned: true}  # <- G001

Bad:
    recording:
      planned: true
      consent: {de: ""}  # <- G001
      purpose: "For colleagues on shift"
      delete_by: 2024-10-31

Good:
    recording: {planned: true, consent: {en: "Asked in writing beforehand, and on record at the start"}}

Good:
    recording: {planned: false}

Good:
    recording: {purpose: "For colleagues on shift"}

Source: § 201 StGB; Luther law firm.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    recording = case.program.recording
    if recording and recording.planned and not wording(recording.consent, "de"):
        written = "consent" in recording.model_fields_set
        yield Problem(path=("recording", "consent" if written else "planned"), key=True)


RULE = Rule(
    code="G001",
    name="recording-without-consent",
    severity="error",
    texts={
        "recording-without-consent": Text(
            en="a recording is planned, and nothing says how consent is obtained",
            de="Eine Aufzeichnung ist geplant, und nichts sagt, wie die Einwilligung eingeholt wird",
        )
    },
    hint=Text(
        en="write in `recording.consent` how everybody is asked and where the consent is kept, or record nothing",
        de="in `recording.consent` eintragen, wie alle gefragt werden und wo die Einwilligung festgehalten ist, "
        "oder nichts aufzeichnen",
    ),
    needs=(("recording", "consent", "*"),),
    german="""Eine Aufzeichnung ist geplant, und es ist nicht beschrieben, wie die Einwilligung eingeholt wird.

Das gesprochene Wort ohne Einwilligung aufzuzeichnen ist in Deutschland strafbar (§ 201 StGB), gleich welche Seite
aufzeichnet. Mit `recording.planned: true` sagt das Programm unter `consent`, wie die Einwilligung aller eingeholt und
aufbewahrt wird; in welcher Sprache der Datei, ist gleichgültig. Ob der Text ausreicht, beurteilen die
Datenschutzbeauftragten.""",
    check=check,
)
