"""`skew validate --watch` (contract 15): a real process and real changes of files."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading

import pytest
from cli_repository import BONN, caller, lay_down

from skew_cli.reports import names
from skew_cli.store.watch import matters

watchfiles = pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")
PATIENCE = 30.0
"""Seconds after which a line that does not come is a failure."""


class Watch:
    """A running `skew validate --watch`; lines of both streams as they come."""

    def __init__(self, root, *args):
        env = {name: value for name, value in os.environ.items() if not name.startswith(("SKEW_", "GITHUB_", "CI"))}
        env |= {"SKEW_AS_OF": "2024-05-01", "PYTHONUNBUFFERED": ""}
        command = [sys.executable, "-m", "skew_cli", "validate", "--watch", *args]
        self.process = subprocess.Popen(
            command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        self.out, self.err = self._lines(self.process.stdout), self._lines(self.process.stderr)

    def _lines(self, stream):
        found = queue.Queue()

        def read():
            for line in stream:
                found.put(line.rstrip("\n"))

        threading.Thread(target=read, daemon=True).start()
        return found

    def run(self):
        """The findings and the summary of the next run in JSON Lines."""
        found = []
        while True:
            found.append(json.loads(self.out.get(timeout=PATIENCE)))
            if found[-1]["type"] == "summary":
                return found[:-1], found[-1]["summary"]

    def told(self, part):
        """Waits for a line of stderr with that part."""
        while part not in (line := self.err.get(timeout=PATIENCE)):
            pass
        return line

    def stop(self):
        """Ctrl-C; the exit code and what was still said."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        return code, "\n".join(self.err.queue)


@pytest.fixture
def start(tmp_path):
    started = []

    def begin(*args):
        started.append(Watch(lay_down(tmp_path), *args))
        return started[-1]

    yield begin
    for each in started:
        each.process.kill()
        each.process.wait()
        each.process.stdout.close()
        each.process.stderr.close()


def marked(findings):
    return {(each["file"], each["code"]) for each in findings}


@pytest.mark.skipif("jsonl" not in names(), reason="the format jsonl is not built")
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C of a single process")
def test_every_change_of_what_is_read_is_a_run_that_ends_with_its_summary(start, tmp_path):
    watch = start("--format", "jsonl")
    findings, summary = watch.run()
    assert 3 == summary["indexed"]
    bonn = "programs/2024/bonn-ramallah.yaml"
    assert (bonn, "F001") not in marked(findings)
    watch.told("Waiting for changes")

    (tmp_path / bonn).write_text(BONN + "themes: [\n", encoding="utf-8")
    assert (bonn, "F001") in marked(watch.run()[0])

    (tmp_path / bonn).unlink()
    assert 2 == watch.run()[1]["indexed"]

    (tmp_path / "programs/2024/people.yaml").write_text("people: []\n")
    watch.run()

    (tmp_path / "templates").mkdir()
    watch.run()
    (tmp_path / "templates/closures.yaml").write_text("[")
    watch.told("closures.yaml")
    (tmp_path / "templates/closures.yaml").unlink()
    watch.run()

    (tmp_path / "skew.toml").write_text("lang = [")
    watch.told("skew.toml")
    watch.told("Waiting for changes")
    (tmp_path / "skew.toml").write_text('lang = "en"\nexclude = ["programs/2023/**"]\n')
    assert 1 == watch.run()[1]["indexed"]
    code, said = watch.stop()
    assert (130, False) == (code, "Traceback" in said)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C of a single process")
def test_other_files_cause_no_run_and_a_pipe_gets_no_control_characters(start, tmp_path):
    watch = start("--format", "concise")
    watch.told("Waiting for changes")
    for name in (".git/index", "build/out.json", "programs/2024/.koeln.yaml.x.tmp", ".skew-cache/a", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "programs/2024/koeln-bethlehem.yaml").write_text("schema: [\n")
    # Changes are told in their order: a run for one of the files before would still call the program well-formed.
    watch.told("Waiting for changes")
    code, _ = watch.stop()
    lines = list(watch.out.queue)
    clean = [n for n, line in enumerate(lines) if "koeln-bethlehem.yaml" in line and "[F001]" in line]
    assert (130, 1) == (code, len({lines[n] for n in clean}))
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("programs/2024/koeln-bethlehem.yaml", True),
        ("programs/2024/koeln-bethlehem.yml", True),
        ("programs/people.yaml", True),
        ("programs/2023", True),
        ("programs/2024/koeln-bethlehem.calendar.json", True),
        ("templates/seasons/2024.yaml", True),
        ("skew.toml", True),
        (".gitignore", True),
        (".git/index", False),
        ("build/programs/2024/koeln-bethlehem.yaml", False),
        (".skew-cache/programs.yaml", False),
        ("programs/.trash/old.yaml", False),
        ("programs/2024/.koeln-bethlehem.yaml.swp", False),
        ("programs/2024/.#koeln-bethlehem.yaml", False),
        ("programs/2024/#koeln-bethlehem.yaml#", False),
        ("programs/2024/koeln-bethlehem.yaml~", False),
        ("programs/2024/4913", False),
        ("report.json", False),
        (".", False),
    ],
)
def test_what_a_check_reads(name, expected):
    assert expected == matters(name)


@pytest.mark.parametrize(
    "others", [["-"], ["--fix"], ["--shard", "1/2"], ["--merge"], ["--files-from", "-"]], ids=" ".join
)
def test_watch_refuses(tmp_path, monkeypatch, capsys, others):
    skew = caller(lay_down(tmp_path), monkeypatch, capsys)
    called = skew("validate", "--watch", *others)
    assert (2, "") == (called.code, called.out)
    assert "--watch" in called.err
    assert "do not go together" in called.err


def test_a_first_run_that_cannot_happen_ends_the_watch(tmp_path, monkeypatch, capsys):
    skew = caller(lay_down(tmp_path), monkeypatch, capsys)
    called = skew("validate", "--watch", "--format", "xml")
    assert (2, "") == (called.code, called.out)


def test_without_the_extra_one_sentence_names_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    skew = caller(lay_down(tmp_path), monkeypatch, capsys)
    called = skew("validate", "--watch")
    assert (2, "") == (called.code, called.out)
    assert 'error: --watch needs the extra "watch".\nhelp: install it: pip install "skew-cli[watch]"\n' == called.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
def test_a_terminal_is_cleared_before_each_run(tmp_path):
    from pseudo_terminal import PseudoTerminal

    root = lay_down(tmp_path)
    command = [sys.executable, "-m", "skew_cli", "validate", "--watch", "--format", "concise"]
    terminal = PseudoTerminal(command, root, {"SKEW_AS_OF": "2024-05-01", "TERM": "xterm", "SKEW_LANG": "en"})
    try:
        first = terminal.until("Waiting for changes")
        (root / "skew.toml").write_text('lang = "en"\n')
        second = terminal.until("Waiting for changes")
        terminal.send("\x03")
        code, rest = terminal.end()
    finally:
        terminal.close()
    assert (1, 1) == (first.count("\x1b[2J"), second.count("\x1b[2J"))
    assert first.index("\x1b[2J") < first.index("programs/2024/")
    assert (130, False) == (code, "Traceback" in rest)
