"""Plays stories: Markdown pages whose commands, outputs and files are tried exactly as they are written.

A page is played from top to bottom in one empty folder:

- a `console` block holds `$ skew …` lines, each followed by what it prints, stdout and stderr as a terminal shows them;
  an exit code other than 0 is a last line such as `[1]`; `…` stands for any text, alone on a line for any lines;
  `$ cd FOLDER`, `< FILE` and `> FILE` are understood, nothing else of a shell is;
- a block with `file=PATH` after its language writes that file, in UTF-8 or the `encoding=` that follows; one with `is=PATH`
  says what is in it;
- a `diff` block with `edit=PATH` replaces lines after `- ` by lines after `+ `, beside lines that stay after two blanks;
  what it names must occur once, lines with `+ ` alone go to the end, `@@` alone on a line separates two changes;
- a `text` block with `fill=PATH` writes into an Excel checklist as people do: a line is an item, its status and a remark,
  two blanks apart;
- a comment such as `<!-- lang: de, as-of: 2024-03-01 -->` sets the language and the day from there on;
  `terminal: 100` makes stdout a screen of that width, without it a program reads it.

`python tests/stories.py PAGE...` rewrites outputs that have changed; read the difference before you commit it.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from skew_cli.cli.main import main

ROOT = Path(__file__).parent.parent
ANY = "…"
_FENCE = re.compile(
    r"(?P<ticks>`{3,})(?P<language>\w*)(?: (?P<job>file|is|edit|fill)=(?P<file>\S+))?(?: encoding=(?P<encoding>\S+))?"
)
_SETTINGS = re.compile(r"<!-- ((?:(?:lang|as-of|terminal): \S+(?:, )?)+) -->")
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""Variables of the machine without which programs do not start; no other one reaches a story."""


class Broken(AssertionError):  # noqa: N818 - said of a page
    """A page that cannot be played as it is written."""


class Screen(io.TextIOWrapper):
    """A stream that somebody looks at, or not."""

    def __init__(self, *, watched: bool) -> None:
        """Collects what is written, in the order in which it is written."""
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
        self.watched = watched

    def isatty(self) -> bool:
        return self.watched

    def text(self) -> str:
        self.flush()
        shown: bytes = self.buffer.getvalue()  # type: ignore[attr-defined] - the buffer is a BytesIO
        return shown.decode("utf-8")


@dataclass(kw_only=True)
class Stage:
    """Where a page is played: the current folder and the settings."""

    folder: Path
    settings: dict[str, str]

    def environment(self) -> dict[str, str]:
        """All variables that a command sees; stamps of files are those of eight o'clock UTC."""
        found = {name: os.environ[name] for name in _KEPT if name in os.environ}
        found |= {"HOME": str(self.folder), "TERM": "dumb", "SKEW_LANG": self.settings.get("lang", "en")}
        if day := self.settings.get("as-of"):
            epoch = datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=UTC).timestamp()
            found |= {"SKEW_AS_OF": day, "SOURCE_DATE_EPOCH": f"{epoch:.0f}"}
        return found | {"COLUMNS": self.settings.get("terminal", "80")}

    def run(self, command: str) -> list[str]:
        """What a command line shows, with the exit code as a last line unless it is 0."""
        words = shlex.split(command)
        if words[:1] == ["cd"] and len(words) == 2:
            self.folder = (self.folder / words[1]).resolve(strict=True)
            return []
        if words[:1] != ["skew"]:
            raise Broken(f"only skew and cd can be played: $ {command}")
        source, target = _redirected(words, "<"), _redirected(words, ">")
        screen = Screen(watched="terminal" in self.settings)
        out = Screen(watched=False) if target else screen
        given = io.TextIOWrapper(io.BytesIO((self.folder / source).read_bytes() if source else b""), encoding="utf-8")
        with (
            contextlib.chdir(self.folder),
            patch.dict(os.environ, self.environment(), clear=True),
            patch("sys.stdin", given),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(screen),
        ):
            code = main(words[1:])
        if target:
            (self.folder / target).write_bytes(out.text().encode())
        return screen.text().splitlines() + ([f"[{code}]"] if code else [])


