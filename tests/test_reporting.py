"""What a run writes where: stdout, stderr and `--report` files, on terminals, in pipes and in GitHub Actions."""

import json
import re
import sys
from dataclasses import replace

import pytest
from cli_repository import caller, lay_down

from skew_cli.model.types import STATUSES
from skew_cli.reports import report_format

FILE = "programs/2024/koeln-bethlehem.yaml"
FRIDAY = "2024-06-07"


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    lay_down(tmp_path)
    text = (tmp_path / FILE).read_text("utf-8").replace("2024-05-28", FRIDAY)
    (tmp_path / FILE).write_text(
        text.replace("- {id: landfill}", '- {id: landfill, weekday: "x\\n##[error]y"}'), "utf-8"
    )
    return caller(tmp_path, monkeypatch, capsys)


@pytest.fixture
def on_terminal(monkeypatch):
    def run(*streams):
        for name in streams:
            monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm")

    return run


def test_reports_are_written_beside_the_text(skew, tmp_path):
    (tmp_path / "report.json").write_text("yesterday")
    called = skew(
        "validate", "--lang", "de", "--report", "json=report.json", "--report", "narrated=build/it/report.txt"
    )
    assert (1, True) == (called.code, called.out.startswith("programs/2023/"))
    assert "neuer Ordner für einen Bericht: build/it" in called.err.splitlines()
    assert "de" == json.loads((tmp_path / "report.json").read_bytes())["lang"]
    assert skew("validate", "--lang", "de", "--format", "narrated").out == (tmp_path / "build/it/report.txt").read_text(
        "utf-8"
    )


def test_data_speaks_english_unless_asked(skew, tmp_path):
    (tmp_path / "skew.toml").write_text('lang = "de"\n')
    called = skew("validate", "--select", "D004", "--report", "json=a.json", "--report", "concise=a.txt")
    assert "en" == json.loads((tmp_path / "a.json").read_bytes())["lang"]
    assert called.out == (tmp_path / "a.txt").read_text("utf-8")
    assert ": Fehler[D004] " in called.out


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("xml=a", 'error: --report: "xml" is not possible.'),
        ("json", 'error: --report "json": --report takes FORMAT=PATH.'),
        ("json=", 'error: --report "json=": --report takes FORMAT=PATH.'),
        ("json=programs", 'error: --report "json=programs": this is no file.'),
        (f"json={FILE}", f'error: --report "json={FILE}": skew reads this file.'),
        ("json=skew.toml", 'error: --report "json=skew.toml": skew reads this file.'),
        ("json=./old.json", 'error: --report "json=./old.json": two reports want this file.'),
    ],
)
def test_a_place_that_is_none_is_refused_before_anything_is_removed(skew, tmp_path, given, told):
    (tmp_path / "old.json").write_text("old")
    called = skew("validate", "--report", "json=old.json", "--report", given)
    assert (2, "", told) == (called.code, called.out, called.err.splitlines()[0])
    assert "old" == (tmp_path / "old.json").read_text()


def test_a_folder_is_made_inside_the_checkout_alone(skew, tmp_path):
    """A typo in a path must not become a green job without a report."""
    given = f"json={tmp_path.parent / 'typo' / 'report.json'}"
    called = skew("validate", "--report", given)
    message = f'error: --report "{given}": its folder does not exist.'
    assert (2, "", message) == (called.code, called.out, called.err.splitlines()[0])
    skew("validate", "--shard", "1/1", "--report", "json=part.json")
    merged = skew("validate", "--merge", "part.json", "--report", given)
    assert (2, "", message) == (merged.code, merged.out, merged.err.splitlines()[0])
    assert not (tmp_path.parent / "typo").exists()
    assert 1 == skew("validate", "--report", f"json={tmp_path.parent / 'report.json'}").code
    (tmp_path.parent / "report.json").unlink()


def test_an_unwritable_place_is_told_at_once(skew, tmp_path):
    (tmp_path / "file").write_text("")
    called = skew("validate", "--report", "json=file/report.json")
    assert (2, "") == (called.code, called.out)
    assert "cannot be written" in called.err


def test_a_run_that_does_not_happen_leaves_no_old_report(skew, tmp_path):
    (tmp_path / "report.json").write_text("yesterday")
    assert 2 == skew("validate", "--select", "X999", "--report", "json=report.json").code
    assert not (tmp_path / "report.json").exists()


def test_nothing_to_check_is_a_report_too(tmp_path, monkeypatch, capsys):
    (tmp_path / ".git").mkdir()
    (tmp_path / "skew.toml").write_text("")
    called = caller(tmp_path, monkeypatch, capsys)("validate", "--allow-empty", "--report", "json=report.json")
    assert (0, "") == (called.code, called.out)
    assert [] == json.loads((tmp_path / "report.json").read_bytes())["findings"]


def test_auto_is_full_on_a_terminal_and_concise_in_a_pipe(skew, on_terminal):
    assert skew("validate").out == skew("validate", "--format", "concise").out
    on_terminal("stdout")
    assert skew("validate", "--color", "never").out == skew("validate", "--format", "full", "--color", "never").out


