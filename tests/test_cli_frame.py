"""The frame of the command line: help, global options, languages, colour, encodings, crashes, what is imported."""

import inspect
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_repository import Skew, caller, lay_down

from skew_cli import __version__
from skew_cli.cli import commands
from skew_cli.cli.arguments import command_at, take
from skew_cli.cli.command import Command
from skew_cli.cli.contents import SUMMARIES
from skew_cli.cli.language import choose
from skew_cli.cli.streams import colour, to_ascii
from skew_cli.cli.table import cell_width, table
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Text

ROOT = Path(__file__).parent.parent
HEAVY = ("pydantic", "ruamel", "icalendar", "holidays", "babel", "jinja2", "rich", "hijridate")


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def process(cwd: Path, *args: str, **environ: str) -> "subprocess.CompletedProcess[bytes]":
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "HOME", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, "-m", "skew_cli", *args], cwd=cwd, env={**clean, **environ}, capture_output=True, check=False
    )


@pytest.mark.parametrize("name", commands.names())
def test_every_command_speaks_both_languages_and_shows_an_example(name: str) -> None:
    command = Command(name)
    assert {each.name for each in command.parameters} == set(command.help.options)
    texts = [SUMMARIES[name], *command.help.options.values()]
    assert [each for each in texts if not each.de.strip() or not each.en.strip()] == []
    examples = command.help.example.splitlines()
    assert examples
    assert [each for each in examples if f"skew {name}" not in each] == []


@pytest.mark.parametrize("name", commands.names())
def test_every_command_has_a_help_page(name: str, skew: Skew) -> None:
    called = skew("--lang", "de", name, "--help")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"Aufruf: skew {name}")
    assert called.out == skew(name, "--help", "--lang=de").out


@pytest.mark.parametrize("name", commands.names())
def test_no_command_demands_options_of_the_parser(name: str) -> None:
    run = commands.module(name).run
    assert [each.name for each in Command(name).parameters] == [*inspect.signature(run).parameters][1:]


def test_overview_lists_every_command(skew: Skew) -> None:
    called = skew("--help")
    assert (called.code, called.err) == (0, "")
    listed = [line.split()[0] for line in called.out.splitlines() if line.startswith("  ") and line[2] not in " -"]
    assert sorted(commands.names()) == sorted(listed)


def test_version_names_the_time_zone_data(skew: Skew) -> None:
    import tzdata

    assert f"skew {__version__} (tzdata {tzdata.IANA_VERSION})\n" == skew("--version").out


def test_without_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "outside" / ".git").mkdir(parents=True)
    skew = caller(lay_down(tmp_path / "inside"), monkeypatch, capsys)
    assert skew("agenda").out == skew().out
    monkeypatch.chdir(tmp_path / "outside")
    assert skew("--help").out == skew().out
    assert skew("-C", "../inside", "agenda").out == skew("-C../inside").out


def test_options_of_every_command_stand_anywhere() -> None:
    own = {"--reason": True, "--json": False, "--lang": True}
    words = ["-q", "--reason", "--yes", "x", "--lang", "ar", "--as-of=2024-05-01", "-C", "d", "--json", "--", "-v"]
    taken = take(words, own)
    assert taken.values == {"--quiet": "", "--as-of": "2024-05-01", "-C": "d"}
    assert taken.rest == ("--reason", "--yes", "x", "--lang", "ar", "--json", "--", "-v")
    assert take(["x", "--as-of"], own).dangling == "--as-of"


def test_where_the_command_stands() -> None:
    assert command_at(["-C", "list", "--ascii", "show", "x"]) == 3
    assert command_at(["--lang=de", "show"]) == 1
    assert None is command_at(["-q", "--lang", "de"])


@pytest.mark.parametrize(
    ("option", "config", "environ", "expected"),
    [
        ("de", "en", {"SKEW_LANG": "en", "LANG": "en_GB.UTF-8"}, "de"),
        (None, "en", {"SKEW_LANG": "de"}, "de"),
        (None, "de", {"LANG": "en_GB.UTF-8"}, "de"),
        (None, "", {"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en"),
        (None, "", {"LC_MESSAGES": "de_AT.UTF-8", "LANG": "en_GB.UTF-8"}, "de"),
        (None, "", {"LANG": "ar_PS.UTF-8"}, "en"),
        (None, "", {}, "en"),
    ],
)
def test_language(option: str | None, config: str, environ: dict[str, str], expected: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    if config:
        (tmp_path / "skew.toml").write_text(f'lang = "{config}"\n')
    assert expected == choose(option, tmp_path, environ)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ('# Büro, 2nd floor\n\nlang = "de"\n', "de"),
        ('# one\n\nlang = "de"\n\n', "de"),
        ('lang = "de"', "de"),
        ("lang = 'de'\r\n", "de"),
        ('"l\\u0061ng" = "de" # quoted\n', "de"),
        ('\ufefflang = "de"\n[rules.placeholder-left]\nallow = []\n', "de"),
        ('lang = "ar"\n', "en"),
        ('lang = "de"\nlang = "de"\n', "en"),
        ('lang = "de"\nselect = [\n', "en"),
        ('lang = "de" de\n', "en"),
        ('# \0\nlang = "de"\n', "en"),
        ('[rules]\nlang = "de"\n', "en"),
    ],
)
def test_language_of_a_configuration_is_what_toml_says(config: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "skew.toml").write_text(config, encoding="utf-8", newline="")
    assert expected == choose(None, tmp_path, {})


