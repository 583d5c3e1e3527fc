"""What the options of `skew checklist` mean: what goes together, which kind is meant, which role."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from skew_cli.app.templates import catalogue
from skew_cli.errors import SkewError
from skew_cli.model.template import Role
from skew_cli.model.text import clean, fold
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index

ROLES: tuple[Role, ...] = get_args(Role)


def only_with(needed: str, given: Mapping[str, object]) -> None:
    """Refuses options that mean nothing without another one."""
    for name, value in given.items():
        if value:
            raise SkewError(
                Text(en="{name} needs {needed}.", de="{name} braucht {needed}."),
                Text(en="for example {needed} {example}", de="zum Beispiel {needed} {example}"),
                name=name,
                needed=needed,
                example="EM03" if needed == "--done" else "2024",
            )


def not_with(other: str, given: Mapping[str, object]) -> None:
    """Refuses options that contradict another one."""
    for name, value in given.items():
        if value:
            raise SkewError(
                Text(en="{name} does not go with {other}.", de="{name} passt nicht zu {other}."),
                Text(en="leave one of the two out", de="eines von beiden weglassen"),
                name=name,
                other=other,
            )


def session_of_kind(session: str, kind: str) -> None:
    """Refuses a session with a kind of checklist that has none."""
    if session and kind not in ("", "session"):
        raise SkewError(
            Text(en="--session belongs to --kind session.", de="--session gehört zu --kind session."),
            Text(en="leave out --session, or --kind {kind}", de="--session weglassen, oder --kind {kind}"),
            kind=kind,
        )


def kind_meant(index: "Index", *, session: str, items: str) -> str:
    """The kind of checklist without `--kind`: by the session that is named, else by the first item, else the first kind."""
    first = items.split(",", 1)[0].strip().upper()
    if session:
        return "session"
    if not first:
        return "exploration-meeting"
    owners = (kind for kind, each in index.checklists.items() if first in (item.id.upper() for item in each.items))
    return next(owners, "exploration-meeting")


def read_role(index: "Index", text: str) -> str:
    """A known role by its identifier or the beginning of its word in documents, else the text as it is.

    Raises SkewError for what is nearly the identifier of a role.
    """
    given = clean(text)
    if not given or given in ROLES:
        return given
    catalogues = [catalogue(index.repository, lang) for lang in ("de", "en")]
    words = {fold(each.label(f"role.{role}")): role for each in catalogues for role in ROLES}
    meant = {role for word, role in words.items() if word.startswith(fold(given))}
    if len(meant) == 1:
        return meant.pop()
    if near := get_close_matches(given.lower(), ROLES, 1, 0.75):
        raise SkewError(
            Text(en='--by: "{value}" is no role.', de="--by: „{value}“ ist keine Rolle."),
            Text(en="did you mean {near}? Known: {roles}", de="Meinten Sie {near}? Bekannt: {roles}"),
            value=given,
            near=near[0],
            roles=ROLES,
        )
    return given
