"""What skew put onto calendar servers, kept in `.skew/caldav.json` of the repository; git does not see it.

Only this tells whether somebody edited an entry on the server. If the file is lost, nothing is overwritten: entries
that say what they should are taken over again, the others are reported.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from skew_cli.store.files import inside, put
from skew_cli.store.repository import Repository

FILE = ".skew/caldav.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One entry as it was left on the server."""

    href: str
    etag: str
    """Empty if the server told none."""
    sent: str
    """Hash of what skew wrote."""
    stored: str
    """Hash of what the server made of it."""


def read(repository: Repository, url: str) -> dict[str, Sent]:
    """What was put there, by UID; a file that cannot be used counts as none."""
    found = _all(repository).get(url)
    listed = found.items() if isinstance(found, dict) else ()
    return {uid: Sent(**each) for uid, each in listed if _is_sent(each)}


def write(repository: Repository, url: str, entries: Mapping[str, Sent]) -> None:
    """Keeps the entries of one server; those of others stay as they are on disk now."""
    known = _all(repository)
    new = {uid: asdict(each) for uid, each in entries.items()}
    if known.get(url, {}) != new:
        text = json.dumps({"format": _FORMAT, "collections": known | {url: new}}, indent=1, sort_keys=True)
        put(inside(repository.root / FILE, repository.root), f"{text}\n".encode())


def _all(repository: Repository) -> dict[str, object]:
    if not repository.exists(FILE):
        return {}
    try:
        plain = json.loads(repository.read(FILE))
    except (ValueError, RecursionError):
        return {}
    found = plain.get("collections") if isinstance(plain, dict) and plain.get("format") == _FORMAT else None
    return found if isinstance(found, dict) else {}


def _is_sent(value: object) -> bool:
    names = {each.name for each in fields(Sent)}
    return isinstance(value, dict) and set(value) == names and all(isinstance(each, str) for each in value.values())