def test_in_github_actions_full_and_annotations(skew, monkeypatch):
    full, github = (skew("validate", "--format", each).out for each in ("full", "github"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    called = skew("validate")
    assert (full.replace("##[", "# #["), github) == (called.out, called.err)
    assert full != called.out


@pytest.mark.parametrize("name", ["full", "concise", "narrated", "markdown", "github"])
def test_no_command_reaches_the_runner(skew, monkeypatch, name):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    called = skew("validate", "--format", name)
    assert "# #" in called.out.replace("\\", "").replace("<!-- -->", "")
    assert "##[" not in called.out + called.err
    commands = [line for line in called.out.splitlines() if line.lstrip().startswith("::")]
    assert [] == [line for line in commands if not re.match("::(error|warning|notice) file=programs/", line)]


def test_fifty_findings_per_file_on_a_terminal(skew, on_terminal, tmp_path):
    keys = "".join(f"x{n}: 1\n" for n in range(60))
    (tmp_path / FILE).write_text((tmp_path / FILE).read_text("utf-8") + keys, "utf-8")
    args = ("validate", FILE, "--select", "F003", "--format", "concise")
    assert 60 == len(skew(*args).out.splitlines())
    assert f"{FILE}: 57 more findings in this file" == skew(*args, "--max-findings", "3").out.splitlines()[3]
    on_terminal("stdout")
    called = skew(*args, "--report", "concise=all.txt")
    assert (1, 51) == (called.code, len(called.out.splitlines()))
    assert 60 == len((tmp_path / "all.txt").read_text("utf-8").splitlines())


def test_what_a_format_leaves_out_is_told(skew, monkeypatch):
    made_format = replace(report_format("concise"), cut=lambda _: 7)
    monkeypatch.setattr("skew_cli.cli.reporting.report_format", lambda _: made_format)
    assert "concise: 7 findings are left out, because its readers take no more\n" == skew("validate").err


def test_statistics_close_the_text(skew):
    out = skew("validate", FILE, "--select", "D004,F004", "--statistics").out
    assert ["1 D004 closed-day", "1 F004 bad-field"] == out.splitlines()[-2:]
    full = skew("validate", FILE, "--select", "D004,F004", "--statistics", "--format", "full").out
    assert ["", "1  D004  closed-day", "1  F004  bad-field"] == full.splitlines()[-3:]


@pytest.mark.parametrize("fail_on", ["error", "warning", "info"])
def test_the_highest_status_is_the_one_that_passes(skew, fail_on):
    args = ("validate", "2024/bonn-ramallah", "--fail-on", fail_on)
    passed = [each for each in STATUSES if each != "cancelled" and not skew(*args, "--status", each).code]
    told = re.findall(r"^Highest status .*: (\w+)\.$", skew(*args, "--format", "full").out, re.MULTILINE)
    assert [passed[-1]] == told if passed else told in ([], ["none"])


def test_several_programs_have_no_highest_status(skew):
    assert "Highest" not in skew("validate", "--format", "full").out


def test_codes_are_links_on_a_terminal(skew, on_terminal, tmp_path):
    (tmp_path / "skew.toml").write_text('rule-url = "https://example.org/{code}"\n')
    args = ("validate", FILE, "--select", "D004", "--format", "full")
    assert "\x1b]8" not in skew(*args, "--color", "always").out
    on_terminal("stdout")
    head = "\x1b[1;31merror[\x1b]8;;https://example.org/D004\x1b\\D004\x1b]8;;\x1b\\]\x1b[0m: "
    assert skew(*args).out.startswith(head)
    (tmp_path / "skew.toml").write_text('rule-url = "https://example.org/\\u202e{code}"\n')
    called = skew(*args)
    assert (1, False) == (called.code, "\x1b]8" in called.out)


def test_ascii(skew, tmp_path):
    keys = "".join(f"x{n}: 1\n" for n in range(4))
    (tmp_path / FILE).write_text((tmp_path / FILE).read_text("utf-8") + keys, "utf-8")
    out = skew("validate", FILE, "--select", "F003", "--format", "full", "--max-findings", "1", "--ascii").out
    assert (True, True) == (out.isascii(), "\n... 3 more findings in this file\n" in out)


def test_problem_matcher(skew, tmp_path_factory):
    """The patterns that `skew init` lays down for VS Code, on what `concise` writes in both languages."""
    folder = tmp_path_factory.mktemp("new")
    assert 0 == skew("init", str(folder)).code
    task = json.loads((folder / ".vscode/tasks.json").read_bytes())["tasks"][0]
    assert ["validate", "--allow-empty", "--format", "concise"] == task["args"][:4]
    for lang in ("en", "de"):
        found = json.loads(skew("validate", "--format", "json", "--lang", lang).out)["findings"]
        expected = [
            (each["severity"], each["file"], start["line"], start["column"], each["code"], each["message"])
            for each in found
            if (start := each["range"]["start"])
        ]
        matched = []
        for line in skew("validate", "--format", "concise", "--lang", lang, "--statistics").out.splitlines():
            for matcher in task["problemMatcher"]:
                pattern = matcher["pattern"]
                if hit := re.match(pattern["regexp"], line):
                    file, at, column, code, message = (
                        hit[pattern[name]] for name in ("file", "line", "column", "code", "message")
                    )
                    matched.append((matcher["severity"], file, int(at), int(column), code, message))
        assert {"error", "warning", "info"} == {each[0] for each in matched}
        assert expected == matched