class Tty(SimpleNamespace):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("option", "environ", "expected"),
    [
        ("always", {"SKEW_COLOR": "never", "NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        (None, {"SKEW_COLOR": "always", "NO_COLOR": "1"}, True),
        (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (None, {"NO_COLOR": ""}, True),
        (None, {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True),
        (None, {"TERM": "dumb"}, False),
        ("auto", {"SKEW_COLOR": "never"}, True),
    ],
)
def test_colour_on_a_terminal(option: str | None, environ: dict[str, str], expected: bool) -> None:
    stream = Tty()
    assert expected is colour(option, {"TERM": "xterm", **environ}, stream)  # type: ignore[arg-type] - only isatty counts


def test_colour_is_asked_for_in_a_pipe(skew: Skew) -> None:
    assert "\x1b[" not in skew("list").out
    assert skew("list", "--color", "always").out.startswith("\x1b[1m")


def test_ascii() -> None:
    assert to_ascii("10:00–12:00 → Köln ✓…") == "10:00-12:00 -> Köln ok..."


def test_a_narrow_table_puts_the_last_columns_on_a_second_line() -> None:
    rows = [["bonn-ramallah", "", "Bonn", "Do 16.05.2024"], ["koeln-bethlehem", "", "Köln", ""]]
    assert table(rows) == ["bonn-ramallah    Bonn  Do 16.05.2024", "koeln-bethlehem  Köln"]
    expected = ["bonn-ramallah    Bonn", "    Do 16.05.2024", "koeln-bethlehem  Köln"]
    assert expected == table(rows, width=30)
    assert (cell_width("بَيت"), cell_width("e\u0301"), cell_width("日本")) == (3, 1, 4)


def test_closing_question_needs_yes_without_a_terminal(tmp_path: Path) -> None:
    question = Text(en="Write {n} files?", de="{n} Dateien schreiben?")
    assert Terminal(lang="de", directory=tmp_path, yes=True).confirm(question, n=2)
    with pytest.raises(SkewError) as refused:
        Terminal(lang="de", directory=tmp_path, no_input=True).confirm(question, n=2)
    assert refused.value.values["question"] == "2 Dateien schreiben?"


def test_a_bug_leaves_a_traceback_file(skew: Skew, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from skew_cli.cli.commands import list_

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(list_, "_show", lambda *_, **__: 1 / 0)
    called = skew("list")
    (file,) = tmp_path.glob("skew-*.txt")
    assert (called.code, called.out) == (3, "")
    assert f"help: send this file to the maintainers: {file}\n" == called.err.splitlines(keepends=True)[1]
    assert "ZeroDivisionError" in file.read_text("utf-8")


def test_interrupted(skew: Skew, monkeypatch: pytest.MonkeyPatch) -> None:
    from skew_cli.cli.commands import list_

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(list_, "_show", stop)
    called = skew("list", "--lang", "de")
    assert (called.code, called.err) == (130, "Nichts geschrieben.\n")


def test_quiet_leaves_data_and_errors(skew: Skew) -> None:
    assert (skew("-q", "show", "köln").err, skew("show", "köln").err) == ("", "program 2024/koeln-bethlehem\n")
    assert skew("-q", "show", "x").err.count("\n") == 2


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")
def test_closed_pipe(tmp_path: Path) -> None:
    lay_down(tmp_path)
    script = f'{{ "{sys.executable}" -m skew_cli schema program; echo $? >&2; }} | true'
    done = subprocess.run(["/bin/sh", "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr == b"141\n"


@pytest.mark.parametrize(
    "environ", [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"TERM": "dumb"}]
)
def test_piped_output_is_utf8_whatever_the_locale(environ: dict[str, str], tmp_path: Path) -> None:
    lay_down(tmp_path, "de")
    done = process(tmp_path, "show", "koeln", "--arabic", **environ)
    assert (done.returncode, done.stderr.decode("utf-8")) == (0, "Programm 2024/koeln-bethlehem\n")
    out = done.stdout.decode("utf-8")
    assert "Köln" in out
    assert "\u2068محطة الفرز\u2069" in out
    assert "\x1b" not in out
    data = process(tmp_path, "list", "--json", "--season", "2024", **environ)
    assert json.loads(data.stdout.decode("ascii"))["programs"][1]["partners"]["nrw"]["name"] == "Cologne"


@pytest.mark.parametrize(
    ("args", "allowed"),
    [
        (["--version"], ()),
        (["--help"], ()),
        (["create", "--help"], ()),
        (["__complete", "show", ""], ()),
        (["list"], ("pydantic", "ruamel")),
        (["show", "koeln-bethlehem"], ("pydantic", "ruamel", "holidays", "hijridate")),
    ],
)
def test_what_a_command_may_import(args: list[str], allowed: tuple[str, ...], tmp_path: Path) -> None:
    lay_down(tmp_path)
    code = (
        "import sys; from skew_cli.cli.main import main; main(sys.argv[1:]); "
        "print(*sorted({each.split('.')[0] for each in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={**os.environ, "LANG": "C"},
    )
    loaded = done.stderr.decode("utf-8").splitlines()[-1].split()
    assert [each for each in HEAVY if each in loaded and each not in allowed] == []
