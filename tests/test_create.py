"""`skew create` and `skew adapt`: what is written, what is refused, and the dialogue on a real terminal."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skew_cli.app.templates import themes
from skew_cli.cli.main import main
from skew_cli.store.repository import find

ROOT = Path(__file__).parent.parent
KOELN = ["--season", "2024", "--nrw", "koeln", "--palestine", "bethlehem", "--theme", "waste-and-wastewater"]


@pytest.fixture
def repository(tmp_path, monkeypatch):
    (tmp_path / "skew.toml").write_text('lang = "en"\n')
    (tmp_path / "programs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKEW_AS_OF", "2024-04-15")
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def dates(folder: Path, ident: str = "koeln-bethlehem") -> list[str]:
    text = (folder / f"programs/2024/{ident}.yaml").read_text(encoding="utf-8")
    return re.findall(r"\bdate: (\d{4}-\d\d-\d\d)", text)


def test_the_example_of_the_issue(repository, capsys):
    options = ["--sessions", "4", "--first", "2024-05-14", "--time", "10:00", "--every", "2w"]
    assert main(["create", *KOELN, *options]) == 0
    assert capsys.readouterr().out == "programs/2024/koeln-bethlehem.yaml\n"
    assert dates(repository) == ["2024-05-14", "2024-05-28", "2024-06-11", "2024-06-25"]
    text = (repository / "programs/2024/koeln-bethlehem.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 25
    assert main(["validate", "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["errors"], summary["reported"]) == (0, 1)


def test_dates_on_which_a_side_is_closed_move_on(repository, capsys):
    # 2024-05-09 is Ascension Day, 2024-05-30 Corpus Christi: both Thursdays are public holidays in NRW.
    assert main(["create", *KOELN, "--sessions", "5", "--first", "2024-05-02", "--every", "1w"]) == 0
    assert dates(repository) == ["2024-05-02", "2024-05-13", "2024-05-16", "2024-05-23", "2024-06-03"]
    said = capsys.readouterr().err
    assert "2  Mon 13 May 2024" in said
    assert "(moved: Thu 9 May 2024 is not open on both sides)" in said


def test_a_closed_first_day_is_refused_with_the_next_open_one(repository, capsys):
    assert main(["create", *KOELN, "--first", "2024-05-20"]) == 2
    assert "on Mon 20 May 2024 not both sides work" in (said := capsys.readouterr().err)
    assert "the next common working day is Tue 21 May 2024" in said
    assert list(repository.glob("programs/**/*.yaml")) == []


def test_a_series_that_does_not_fit_is_refused(repository, capsys):
    assert main(["create", *KOELN, "--sessions", "5", "--first", "2024-09-10", "--every", "2w"]) == 1
    assert "only 2 of 5 sessions fit before Mon 30 Sept 2024" in capsys.readouterr().err
    assert main(["create", *KOELN, "--first", "2024-10-08"]) == 2
    assert "outside the window of the season" in capsys.readouterr().err


def test_an_existing_file_is_never_overwritten(repository, capsys):
    file = repository / "programs/2024/koeln-bethlehem.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("# mine\n")
    assert main(["create", *KOELN]) == 2
    assert "exists already; nothing was written" in capsys.readouterr().err
    assert file.read_text() == "# mine\n"


def test_a_dry_run_writes_nothing(repository, capsys):
    assert main(["create", *KOELN, "--first", "2024-05-14", "--dry-run"]) == 0
    first, _, *others = capsys.readouterr().out.splitlines()
    assert first == "# yaml-language-server: $schema=../../.skew-schema/program.json"
    assert others[:3] == ["schema: 1", "id: koeln-bethlehem", "season: 2024"]
    assert list(repository.glob("programs/**/*.yaml")) == []


def test_an_id_that_is_none_is_refused(repository, capsys):
    for ident in ("../../x", "Köln", "a b"):
        assert main(["create", *KOELN, "--id", ident]) == 2
        assert capsys.readouterr().err.startswith("error: ")
    assert list(repository.rglob("*.yaml")) == []


def test_without_a_terminal_all_missing_options_are_named(repository, capsys):
    assert main(["create"]) == 2
    said = capsys.readouterr().err
    for option in ("--season", "--nrw", "--palestine", "--theme"):
        assert option in said


@pytest.mark.parametrize("theme", themes(find(ROOT)))
def test_every_theme_makes_a_program_without_errors(repository, capsys, theme):
    options = ["--season", "2024", "--nrw", "bonn", "--theme", theme, "--first", "2024-08-27", "--every", "1w"]
    assert main(["create", *options, "--full", "--sessions", "5"]) == 0
    capsys.readouterr()
    rules = "T,S002,S009,S010,S015,S016,Z003,F"
    judged = ["--status", "planned", "--select", rules, "--ignore", "T002", "--format", "concise"]
    assert main(["validate", *judged]) == 0
    assert capsys.readouterr().out == ""


def test_adapt_makes_a_virtual_program(repository, capsys):
    for season in ("2023",):
        folder = repository / "programs" / season
        folder.mkdir(parents=True)
        name = "bergisch-gladbach-beit-jala.yaml"
        (folder / name).write_bytes((ROOT / "programs" / season / name).read_bytes())
    (repository / "programs/people.yaml").write_bytes((ROOT / "programs/people.yaml").read_bytes())
    (repository / "programs/2023/season.yaml").write_bytes((ROOT / "programs/2023/season.yaml").read_bytes())
    before = (repository / "programs/2023/bergisch-gladbach-beit-jala.yaml").read_bytes()
    assert main(["adapt", "2023/bergisch-gladbach-beit-jala", "--to-season", "2024", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["file"] == "programs/2024/bergisch-gladbach-beit-jala.yaml"
    assert result["decisions"][0] == "set the dates of 5 sessions"
    text = (repository / result["file"]).read_text(encoding="utf-8")
    assert "predecessor: 2023/bergisch-gladbach-beit-jala" in text
    for word in ("travel:", "accommodation:", "physical", "date:", "duration_min", "exploration:"):
        assert word not in text
    assert main(["validate", "programs/2024", "--select", "N,F", "--format", "concise", "--show", "warning"]) == 0
    assert capsys.readouterr().out == ""
    assert (repository / "programs/2023/bergisch-gladbach-beit-jala.yaml").read_bytes() == before


def test_adapt_goes_only_forward(repository, capsys):
    assert main(["create", *KOELN]) == 0
    assert main(["adapt", "2024/koeln-bethlehem", "--to-season", "2023"]) == 2
    assert "later season" in capsys.readouterr().err


class Terminal:
    """A process on a pseudo terminal."""

    def __init__(self, folder: Path, *args: str, **environ: str) -> None:
        main_end, other = pty.openpty()
        clean = {name: text for name, text in os.environ.items() if name not in {"CI", "SKEW_NO_INPUT", "SKEW_AS_OF"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "skew_cli", *args],
            cwd=folder,
            stdin=other,
            stdout=other,
            stderr=other,
            env={**clean, "SKEW_AS_OF": "2024-04-15", "TERM": "dumb", "PYTHONUTF8": "1", **environ},
            start_new_session=True,
        )
        os.close(other)
        self.end, self.seen = main_end, ""

    def until(self, text: str) -> None:
        deadline = time.monotonic() + 20
        while text not in self.seen:
            ready, _, _ = select.select([self.end], [], [], max(deadline - time.monotonic(), 0))
            assert ready, f"{text!r} did not come; seen: {self.seen!r}"
            self.seen += os.read(self.end, 65536).decode("utf-8", "replace")
        self.seen = self.seen[self.seen.index(text) + len(text) :]

    def type(self, prompt: str, answer: str) -> None:
        self.until(prompt)
        os.write(self.end, answer.encode() + b"\n")

    def close(self) -> int:
        code = self.process.wait(20)
        os.close(self.end)
        return code


def test_the_dialogue(repository):
    (repository / "skew.toml").write_text('lang = "de"\n')
    terminal = Terminal(repository, "create")
    terminal.type("Programmjahr", "2024")
    terminal.type("Nummer oder Teil des Namens", "kö")
    terminal.until("Bethlehem (einzige Partnerschaft)")
    terminal.type("Nummer oder Teil des Namens", "abf")
    terminal.type("Zahl der Termine", "7")
    terminal.type("[4]:", "<")
    terminal.type("Nummer oder Teil des Namens", "")
    terminal.type("Zahl der Termine", "3")
    terminal.type("Erster Termin", "14.5.")
    terminal.type("Beginn", "")
    terminal.type("Nummer oder Teil des Namens", "1")
    terminal.until("Köln 10:00–12:00  Bethlehem 11:00–13:00")
    terminal.type("Schreiben?", "j")
    assert terminal.close() == 0
    assert dates(repository) == ["2024-05-14", "2024-05-21", "2024-05-28"]
    assert not (repository / ".skew/create.json").exists()


def test_an_interrupted_dialogue_can_be_taken_up(repository):
    terminal = Terminal(repository, "create")
    terminal.type("Season", "2024")
    terminal.type("number or part of the name", "krefeld")
    terminal.until("Palestinian municipality")
    os.write(terminal.end, b"\x04")
    assert terminal.close() == 130
    assert list(repository.glob("programs/**/*.yaml")) == []
    assert json.loads((repository / ".skew/create.json").read_text()) == {"nrw": "krefeld", "season": "2024"}
    terminal = Terminal(
        repository, "create", "--theme", "tourism", SKEW_EDITOR="sed -i s/^status.*/status:\\ explored/"
    )
    terminal.type("Go on with it?", "y")
    terminal.type("number or part of the name", "arou")
    terminal.type("Number of sessions", "")
    terminal.type("First session", "")
    terminal.type("Write?", "e")
    terminal.type("Write?", "")
    assert terminal.close() == 0
    text = (repository / "programs/2024/krefeld-aroura.yaml").read_text(encoding="utf-8")
    assert "status: explored" in text
    assert main(["validate", "--format", "concise", "--show", "error"]) == 0
