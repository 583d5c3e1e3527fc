"""A planned session has no objective or no host expert.

Without an objective nobody can say afterwards whether the session was worth it, and without an expert of the host side
there is nobody to learn from. Both may be open while a program is an idea; once it is planned they are named. Only
who is in `host_experts` counts.

Bad:
    status: planned
    people: [{id: plant-manager, name: "Plant manager", side: nrw}]
    sessions:
      - {id: sorting-plant}  # <- S011
      - {id: sewage-works, objective: "Compare fees"}  # <- S011
      - {id: recycling-yard, host_experts: [plant-manager]}  # <- S011
      - {id: composting, host_experts: [plant-manager], objective: ""}  # <- S011

Good:
    status: planned
    people: [{id: plant-manager, name: "Plant manager", side: nrw}]
    sessions:
      - {id: sorting-plant, objective: {en: "Compare fees"}, host_experts: [plant-manager]}
      - {id: sewage-works, status: cancelled}

Good:
    status: explored
    sessions:
      - {id: sorting-plant}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    for path, session in case.sessions:
        aim, experts = wording(session.objective, "de"), session.host_experts
        if not (aim and experts):
            message = "objective-missing" if experts else "expert-missing" if aim else ""
            yield Problem(path=path, key=True, message_id=message)


RULE = Rule(
    code="S011",
    name="session-underspecified",
    severity="warning",
    since="planned",
    texts={
        "session-underspecified": Text(
            en="the session has neither an objective nor a host expert",
            de="Der Termin hat weder ein Ziel noch eine*n gastgebende*n Referent*in",
        ),
        "objective-missing": Text(en="the session has no objective", de="Der Termin hat kein Ziel"),
        "expert-missing": Text(
            en="the session has no host expert", de="Der Termin hat keine*n gastgebende*n Referent*in"
        ),
    },
    hint=Text(
        en="write `objective` and name at least one person in `host_experts`",
        de="`objective` eintragen und mindestens eine Person in `host_experts` nennen",
    ),
    needs=(("sessions", "*", "objective", "*"), ("sessions", "*", "host_experts", "*")),
    german="""Ein geplanter Termin hat kein Ziel oder keine*n gastgebende*n Referent*in.

Ohne Ziel kann hinterher niemand sagen, ob sich der Termin gelohnt hat, und ohne Referent*in der gastgebenden Seite
ist niemand da, von dem die Gäste lernen können. Bei einer Idee darf beides offen sein; sobald das Programm geplant
ist, steht es fest. Es zählt nur, wer in `host_experts` steht.""",
    check=check,
)
