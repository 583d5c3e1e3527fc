"""A small repository with a file of every kind, ways to damage one file, and commands that must bear it.

What is drawn is a tuple of numbers for each change, so that hypothesis shrinks it and atheris can make it from bytes.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

import pytest
from cli_repository import BONN, lay_down
from fuzz_tokens import TOKENS

from skew_cli.app import reading, template_faults, templates
from skew_cli.cli import crash
from skew_cli.cli import main as front
from skew_cli.exports import _workshop
from skew_cli.source.parse import parse_bytes

HERE = Path(__file__).parent.parent
PROGRAM, SMALL = "programs/2024/koeln-bethlehem.yaml", "programs/2024/bonn-ramallah.yaml"
BASELINE = """\
{"format": "skew-baseline/1", "entries": [
{"fingerprint": "0123456789abcdef0123456789abcdef", "code": "D004", "file": "programs/2024/koeln-bethlehem.yaml", \
"pointer": "/sessions/0/date", "message": "Friday 7 June 2024 is a closed day in Bethlehem"},
{"fingerprint": "f123456789abcdef0123456789abcdef", "code": "S001", "file": "programs/2024/gone.yaml", \
"pointer": "/sessions", "message": "only 2 sessions"}
]}
"""
SETTINGS = """\
lang = "de"
fail-on = "error"
show = "info"
baseline = "skew-baseline.json"
exclude = ["programs/archive/**"]

[severity]
wrong-session-count = "warning"

