"""A published series onto a CalDAV calendar: one entry a UID, nothing else touched, edits on the server respected."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from skew_cli.app.published import Resource
from skew_cli.errors import SkewError
from skew_cli.store import sent
from skew_cli.store.caldav import Collection, Overtaken, Stored
from skew_cli.store.repository import Repository
from skew_cli.store.sent import Sent
from skew_cli.words import Text

Deed = Literal["new", "updated", "cancelled", "unchanged", "edited", "deleted"]
"""What became of an entry. `edited` and `deleted`: somebody did so on the server, and skew left it alone."""

_NOISE = frozenset({"PRODID", "VERSION", "CALSCALE", "NAME", "X-WR-CALNAME"})
"""Lines about the file, not about the meeting; servers write their own."""
_FOLD = re.compile(r"\r?\n[ \t]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one entry."""

    uid: str
    title: str
    """Its SUMMARY, as the program wants it."""
    deed: Deed

    @property
    def left(self) -> bool:
        """Whether it was not written because of what somebody did on the server."""
        return self.deed in ("edited", "deleted")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    resource: Resource
    stored: Stored | None
    deed: Deed


def send(
    repository: Repository,
    collection: Collection,
    resources: Iterable[Resource],
    *,
    overwrite: bool = False,
    dry_run: bool = False,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Done, ...]:
    """Brings a calendar up to date and says what became of each entry, in the order of `resources`.

    `tell` hears how many of the entries to be written are done. `overwrite` overwrites what was edited or deleted on the
    server. Raises SkewError when the server fails; what was put till then is remembered, and a second run goes on.
    """
    known = sent.read(repository, collection.url)
    wanted = tuple(resources)
    uids = [each.uid for each in wanted]
    found = collection.find(uids, (known[each].href for each in uids if each in known))
    steps = tuple(_steps(wanted, found, known, overwrite=overwrite))
    if not dry_run:
        steps = _perform(repository, collection, steps, known, tell)
    return tuple(Done(uid=each.resource.uid, title=_title(each.resource), deed=each.deed) for each in steps)


def _steps(
    wanted: Iterable[Resource], found: Mapping[str, Stored], known: Mapping[str, Sent], *, overwrite: bool
) -> Iterator[_Step]:
    """What is to be done; a cancelled meeting that the server does not have needs no entry."""
    for each in wanted:
        stored, before = found.get(each.uid), known.get(each.uid)
        deed: Deed = "cancelled" if each.cancelled else "updated"
        if stored is None:
            deed = "new"
            if each.cancelled:
                deed = "unchanged"
            elif before is not None and not overwrite:
                deed = "deleted"
        elif _says(stored.content) == _says(each.content.decode()):
            deed = "unchanged"
        elif before is not None and _untouched(stored, before):
            if before.sent == _hash(each.content.decode()):
                deed = "unchanged"
        elif not overwrite:
            deed = "edited"
        yield _Step(resource=each, stored=stored, deed=deed)


def _perform(
    repository: Repository,
    collection: Collection,
    steps: tuple[_Step, ...],
    known: dict[str, Sent],
    tell: Callable[[int, int], None],
) -> tuple[_Step, ...]:
    """Writes, and remembers what was written even if the server fails on the way."""
    total = sum(each.deed in ("new", "updated", "cancelled") for each in steps)
    done: list[_Step] = []
    put: list[str] = []
    tried = 0
    try:
        for each in steps:
            content, stored = each.resource.content, each.stored
            if each.deed == "unchanged" and stored is not None:
                known[each.resource.uid] = _sent(stored, each.resource)
            elif each.deed in ("new", "updated", "cancelled"):
                tell(tried, total)
                tried += 1
                href = stored.href if stored else collection.href(each.resource.uid)
                try:
                    etag = collection.put(href, content, old=stored)
                except Overtaken:
                    done.append(_Step(resource=each.resource, stored=stored, deed="edited"))
                    continue
                said = _hash(content.decode())
                known[each.resource.uid] = Sent(href=href, etag=etag or "", sent=said, stored=said)
                put.append(each.resource.uid)
            done.append(each)
        tell(tried, total)
        _look_again(collection, {each.resource.uid: each.resource for each in steps}, put, known)
    except SkewError as problem:
        raise _broken_off(problem, len(put), total) from None
    finally:
        sent.write(repository, collection.url, known)
    return tuple(done)


def _look_again(
    collection: Collection, resources: Mapping[str, Resource], put: list[str], known: dict[str, Sent]
) -> None:
    """What the server made of the new entries, unless somebody was faster than this look."""
    if not put:
        return
    for uid, stored in collection.find(put, (known[each].href for each in put)).items():
        if known[uid].etag in ("", stored.etag):
            known[uid] = _sent(stored, resources[uid])


def _sent(stored: Stored, resource: Resource) -> Sent:
    return Sent(
        href=stored.href,
        etag=stored.etag or "",
        sent=_hash(resource.content.decode()),
        stored=_hash(stored.content),
    )


def _untouched(stored: Stored, before: Sent) -> bool:
    """Whether the server still has what skew left there."""
    return (bool(before.etag) and stored.etag == before.etag) or _hash(stored.content) == before.stored


def _hash(content: str) -> str:
    return hashlib.sha256("\n".join(_says(content)).encode()).hexdigest()


def _says(content: str) -> tuple[str, ...]:
    """The lines of a calendar without order, case of names, time zones and noise: what two programs write alike."""
    found: list[str] = []
    inside: list[str] = []
    for line in _lines(content):
        name, parameters, value = _parts(line)
        if name == "BEGIN":
            inside.append(value.upper())
        elif name == "END" and inside:
            inside.pop()
        elif name and name not in _NOISE and "VTIMEZONE" not in inside:
            found.append(f"{'/'.join(inside)} {name}{';'.join(['', *parameters])}:{value}")
    return tuple(sorted(found))


def _lines(content: str) -> list[str]:
    return re.split(r"\r?\n", _FOLD.sub("", content))


def _parts(line: str) -> tuple[str, list[str], str]:
    """Name, parameters and value of a content line; a colon and a semicolon in quotes part nothing."""
    match = re.match(r'([^:;]+)((?:;(?:"[^"]*"|[^:;"])*)*):(.*)', line)
    if match is None:
        return "", [], ""
    parameters = re.findall(r';((?:"[^"]*"|[^;"])+)', match[2])
    return match[1].upper(), sorted(each.replace('"', "") for each in parameters), match[3]


def _title(resource: Resource) -> str:
    lines = map(_parts, _lines(resource.content.decode()))
    value = next((value for name, _, value in lines if name == "SUMMARY"), "")
    return re.sub(r"\\([\\,;])", r"\1", value)


def _broken_off(problem: SkewError, put: int, total: int) -> SkewError:
    """The same error with what was done before it."""
    if not put:
        return problem
    said = Text(
        en=f"{problem.message.en}; {{put}} of {{total}} entries were put",
        de=f"{problem.message.de}; {{put}} von {{total}} Einträgen sind übertragen",
    )
    hint = Text(en="a second run goes on from there", de="ein zweiter Aufruf macht dort weiter")
    return SkewError(said, hint, put=put, total=total, **problem.values)
