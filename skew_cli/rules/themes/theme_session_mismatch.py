"""A session has no theme, or a theme has no session.

From `planned` on every active session serves a theme (`theme`), and every theme has at least one active session. The
rule is silent while the program has no theme (T001) or no active session (S001). Themes without session are
not reported while a session names a theme that the program does not have (F007): it is probably the misspelt one.

Bad:
    status: planned
    themes: [tourism, digitalisation]
    sessions:
      - {id: old-town, theme: tourism}
      - {id: open-data, theme: digitalisation}
      - id: city-tour  # <- T004
        objective: Wege durch die Altstadt

Bad:
    status: planned
    themes:
      - tourism
      - digitalisation  # <- T004
      - id: gender-equality  # <- T004
    sessions:
      - {id: old-town, theme: tourism}
      - {id: open-data, theme: digitalisation, status: cancelled}

Good:
    status: planned
    themes: [tourism, digitalisation]
    sessions:
      - {id: old-town, theme: tourism}
      - {id: open-data, theme: digitalisation}
      - {id: city-tour, status: cancelled}

Good:
    status: planned
    themes: [tourism]
    sessions:
      - {id: old-town, theme: turism}

Good:
    status: planned
    themes: [tourism]
    sessions:
      - {id: old-town, theme: tourism, status: cancelled}

Good:
    status: planned
    sessions:
      - {id: old-town}

Good:
    status: explored
    themes: [tourism]
    sessions:
      - {id: old-town}

Source: general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session without theme and per theme without session."""
    themes = case.program.themes
    if not themes or not case.sessions:
        return
    for path, session in case.sessions:
        if session.theme is None:
            yield Problem(path=path, key=True, params={"session": Quote(session.id)})
    used = {session.theme for _, session in case.sessions if session.theme is not None}
    if used <= {theme.id for theme in themes}:
        for index, theme in enumerate(themes):
            if theme.id not in used:
                yield Problem(
                    path=("themes", index),
                    key=True,
                    message_id="theme-without-session",
                    params={"theme": Quote(theme.id)},
                )


RULE = Rule(
    code="T004",
    name="theme-session-mismatch",
    severity="warning",
    since="planned",
    texts={
        "theme-session-mismatch": Text(
            en="the session {session} has no theme", de="Der Termin {session} hat keinen Themenschwerpunkt"
        ),
        "theme-without-session": Text(
            en="no session serves the theme {theme}", de="Zum Themenschwerpunkt {theme} gibt es keinen Termin"
        ),
    },
    hint={
        "theme-session-mismatch": Text(
            en="enter the id of a theme of the program under `theme`",
            de="unter `theme` die Id eines Themenschwerpunkts des Programms eintragen",
        ),
        "theme-without-session": Text(
            en="assign a session to the theme, or remove the theme",
            de="dem Themenschwerpunkt einen Termin zuordnen oder ihn streichen",
        ),
    },
    needs=(("themes", "*", "id"), ("sessions", "*", "id"), ("sessions", "*", "theme")),
    german="""Ein Termin hat keinen Themenschwerpunkt, oder zu einem Themenschwerpunkt gibt es keinen Termin.

Ab dem Stand `planned` dient jeder nicht abgesagte Termin einem Themenschwerpunkt (`theme`), und zu jedem
Themenschwerpunkt gibt es mindestens einen nicht abgesagten Termin. Die Regel schweigt, solange das Programm keinen
Themenschwerpunkt hat (T001) oder keinen Termin, der nicht abgesagt ist (S001). Themenschwerpunkte ohne Termin werden
auch nicht gemeldet, solange ein Termin einen nennt, den das Programm nicht hat (F007): Wahrscheinlich ist dieser nur
falsch geschrieben.""",
    check=check,
)