[[ignore]]
paths = ["programs/2023/**", "programs/2024/bonn*"]
codes = ["D004", "wrong-session-count"]
reason = "Dates of finished programs are history."
until = 2027-12-31
"""
OWN = {
    "skew.toml": SETTINGS,
    "skew-baseline.json": BASELINE,
    ".gitignore": "build/\n*.tmp\n!programs/2024/*.yaml\nprograms/**/draft-*\n",
    "programs/.gitignore": "# ours\n/archive/\n\\#x\n",
    "programs/municipalities.yaml": "municipalities:\n  - {id: musterstadt, side: nrw, names: {de: Musterstadt}}\n",
    "programs/closures.yaml": "closures:\n  - {side: nrw, from: 2024-05-31, until: 2024-06-02, name: {de: Brückentag}}\n",
    "templates/documents/letterhead.yaml": 'office: {de: Amt, en: Office}\naccent: "#7a1f3d"\nlogo_alt: "Wappen"\n',
    "templates/documents/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4"/></svg>\n',
    ".skew/create.json": '{"season": "2024", "nrw": "koeln", "theme": "tourism"}\n',
}
"""Files that only this repository has."""
TAKEN = (
    PROGRAM,
    "programs/2024/season.yaml",
    "programs/2024/koeln-bethlehem.calendar.json",
    "programs/people.yaml",
    "templates/seasons/2024.yaml",
    "templates/themes/waste-and-wastewater.yaml",
    "templates/checklists/exploration-meeting.yaml",
    "templates/languages/de.yaml",
    "templates/municipalities.yaml",
    "templates/closures.yaml",
    "templates/documents/page.html.j2",
    "templates/documents/page.css",
)
"""Files of the checkout."""
FILES = (*OWN, *TAKEN, SMALL)
COMMANDS = (
    ("validate", "--format", "json", "--show-suppressed"),
    ("validate", "--format", "full"),
    ("validate", "--format", "sarif"),
    ("validate", "--format", "markdown", "--no-ignores"),
    ("validate", "--format", "github", "--statistics"),
    ("validate", "--format", "junit", "--status", "planned"),
    ("validate", "--format", "narrated"),
    ("validate", "--format", "rdjson"),
    ("validate", "--format", "gitlab"),
    ("validate", "--format", "jsonl"),
    ("validate", "--diff", "--unsafe-fixes"),
    ("list", "--season", "all"),
    ("status", "koeln-bethlehem"),
    ("show", "koeln-bethlehem", "--json"),
    ("ical", "koeln-bethlehem", "--dry-run"),
    ("ical", "koeln-bethlehem", "-o", "out/ical", "--force"),
    ("checklist", "koeln-bethlehem"),
    ("checklist", "--season", "2024", "--overdue"),
    ("agenda",),
    ("calendar", "2024", "--pair", "koeln-bethlehem"),
    ("schedule", "koeln-bethlehem", "--dry-run"),
    ("export", "koeln-bethlehem", "--format", "md", "--force"),
    ("export", "koeln-bethlehem", "--format", "html", "--lang", "de", "--force"),
    ("export", "koeln-bethlehem", "--format", "csv", "--document", "timetable", "--force"),
    ("site", "--season", "2024", "-o", "out/site", "--force"),
    ("explain", f"{PROGRAM}:12"),
    ("rule", "D004"),
    ("config", "show", "--origin"),
    ("create", "--season", "2024", "--nrw", "koeln", "--palestine", "bethlehem", "--theme", "waste-and-wastewater", "--id", "x", "--dry-run"),
    ("doctor",),
)  # fmt: skip
Change = tuple[int, int, int]
"""Kind, place and what; any numbers from 0 on."""


def mutated(content: bytes, changes: Sequence[Change]) -> bytes:
    """The content after changes of nine kinds, in order."""
    for kind, where, what in changes:
        content = _changed(content, kind % 9, where, what)
    return content


def _changed(content: bytes, kind: int, where: int, what: int) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at, line, other = where % (len(content) + 1), where % len(lines), what % len(lines)
    token = TOKENS[what % len(TOKENS)]
    match kind:
        case 0:  # another byte
            return content[:at] + bytes([what % 256]) + content[at + 1 :]
        case 1:  # a token between
            return content[:at] + token + content[at:]
        case 2:  # a token instead of the value of a line
            head, colon, _ = lines[line].partition(b": ")
            lines[line] = head + colon + token + b"\n" if colon else token + lines[line]
        case 3:  # lines lost
            del lines[line : line + 1 + what % 3]
        case 4:  # a line twice
            lines.insert(other, lines[line])
        case 5:  # a line elsewhere
            lines.insert(other, lines.pop(line))
        case 6:  # cut off
            return content[:at]
        case 7:  # more or less indented
            lines[line] = b" " * (what % 7) + (lines[line].lstrip(b" ") if what % 2 else lines[line])
        case _:  # a token as a line of its own
            lines.insert(line, token.rstrip(b"\n") + b"\n")
    return b"".join(lines)


class Hang(BaseException):
    """No Exception, so that no net of skew's catches it."""


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Ends what runs longer with a traceback from where it hangs."""

    def ring(*_: object) -> None:
        raise Hang(f"longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Fuzzed:
    """A repository of which one file at a time is damaged."""

    def __init__(self, outer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.outer, self.root = outer, outer / "repository"
        self.root.mkdir()
        lay_down(self.root)
        (self.root / "programs/2023/koeln-bethlehem.yaml").unlink()
        for name in FILES:
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        for name, text in {**OWN, SMALL: BONN}.items():
            (self.root / name).write_text(text, encoding="utf-8")
        for name in TAKEN:
            shutil.copy(HERE / name, self.root / name)
        self.sound = {name: (self.root / name).read_bytes() for name in FILES}
        for name in ("GITHUB_ACTIONS", "CI", "SKEW_LANG", "LANG", "LC_ALL"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SKEW_AS_OF", "2024-04-15")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1713139200")
        monkeypatch.setattr(crash, "report", _raise)
        monkeypatch.setattr(_workshop, "SECONDS", 5)
        cached = lru_cache(256)(parse_bytes)  # what was not damaged is parsed once
        for module in (reading, templates, template_faults):
            monkeypatch.setattr(module, "parse_bytes", cached)
        monkeypatch.chdir(self.root)

    def play(self, name: str, content: bytes, command: Sequence[str], capsys: pytest.CaptureFixture[bytes]) -> int:
        """Damages a file, runs a command, heals the file; whatever a command must not do is an error."""
        (self.root / name).write_bytes(content)
        before = self._files()
        try:
            with watched(20):
                code = front.main(["--no-input", *command])
            out, err = capsys.readouterr()
            assert code in (0, 1, 2), (code, err[-2000:])
            assert b"Traceback" not in err, err[-2000:]
            assert b"Q009" not in out, out[-2000:]
            assert code != 2 or err, "an accident without a word"
            assert before == self._files(), "a file elsewhere changed"
        finally:
            (self.root / name).write_bytes(self.sound[name])
            shutil.rmtree(self.root / "out", ignore_errors=True)
            for each in self.root.glob("programs/**/*.calendar.json"):
                if each.relative_to(self.root).as_posix() not in self.sound:
                    each.unlink()
        return code

    def _files(self) -> dict[str, bytes]:
        """All files but those that the commands are asked to write."""
        asked = [str(self.root / each) for each in ("out", ".skew-cache")]
        return {
            path: Path(path).read_bytes()
            for here, _, names in os.walk(self.outer)
            if not here.startswith((*asked,))
            for name in names
            if not (path := os.path.join(here, name)).endswith(".calendar.json")  # noqa: PTH118 - many calls
        }


def _raise() -> NoReturn:
    """In place of the report of a bug: the bug itself."""
    bug = sys.exc_info()[1]
    raise bug or AssertionError