def play(page: str, folder: Path) -> str:
    """The page as it would be if every output in it were what skew prints now; raises Broken."""
    # An empty .git: skew looks no further upwards for a repository, and git takes no notice of it.
    (folder / ".git").mkdir()
    stage, played = Stage(folder=folder.resolve(), settings={}), []
    lines = iter(page.splitlines())
    for line in lines:
        played.append(line)
        if found := _SETTINGS.fullmatch(line):
            stage.settings |= dict(each.split(": ") for each in found[1].split(", "))
        elif found := _FENCE.fullmatch(line):
            block = _until(lines, found["ticks"])
            played += [*_perform(stage, found, block), found["ticks"]]
        elif line.startswith("```"):
            raise Broken(f"this block has no known form: {line}")
    return "\n".join(played) + "\n"


def _perform(stage: Stage, head: re.Match[str], block: list[str]) -> list[str]:
    if head["language"] == "console":
        return [each for command, expected in _dialogue(block) for each in _answer(stage, command, expected)]
    if head["job"] is None:
        return block
    file = stage.folder / head["file"]
    if head["job"] == "fill":
        _fill(file, block)
        return block
    if head["job"] == "is":
        return told(block, file.read_text("utf-8").splitlines())
    text = _edited(file.read_text("utf-8"), block) if head["job"] == "edit" else "\n".join(block) + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, head["encoding"] or "utf-8", newline="\n")
    return block


def told(expected: list[str], actual: list[str]) -> list[str]:
    """What was expected if it says the same as what came, else what came."""
    pattern = "".join(
        r"(?:.*\n)*" if each == ANY else f"{'.*'.join(map(re.escape, each.split(ANY)))}\n" for each in expected
    )
    same = re.fullmatch(pattern, "".join(f"{each}\n" for each in actual))
    return expected if same else actual


def _answer(stage: Stage, command: str, expected: list[str]) -> list[str]:
    blank = [""] if expected[-1:] == [""] else []
    return [f"$ {command}", *told(expected[: len(expected) - len(blank)], stage.run(command)), *blank]


def _dialogue(block: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each command with the lines below it; a blank line before the next command only parts the two."""
    starts = [number for number, each in enumerate(block) if each.startswith("$ ")]
    if starts[:1] != [0]:
        raise Broken(f"a console block begins with a command: {block[:1]}")
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        yield block[start][2:], block[start + 1 : end]


def _edited(text: str, block: list[str]) -> str:
    for change in "\n".join(block).split("\n@@\n"):
        lines = change.split("\n")
        old, new = (
            "".join(f"{each[2:]}\n" for each in lines if each[:1] in signs) for signs in ({" ", "-"}, {" ", "+"})
        )
        parts = re.split(f"^{re.escape(old)}", text, flags=re.MULTILINE) if old else [text, ""]
        if len(parts) != 2:
            raise Broken(f"an edit must match exactly once:\n{old}")
        text = new.join(parts)
    return text


def _fill(file: Path, block: list[str]) -> None:
    """Status and remark are the last two columns before the hidden one."""
    from openpyxl import load_workbook

    book = load_workbook(file)
    sheet = book.worksheets[1]
    rows = {str(row[-1].value).split("\n")[0].rpartition("/")[2]: row for row in sheet.iter_rows(min_row=2)}
    for line in block:
        item, *filled = re.split(" {2,}", line)
        if item not in rows:
            raise Broken(f"{file.name} has no item {item}")
        for cell, text in zip(rows[item][-3:], filled, strict=False):
            cell.value = text
    book.save(file)


def _until(lines: Iterator[str], fence: str) -> list[str]:
    block = []
    for line in lines:
        if line == fence:
            return block
        block.append(line)
    raise Broken(f"a block is not closed: {block[:1]}")


def _redirected(words: list[str], sign: str) -> str:
    """The file after `<` or `>`, taken out of the words."""
    if sign not in words:
        return ""
    at = words.index(sign)
    file = words[at + 1]
    del words[at : at + 2]
    return file


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as place:
            result = play(Path(name).read_text("utf-8"), Path(place))
        Path(name).write_text(result, "utf-8", newline="\n")
