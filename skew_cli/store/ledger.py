"""Calendar ledgers on disk: `<program>.calendar.json` beside the program, under a lock while one is being changed."""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skew_cli.errors import SkewError
from skew_cli.store.clock import now
from skew_cli.store.files import inside
from skew_cli.store.repository import Repository
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.model.ledger import Ledger, State

_MARKS = re.compile(rb"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
"""What git leaves in a file that two branches changed."""


def file_of(program: str) -> str:
    """The ledger of a program file, both relative to the repository."""
    return f"{program.rsplit('.', 1)[0]}.calendar.json"


def read(repository: Repository, name: str) -> "tuple[Ledger | None, bytes | None]":
    """The ledger of that name and its bytes; None where there is none. Raises SkewError for one that cannot be used."""
    if not repository.exists(name):
        return None, None
    content = repository.read(name)
    return decode(content, name), content


def decode(content: bytes, name: str) -> "Ledger":
    """A ledger from its bytes; raises SkewError for marks of a merge, a newer format and anything else unknown."""
    from pydantic import ValidationError  # noqa: PLC0415 - start-up, law 10: most programs have none

    from skew_cli.model.ledger import FORMAT, Ledger  # noqa: PLC0415 - the same

    if _MARKS.search(content.replace(b"\r\n", b"\n")):
        raise SkewError(
            Text(
                en='"{file}" holds marks of a merge that was not finished',
                de='in "{file}" stehen noch Zeichen einer Zusammenführung (merge)',
            ),
            Text(
                en="keep for each entry the side with the higher published sequence, then the later stamp; set pending "
                "to null, take the higher no, and run skew ical",
                de="je Eintrag die Seite mit der höheren published sequence behalten, sonst die mit dem späteren stamp; "
                "pending auf null setzen, die höhere no nehmen, dann skew ical aufrufen",
            ),
            file=name,
        )
    try:
        plain = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _bad(name, "JSON") from None
    version = plain.get("format") if isinstance(plain, dict) else None
    if isinstance(version, int) and version > FORMAT:
        raise SkewError(
            Text(
                en='"{file}" has format {version}; this skew knows only {known}',
                de='"{file}" hat das Format {version}; dieses skew kennt nur {known}',
            ),
            Text(en="update skew", de="skew aktualisieren"),
            file=name,
            version=version,
            known=FORMAT,
        )
    try:
        return Ledger.model_validate_json(json.dumps(plain))
    except ValidationError as problem:
        raise _bad(name, ".".join(str(each) for each in problem.errors()[0]["loc"]) or "format") from None


def published(repository: Repository, program: str) -> "dict[str, State]":
    """What was published last of each meeting of a program, by key, without what is retired.

    Empty without a ledger, and for one that cannot be used: skew ical tells why.
    """
    try:
        found, _ = read(repository, file_of(program))
    except SkewError:
        return {}
    return {
        each.name.removeprefix("event/"): each.published
        for each in (found.items.values() if found else ())
        if each.published and not each.retired and each.name.startswith("event/")
    }


def encode(ledger: "Ledger") -> bytes:
    """The bytes of a ledger: UTF-8, sorted keys, an indent of one blank, LF."""
    text = json.dumps(ledger.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def write(repository: Repository, name: str, ledger: "Ledger", *, old: bytes | None) -> bool:
    """Replaces the ledger unless it says the same; `old` is what it must still hold. Says whether it wrote."""
    if old is not None and decode(old, name) == ledger:
        return False
    repository.write(name, encode(ledger), old=old)
    return True


@contextlib.contextmanager
def locked(repository: Repository, name: str) -> Iterator[None]:
    """Holds `<program>.calendar.lock` from reading a ledger to writing it; raises SkewError when somebody else does."""
    lock = inside(repository.root / f"{name.removesuffix('.json')}.lock", repository.root)
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        raise SkewError(
            Text(
                en='another skew is working on this calendar ("{lock}": {holder})',
                de='ein anderes skew arbeitet gerade an diesem Kalender ("{lock}": {holder})',
            ),
            Text(
                en="repeat the command; if that process does not run any more, delete the file",
                de="den Befehl wiederholen; läuft dieser Prozess nicht mehr, die Datei löschen",
            ),
            lock=lock.as_posix(),
            holder=_holder(lock.as_posix()),
        ) from None
    except OSError as problem:
        raise SkewError(
            Text(en='"{path}" cannot be written: {why}', de='"{path}" lässt sich nicht schreiben: {why}'),
            path=lock.as_posix(),
            why=problem.strerror or type(problem).__name__,
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"process {os.getpid()} since {now():%Y-%m-%dT%H:%M:%SZ}\n")
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _holder(lock: str) -> str:
    try:
        with open(lock, encoding="ascii", errors="replace") as file:  # noqa: PTH123 - beside os.open above
            return file.readline(100).strip() or "?"
    except OSError:
        return "?"


def _bad(name: str, where: str) -> SkewError:
    return SkewError(
        Text(
            en='"{file}" is no calendar ledger that can be read ({where})',
            de='"{file}" ist kein lesbares Kalenderverzeichnis ({where})',
        ),
        Text(
            en="take the last version from git, or make it anew: skew ledger rebuild",
            de="die letzte Fassung aus git holen oder neu aufbauen: skew ledger rebuild",
        ),
        file=name,
        where=where,
    )
