"""Readers of every report format that know nothing of skew: from the unit that a format states back to offsets."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from rich.cells import cell_len


class Text:
    """A file as its readers see it: code points without byte order mark; LF, CRLF and CR end a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for at, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                self.starts.append(at + 1)

    def line(self, number: int) -> str:
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def code_points(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column - 1

    def units(self, line: int, column: int, encoding: str) -> int:
        """`column` counts bytes of an encoding from 1; in the middle of a character there is no offset."""
        before = self.line(line).encode(encoding)[: column - 1]
        return self.starts[line - 1] + len(before.decode(encoding))

    def cells(self, line: int, cell: int) -> list[int]:
        """All offsets that stand at a display cell, counted from 1; several where characters have no width."""
        shown = [self.line(line)[:n] for n in range(len(self.line(line)) + 1)]
        fits = [n for n, each in enumerate(shown) if cell_len(display(each)) == cell - 1]
        return [self.starts[line - 1] + n for n in fits]


def display(text: str) -> str:
    """A line as `full` shows it: tabs are four blanks, what steers a terminal is an escape."""
    steers = (
        "\x85\u2028\u2029\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    escapes = {ord(each): f"\\x{ord(each):02x}" if ord(each) < 256 else f"\\u{ord(each):04x}" for each in steers}
    return text.replace("\t", "    ").translate(escapes)


@dataclass(frozen=True)
class Seen:
    """A finding as a reader sees it."""

    code: str
    file: str
    start: int
    end: int | None = None
    """None where the format does not say it."""


Reader = Callable[[str, dict[str, Text]], Iterator[Seen]]


def _lined(pattern: str) -> Reader:
    """A text format that names file, line and column in code points."""

    def read(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
        for each in re.finditer(pattern, report, re.MULTILINE):
            file = each["file"]
            yield Seen(each["code"], file, texts[file].code_points(int(each["line"]), int(each["column"])))

    return read


def _full(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    head = re.compile(
        r"^\w+\[(?P<code>\w+)\]: .*\n +--> (?P<file>.+?):(?P<line>\d+):(?P<column>\d+)\b.*\n(?P<rest>(?:.+\n)+)",
        re.MULTILINE,
    )
    for each in head.finditer(report):
        text, line = texts[each["file"]], int(each["line"])
        carets = re.search(r"^ *\| ( *)(\^+)", each["rest"], re.MULTILINE)
        assert carets is not None
        start = text.code_points(line, int(each["column"]))
        first, last = len(carets[1]) + 1, len(carets[1]) + len(carets[2]) + 1
        assert start in text.cells(line, first), (start, first)
        yield Seen(each["code"], each["file"], start, max(text.cells(line, last)))


def _markdown(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    file = ""
    for line in report.splitlines():
        if line.startswith("### "):
            file = re.sub(r"\\(.)", r"\1", line.removeprefix("### "))
        elif row := re.match(r"\| (\d+):(\d+) \| \w+ \| \[?([A-Z]\d{3})\b", line):
            yield Seen(row[3], file, texts[file].code_points(int(row[1]), int(row[2])))


def _github(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    """As the runner reads a command: properties up to `::`, then escapes."""
    for line in report.splitlines():
        command = re.match(r"::(error|warning|notice) (.*?)::", line)
        if command is None:
            continue
        found = dict(each.split("=", 1) for each in command[2].split(","))
        found = {name: _unescaped(value) for name, value in found.items()}
        text, number = texts[found["file"]], int(found["line"])
        assert found["line"] == found["endLine"]
        assert int(found["col"]) <= int(found["endColumn"])
        end = text.code_points(number, int(found["endColumn"]) + 1)
        yield Seen(found["title"].split()[0], found["file"], text.code_points(number, int(found["col"])), end)


def _unescaped(value: str) -> str:
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        value = value.replace(escape, char)
    return value


def _gitlab(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    for each in json.loads(report):
        place = each["location"]
        begin, end = place["positions"]["begin"], place["positions"]["end"]
        assert begin["line"] == place["lines"]["begin"]
        at = texts[place["path"]].code_points
        start, stop = at(begin["line"], begin["column"]), at(end["line"], end["column"])
        yield Seen(each["check_name"], place["path"], start, stop)


def _json(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    return (_of_json(each, texts) for each in json.loads(report)["findings"])


def _jsonl(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    *lines, last = map(json.loads, report.splitlines())
    assert last["type"] == "summary"
    assert all(each["type"] == "finding" for each in lines)
    return (_of_json(each, texts) for each in lines)


def _of_json(found: dict[str, Any], texts: dict[str, Text]) -> Seen:
    """All four ways in which a position is told have to agree."""
    text = texts[found["file"]]
    ends = []
    for place in (found["range"]["start"], found["range"]["end"]):
        line = place["line"]
        told = {
            place["offset"],
            text.code_points(line, place["column"]),
            text.units(line, 2 * place["utf16"] - 1, "utf-16-le"),
            text.units(line, place["utf8"], "utf-8"),
        }
        assert len(told) == 1, place
        ends.append(place["offset"])
    return Seen(found["code"], found["file"], *ends)


def _sarif(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    (run,) = json.loads(report)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for each in run["results"]:
        place = each["locations"][0]["physicalLocation"]
        file, region = unquote(place["artifactLocation"]["uri"]), place["region"]
        at = texts[file].code_points
        start, end = at(region["startLine"], region["startColumn"]), at(region["endLine"], region["endColumn"])
        yield Seen(each["ruleId"], file, start, end)


def _junit(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    place = re.compile(r"(.+?):(\d+):(\d+): \w+\[(\w+)\] ")
    for case in ET.fromstring(report).iter("testcase"):  # noqa: S314 - written by skew
        for child in case:
            found = place.match(child.text or "")
            assert found is not None
            assert (case.get("file"), case.get("line")) == (found[1], found[2])
            yield Seen(found[4], found[1], texts[found[1]].code_points(int(found[2]), int(found[3])))


def _rdjson(report: str, texts: dict[str, Text]) -> Iterator[Seen]:
    for each in json.loads(report)["diagnostics"]:
        file, place = each["location"]["path"], each["location"]["range"]
        start, end = (texts[file].units(at["line"], at["column"], "utf-8") for at in (place["start"], place["end"]))
        yield Seen(each["code"]["value"], file, start, end)


READERS: dict[str, Reader] = {
    "concise": _lined(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): \w+\[(?P<code>\w+)\] "),
    "full": _full,
    "github": _github,
    "gitlab": _gitlab,
    "json": _json,
    "jsonl": _jsonl,
    "junit": _junit,
    "markdown": _markdown,
    "narrated": _lined(
        r"^\w+ (?P<code>\w+), [a-z ]+, in file (?P<file>.+?), line (?P<line>\d+), column (?P<column>\d+)\b"
    ),
    "rdjson": _rdjson,
    "sarif": _sarif,
}
