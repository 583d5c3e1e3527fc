"""Who skew is on a calendar server: from the environment or the keyring of the system, never from a file or the line."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from skew_cli.errors import SkewError
from skew_cli.store.address import folder_address
from skew_cli.words import Text

USER, PASSWORD = "SKEW_CALDAV_USER", "SKEW_CALDAV_PASSWORD"
SERVICE = "skew-caldav"
"""The keyring keeps a password as `skew-caldav:<host>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A user name and a password that no representation shows."""

    user: str
    password: str = field(repr=False)


def credentials(address: str) -> Credentials:
    """Of the environment, else of the keyring; raises SkewError when there are none, or the address is refused."""
    host = urlsplit(folder_address(address)).hostname or ""
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user and password:
        return Credentials(user=user, password=password)
    found = _from_keyring(f"{SERVICE}:{host}", user)
    if found is not None:
        return found
    raise SkewError(
        Text(en="no user name and password for {host}", de="Benutzername und Passwort für {host} fehlen"),
        Text(
            en="set SKEW_CALDAV_USER and SKEW_CALDAV_PASSWORD, or: keyring set {service}:{host} USER",
            de="SKEW_CALDAV_USER und SKEW_CALDAV_PASSWORD setzen, oder: keyring set {service}:{host} NAME",
        ),
        host=host,
        service=SERVICE,
    )


def _from_keyring(service: str, user: str | None) -> Credentials | None:
    try:
        import keyring  # noqa: PLC0415 - used where it is installed
        import keyring.errors  # noqa: PLC0415 - the same
    except ImportError:
        return None
    try:
        found = keyring.get_credential(service, user)
    except keyring.errors.KeyringError:
        return None
    return Credentials(user=found.username, password=found.password) if found and found.username else None
