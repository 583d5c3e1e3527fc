"""A recording is planned without purpose or deletion date.

Personal data are kept for a purpose and no longer than it takes: whoever consents wants to know what for and until when.
With `recording.planned: true` the program has a `purpose` and a day in `delete_by`. A missing consent is a finding of
its own (G001) and hides nothing here. Whether the day has passed is not looked at.

Bad:
    recording:
      planned: true  # <- G002

Bad:
    recording: {planned: true, purpose: "For colleagues on shift"}  # <- G002

Bad:
    recording: {planned: true, delete_by: 2024-10-31, purpose: ""}  # <- G002

Good:
    recording: {planned: true, purpose: {en: "For colleagues on shift"}, delete_by: 2024-10-31}

Good:
    recording: {planned: false}

Source: GDPR.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    recording = case.program.recording
    if recording is None or not recording.planned:
        return
    purpose, end = wording(recording.purpose, "de"), recording.delete_by
    if not (purpose and end):
        message = "purpose-missing" if end else "deletion-date-missing" if purpose else ""
        yield Problem(path=("recording", "planned"), key=True, message_id=message)


RULE = Rule(
    code="G002",
    name="recording-without-end",
    severity="warning",
    texts={
        "recording-without-end": Text(
            en="a recording is planned without purpose and deletion date",
            de="Eine Aufzeichnung ist ohne Zweck und Löschdatum geplant",
        ),
        "purpose-missing": Text(
            en="a recording is planned without purpose", de="Eine Aufzeichnung ist ohne Zweck geplant"
        ),
        "deletion-date-missing": Text(
            en="a recording is planned without deletion date", de="Eine Aufzeichnung ist ohne Löschdatum geplant"
        ),
    },
    hint=Text(
        en="write `purpose` and `delete_by` in `recording`", de="`purpose` und `delete_by` in `recording` eintragen"
    ),
    needs=(("recording", "purpose", "*"), ("recording", "delete_by")),
    german="""Eine Aufzeichnung ist ohne Zweck oder Löschdatum geplant.

Personenbezogene Daten werden für einen Zweck aufbewahrt und nicht länger als dafür nötig: Wer einwilligt, will
wissen, wofür und bis wann. Mit `recording.planned: true` hat das Programm einen Zweck (`purpose`) und einen Tag in
`delete_by`. Eine fehlende Einwilligung ist ein eigener Befund (G001) und verdeckt diesen nicht. Ob der Tag vergangen
ist, wird nicht geprüft.""",
    check=check,
)
