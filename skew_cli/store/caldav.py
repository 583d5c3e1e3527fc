"""A collection on a CalDAV server (RFC 4791): the door to the network; only the entries that are asked for are touched.

Uses `caldav` from PyPI, an extra. Redirections are not followed: a password and join links go nowhere else.
"""

import contextlib
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

from skew_cli.errors import SkewError
from skew_cli.store.address import folder_address
from skew_cli.store.credentials import Credentials
from skew_cli.words import Text

SECONDS = 30
"""How long one request may take."""

_CALENDAR = "{urn:ietf:params:xml:ns:caldav}calendar"
_PROPFIND = """<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/></d:prop></d:propfind>"""
_MULTIGET = """<?xml version="1.0" encoding="utf-8"?>
<c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><d:getetag/><c:calendar-data/></d:prop>{hrefs}</c:calendar-multiget>"""
_QUERY = """<?xml version="1.0" encoding="utf-8"?>
<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><d:getetag/><c:calendar-data/></d:prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:prop-filter name="UID">
<c:text-match collation="i;octet">{uid}</c:text-match>
</c:prop-filter></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"""
_UID = re.compile(r"^UID(?:;[^:\r\n]*)?:(.*?)\r?$", re.MULTILINE | re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]")
_OK, _PRECONDITION = 300, 412
_UNAUTHORISED, _FORBIDDEN, _MISSING = 401, 403, (404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An entry as the server has it."""

    href: str
    """Its path on the server."""
    etag: str | None
    content: str


class Overtaken(Exception):  # noqa: N818 - says what happened
    """Somebody else changed the entry between reading and writing."""


class Collection:
    """One calendar on a server."""

    def __init__(self, client: Any, url: str) -> None:
        """`client` is a `caldav.DAVClient`; `url` ends with a slash."""
        self._client, self.url = client, url

    def check(self) -> None:
        """Raises SkewError unless the address is a calendar that may be read."""
        response = self._ask(self._client.propfind, self.url, _PROPFIND, depth=0)
        results = response.results if response.status < _OK else ()
        kinds = [str(each) for one in results for each in one.properties.get("{DAV:}resourcetype") or ()]
        if _CALENDAR not in kinds:
            raise _no_calendar(self.url)

    def find(self, uids: Iterable[str], hrefs: Iterable[str] = ()) -> dict[str, Stored]:
        """The entries with these UIDs, wherever in the collection they lie; `hrefs` are places to look at first."""
        wanted = set(uids)
        if not wanted:
            return {}
        places = {*hrefs, *(self.href(each) for each in wanted)}
        listed = "".join(f"<d:href>{escape(each)}</d:href>" for each in sorted(places))
        found = self._read(_MULTIGET.format(hrefs=listed), wanted, depth=None)
        for uid in sorted(wanted - set(found)):
            found |= self._read(_QUERY.format(uid=escape(uid)), {uid}, depth=1)
        return found

    def href(self, uid: str) -> str:
        """Where an entry goes that the server does not have yet."""
        return f"{urlsplit(self.url).path}{uid}.ics"

    def put(self, href: str, content: bytes, *, old: Stored | None) -> str | None:
        """Writes an entry and returns its new ETag, if the server tells; `old` is what it must still be.

        Raises Overtaken when it is something else meanwhile, SkewError for everything else that goes wrong.
        """
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        if old is None:
            headers["If-None-Match"] = "*"
        elif old.etag and not old.etag.startswith("W/"):
            headers["If-Match"] = old.etag
        response = self._ask(self._client.put, urljoin(self.url, href), content, headers)
        if response.status == _PRECONDITION:
            raise Overtaken
        if response.status >= _OK:
            raise _refused(self.url, response.status)
        etag = response.headers.get("ETag")
        return str(etag) if etag else None

    def _read(self, query: str, wanted: set[str], *, depth: int | None) -> dict[str, Stored]:
        response = self._ask(self._client.report, self.url, query, depth)
        if response.status >= _OK:
            raise _refused(self.url, response.status)
        found: dict[str, Stored] = {}
        for each in response.parse_calendar_query():
            uids = set(_UID.findall(_FOLD.sub("", each.calendar_data or "")))
            if self._holds(each.href) and len(uids & wanted) == 1:
                found[(uids & wanted).pop()] = Stored(href=each.href, etag=each.etag, content=each.calendar_data or "")
        return found

    def _holds(self, href: str) -> bool:
        """Whether an address lies in the collection, whatever the server says."""
        return urljoin(self.url, href).startswith(self.url) and ".." not in href

    def _ask(self, call: Any, *args: Any, **more: Any) -> Any:
        """A request; everything that may go wrong on the way is a SkewError."""
        from caldav.lib.error import AuthorizationError, DAVError  # noqa: PLC0415 - an extra
        from caldav.lib.http_sync import requests  # noqa: PLC0415 - the same

        try:
            return call(*args, **more)
        except AuthorizationError as problem:
            raise _refused(self.url, problem.status or _UNAUTHORISED) from None
        except (DAVError, SyntaxError, NotImplementedError) as problem:
            raise _refused(self.url, getattr(problem, "status", None) or 0) from None
        except requests.exceptions.TooManyRedirects as problem:
            headers: Any = getattr(problem.response, "headers", {})
            raise _elsewhere(self.url, str(headers.get("Location", "?"))) from None
        except requests.exceptions.SSLError as problem:
            raise _untrusted(self.url, str(problem)) from None
        except OSError as problem:
            raise _down(self.url, problem) from None


@contextlib.contextmanager
def open_collection(address: str, credentials: Credentials) -> Iterator[Collection]:
    """The calendar at an address; raises SkewError without the extra, for a bad address and for what is no calendar."""
    url = folder_address(address)
    try:
        from caldav.davclient import DAVClient  # noqa: PLC0415 - an extra
    except ImportError:
        raise SkewError(
            Text(en="CalDAV needs one more package", de="Für CalDAV fehlt ein Paket"),
            Text(en='install it: pip install "skew-cli[caldav]"', de='nachholen: pip install "skew-cli[caldav]"'),
        ) from None
    logging.getLogger("caldav").setLevel(logging.CRITICAL)  # it would write past the terminal
    client = DAVClient(
        url,
        username=credentials.user,
        password=credentials.password,
        timeout=SECONDS,
        enable_rfc6764=False,
        rate_limit_handle=True,
        rate_limit_default_sleep=5,
        rate_limit_max_sleep=SECONDS,
    )
    session: Any = client.session
    session.max_redirects = 0
    session.auth = _unchanged  # without it a .netrc would speak first
    try:
        collection = Collection(client, url)
        collection.check()
        yield collection
    finally:
        client.close()


def _unchanged(request: Any) -> Any:
    return request


def _no_calendar(url: str) -> SkewError:
    return SkewError(
        Text(en="{url} is no calendar", de="{url} ist kein Kalender"),
        Text(
            en="take the address of the calendar itself, not that of the server or of the user",
            de="die Adresse des Kalenders selbst nehmen, nicht die des Servers oder der Person",
        ),
        url=url,
    )


def _refused(url: str, status: int) -> SkewError:
    """What an answer that is no success means."""
    if status == _UNAUTHORISED:
        return SkewError(
            Text(en="{url}: user name or password is wrong", de="{url}: Benutzername oder Passwort stimmt nicht"),
            Text(
                en="set SKEW_CALDAV_USER and SKEW_CALDAV_PASSWORD; many servers want a password for apps",
                de="SKEW_CALDAV_USER und SKEW_CALDAV_PASSWORD setzen; viele Server wollen ein App-Passwort",
            ),
            url=url,
        )
    if status == _FORBIDDEN:
        return SkewError(
            Text(en="{url}: you may not write there", de="{url}: dort dürfen Sie nicht schreiben"),
            Text(en="ask for the right to write", de="um Schreibrecht für den Kalender bitten"),
            url=url,
        )
    if status in _MISSING:
        return _no_calendar(url)
    return SkewError(
        Text(en="{url}: the server answered {status}", de="{url}: der Server antwortete mit {status}"),
        Text(en="repeat the command later", de="den Befehl später wiederholen"),
        url=url,
        status=status or "?",
    )


def _elsewhere(url: str, where: str) -> SkewError:
    return SkewError(
        Text(en="{url} refers to another address: {where}", de="{url} verweist auf eine andere Adresse: {where}"),
        Text(
            en="if you trust it, use that address with --caldav",
            de="wenn Sie ihr trauen, diese Adresse mit --caldav nennen",
        ),
        url=url,
        where=where,
    )


def _untrusted(url: str, why: str) -> SkewError:
    return SkewError(
        Text(
            en="{url}: no secure connection (TLS): {why}",
            de="{url}: keine gesicherte Verbindung (TLS): {why}",
        ),
        Text(
            en="check the address; a certificate of your own office goes into REQUESTS_CA_BUNDLE",
            de="die Adresse prüfen; ein eigenes Zertifikat der Verwaltung in REQUESTS_CA_BUNDLE nennen",
        ),
        url=url,
        why=why,
    )


def _down(url: str, problem: OSError) -> SkewError:
    return SkewError(
        Text(en="{url} cannot be reached: {why}", de="{url} ist nicht erreichbar: {why}"),
        Text(
            en="check the connection, then repeat the command",
            de="die Verbindung prüfen, dann den Befehl wiederholen",
        ),
        url=url,
        why=type(problem).__name__,
    )
