"""Addresses on the network that people give: only such as nobody on the way can listen to, and without a password."""

import ipaddress
import re
from urllib.parse import quote, urlsplit

from skew_cli.errors import SkewError
from skew_cli.words import Text

_HOST = re.compile(r"[a-z0-9.-]+|[0-9a-f:.]+")


def folder_address(address: str) -> str:
    """The address in ASCII with a slash at its end: https, or http that does not leave this machine.

    Raises SkewError for any other one, and for one with a password: it would end up in the history of the shell.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        raise _bad(address) from None
    if "@" in parts.netloc:
        raise SkewError(
            Text(
                en="a user name or password does not belong into the address",
                de="Benutzername und Passwort gehören nicht in die Adresse",
            ),
            Text(
                en="leave it out; if it was real, change the password",
                de="weglassen; ein echtes Passwort jetzt ändern",
            ),
        )
    safe = parts.scheme == "https" or (parts.scheme == "http" and _loopback(host))
    if not safe or not _HOST.fullmatch(host) or parts.query or parts.fragment:
        raise _bad(address)
    shown = (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
    return f"{parts.scheme}://{shown}{quote(parts.path.rstrip('/'), safe='/%~@:+,;=!$&*()')}/"


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bad(address: str) -> SkewError:
    return SkewError(
        Text(en='"{address}" is not an address that skew uses', de='Die Adresse "{address}" verwendet skew nicht'),
        Text(
            en="https://SERVER/PATH, without ? and #; http only on this machine",
            de="https://SERVER/PFAD, ohne ? und #; http nur auf diesem Rechner",
        ),
        address=address,
    )
