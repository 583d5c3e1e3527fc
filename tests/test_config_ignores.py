"""Entries `[[ignore]]` of `skew.toml` (contract 10): what they hide, where they stand, when they are called unused."""

import json

import pytest
from cli_repository import KOELN, caller, lay_down

from skew_cli.source.toml import tables

FILE = "programs/2024/koeln-bethlehem.yaml"
FRIDAY = KOELN.replace('date: 2024-05-28, start: "10:00"', 'date: 2024-06-07, start: "10:00"')
ENTRY = '\n[[ignore]]\npaths = ["{paths}"]\ncodes = ["{codes}"]\nreason = "known"\n'


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    lay_down(tmp_path)
    (tmp_path / "programs/2023/koeln-bethlehem.yaml").unlink()
    (tmp_path / FILE).write_text(FRIDAY, encoding="utf-8")
    return caller(tmp_path, monkeypatch, capsys)


@pytest.fixture
def told(tmp_path, skew):
    """The lines `place: severity[CODE]` of the rules asked for, with `skew.toml` extended by a text."""

    def run(more="", *options, select="D004,Q"):
        (tmp_path / "skew.toml").write_text(f'lang = "en"\n{more}', encoding="utf-8")
        done = skew("validate", "--format", "concise", "--select", select, *options)
        assert done.code in (0, 1), done.err
        return [line.split("] ")[0] for line in done.out.splitlines()]

    return run


def entry(paths="programs/2024/**", codes="D004", more=""):
    return ENTRY.format(paths=paths, codes=codes) + more


OPEN = f"{FILE}:16:30: error[D004"


@pytest.mark.parametrize(
    ("paths", "hides"),
    [
        ("programs/2024/**", True),
        ("programs/2024", True),
        ("koeln-*.yaml", True),
        ("/programs/**/koeln-bethlehem.yaml", True),
        ("programs/2023/**", False),
        ("programs/*.yaml", False),
        ("/koeln-*.yaml", False),
    ],
)
def test_paths_are_patterns_as_in_gitignore(told, paths, hides):
    assert told(entry(paths), select="D004") == ([] if hides else [OPEN])


def test_an_exclamation_mark_takes_a_file_out_again(told):
    two = entry().replace('["programs/2024/**"]', f'["programs/2024/**", "!{FILE}"]')
    assert told(two, select="D004") == [OPEN]


@pytest.mark.parametrize("codes", ["D004", "closed-day", "D"])
def test_code_name_or_family(told, codes):
    assert told(entry(codes=codes), select="D004") == []


def test_what_hides_nothing_is_told_at_its_entry(told):
    assert told(entry() + entry(codes="D001"), select="D001,D004,Q") == ["skew.toml:8:1: warning[Q001"]


def test_the_second_of_two_equal_entries_hides_nothing(told):
    assert told(entry() + entry()) == ["skew.toml:8:1: warning[Q001"]


def test_no_file_at_all_is_unused_too(told):
    assert told(entry() + entry("programs/2022/**")) == ["skew.toml:8:1: warning[Q001"]


def test_files_that_are_left_out_may_need_it(told):
    bonn = "programs/2024/bonn-ramallah.yaml"
    assert told(entry(bonn, "T") + entry(), "--exclude", bonn) == []


@pytest.mark.parametrize(
    "options",
    [("S,Q",), ("ALL", "--ignore", "A001"), ("A001,Q",), ("A001,Q", "--status", "confirmed", "--no-ignores")],
)
def test_only_a_rule_that_ran_calls_it_unused(told, options):
    select, *others = options
    assert "Q001" not in str(told(entry(FILE, "A001"), *others, select=select))


def test_a_rule_not_in_force_in_one_of_the_files_did_not_run_everywhere(told):
    """A001 asks from `confirmed` on, and neither program has got there."""
    assert told(entry(codes="A001"), select="A001,Q") == []
    assert told(entry(codes="A001", more="until = 2024-12-31\n"), "--status", "done", select="A001,Q") == []


def test_unreadable_parts_make_it_silent(told, tmp_path):
    (tmp_path / FILE).write_text(KOELN.replace('"10:00", title', '"10:00, title'), encoding="utf-8")
    assert [line for line in told(entry(FILE)) if "Q001" in line] == []


def test_after_its_last_day_the_finding_is_back(told):
    assert told(entry(more="until = 2024-05-01\n")) == []
    assert told(entry(more="until = 2024-04-30\n")) == [OPEN, "skew.toml:3:1: warning[Q004"]


def test_an_empty_reason_hides_nothing(told):
    assert told(entry().replace('"known"', '" "')) == [OPEN, "skew.toml:3:1: warning[Q003"]


def test_families_f_and_q_cannot_be_hidden(told):
    assert told(entry(codes="F"), select="Q") == ["skew.toml:3:1: warning[Q002"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[ignore]]\npaths = ["!"]\ncodes = ["D004"]\nreason = "x"\n', "ignore.0.paths"),
        ('[[ignore]]\npaths = ["*"]\ncodes = ["ALL"]\nreason = "x"\n', "ALL"),
        ('[[ignore]]\npaths = ["*"]\ncodes = ["D404"]\nreason = "x"\n', "D404"),
        ('[[ignore]]\npaths = []\ncodes = ["D004"]\nreason = "x"\n', "paths"),
    ],
)
def test_what_cannot_be_meant_is_refused(skew, tmp_path, text, says):
    (tmp_path / "skew.toml").write_text(text)
    done = skew("validate")
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_a_report_says_where_it_is_suppressed(skew, tmp_path):
    (tmp_path / "skew.toml").write_text(f"# the first line\r\n{entry()}", encoding="utf-8-sig", newline="")
    done = skew("validate", "--select", "D004", "--show-suppressed", "--format", "json")
    hidden = json.loads(done.out)["findings"][0]["suppressed"]
    start = {"line": 3, "column": 1, "utf16": 1, "utf8": 1, "offset": 19}
    end = {"line": 3, "column": 11, "utf16": 11, "utf8": 11, "offset": 29}
    assert hidden == {
        "by": "config",
        "reason": "known",
        "until": None,
        "file": "skew.toml",
        "range": {"start": start, "end": end},
    }


@pytest.mark.parametrize(
    "text",
    [
        "# [[ignore]]\n@[[ignore]]\na = 1\n",
        'x = """\n[[ignore]]\n"""\n@[[ignore]]\na = 1\n',
        "x = '''\n[[ignore]]\n'''\n@[[ignore]] # [[ignore]]\n",
        "x = [\n[['ignore']]\n]\n@[[ ignore ]]\na = ']]'\n",
        'x = "[[ignore]]"\n  @[["ignore"]]\n',
        "[x]\ny = 1\n[[x.ignore]]\n@[[ignore]]\n",
        "x = 1\r\n@[[ignore]]\r\na = 1\r\n",
        "# \u2028[[ignore]]\n@[[ignore]]\n",
        "a = 1\n@ignore = [{a = 1}]\n",
    ],
)
def test_the_place_of_an_entry_is_found_whatever_stands_around_it(text):
    at, clean = text.index("@"), text.replace("@", "")
    ((start, end),) = tables(clean, "ignore", 1)
    assert start == at
    assert clean[start:end].strip('[] "') == "ignore"
