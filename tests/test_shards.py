"""Shards and their merge (contract 14): N parts joined are the whole, byte for byte, in every format and language."""

import datetime as dt
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cli_repository import caller, lay_down
from shard_samples import FILES, KNOWN, lay_down_all, part, parts, write_baseline

from skew_cli.app.validation import look
from skew_cli.app.validation.check import check
from skew_cli.app.validation.merge import merge
from skew_cli.app.validation.order import Order
from skew_cli.app.validation.share import Share
from skew_cli.model.report import Style
from skew_cli.reports import names, report_format
from skew_cli.store.repository import find

FORMATS = names()
STYLE = Style(statistics=True)


@pytest.fixture
def root(tmp_path):
    return lay_down_all(tmp_path)


@pytest.fixture
def skew(root, monkeypatch, capsys):
    run = caller(root, monkeypatch, capsys)
    write_baseline(root, run)
    return run


def rendered(report):
    return {fmt: report_format(fmt).render(report, STYLE) for fmt in FORMATS}


def everything(skew, root, *options):
    """Exit code, and the reports of one run in all formats."""
    reports = [f"--report={fmt}={root / fmt}.out" for fmt in FORMATS]
    code = skew("validate", *options, *reports, "--statistics").code
    return code, {fmt: (root / f"{fmt}.out").read_bytes() for fmt in FORMATS}


def test_all_parts_together_are_the_whole(skew, root):
    """The files are read once for all parts."""
    order = Order(repository=find(root), today=dt.date(2024, 5, 1), baseline="skew-baseline.json")
    whole = order.run()
    expected = {lang: rendered(whole.report(lang)) for lang in ("de", "en")}
    assert expected["en"]["json"] == skew("validate", "--format", "json").out
    for count in range(1, 9):
        made = []
        for number in range(count, 0, -1):
            share = Share(index=number, count=count)
            found = replace(whole, share=share, checked=check(whole.index, whole.selection, share))
            made.append((str(number), report_format("json").render(found.report("en"), STYLE).encode()))
        for lang, reports in expected.items():
            assert rendered(merge(made).report(lang)) == reports, (count, lang)


@pytest.mark.parametrize(
    "options",
    [
        ("--no-ignores", "--status", "confirmed"),
        ("--show-suppressed", "--as-of", "2024-06-01"),
        ("--show", "error", "--fail-on", "info"),
        ("--select", "Q,D004"),
        ("programs/2024/friday.yaml", "programs/2023"),
        ("skew.toml",),
    ],
)
def test_the_same_with_options(skew, root, options):
    names = [name for name, _ in parts(skew, root, 2, *options)]
    assert everything(skew, root, "--merge", *names) == everything(skew, root, *options)


def test_the_command_joins_them(skew, root):
    parts(skew, root, 2)
    for fmt in ("auto", "sarif"):
        merged = skew("validate", "--merge", "part-2.json", "part-1.json", "--format", fmt)
        whole = skew("validate", "--format", fmt)
        assert (merged.code, merged.out, merged.err) == (whole.code, whole.out, whole.err)


def test_baseline_entries_about_unused_ignores_wait_for_all_parts(tmp_path, monkeypatch, capsys):
    """One is known and unused, one was known and is used again in one part, one is new."""
    root = lay_down(tmp_path)
    skew = caller(root, monkeypatch, capsys)
    entry = '[[ignore]]\npaths = ["{0}"]\ncodes = ["{1}"]\nreason = "known"\n'
    ignores = entry.format("nothing", "T001") + entry.format("programs/2023/*", "{0}") + entry.format("no", "D004")
    (root / "skew.toml").write_text(ignores.format("D005"))
    found = json.loads(skew("validate", "--format", "json").out)["findings"]
    unused = [each for each in found if each["code"] == "Q001"]
    assert [each["params"]["code"] for each in unused] == ["T001", "D005", "D004"]
    entries = ",\n".join(KNOWN.format(each["fingerprint"], "Q001", "skew.toml") for each in unused[:2])
    (root / "skew-baseline.json").write_text(f'{{"format": "skew-baseline/1", "entries": [\n{entries}\n]}}\n')
    (root / "skew.toml").write_text(f'baseline = "skew-baseline.json"\n{ignores.format("D004")}')
    _, reports = everything(skew, root, "--show-suppressed")
    told = [each for each in json.loads(reports["json"])["findings"] if each["code"][0] == "Q"]
    assert [(each["code"], each["params"].get("code"), each["suppressed"] is None) for each in told] == [
        ("Q005", "Q001", True),
        ("Q001", "T001", False),
        ("Q001", "D004", True),
    ]
    names = [name for name, _ in parts(skew, root, 2, "--show-suppressed")]
    assert everything(skew, root, "--merge", *names)[1] == reports


def test_without_any_program_in_reach(skew, root, tmp_path_factory, monkeypatch):
    parts(skew, root, 2)
    whole = skew("validate", "--format", "json")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    done = skew("validate", "--merge", str(root / "part-1.json"), str(root / "part-2.json"), "--report", "json=r.json")
    assert done.code == 1
    assert Path("r.json").read_text() == whole.out


def test_the_language_that_the_parts_were_asked_for_stays(skew, root):
    parts(skew, root, 2, "--lang", "de")
    given = ("validate", "--merge", "part-1.json", "part-2.json", "--format", "json")
    assert skew(*given).out == skew("validate", "--format", "json", "--lang", "de").out
    assert skew(*given, "--lang", "en").out == skew("validate", "--format", "json", "--lang", "en").out


@pytest.mark.parametrize("lang", ["de", "en"])
def test_text_has_the_language_that_the_parts_were_asked_for(skew, root, lang):
    names = [name for name, _ in parts(skew, root, 2, "--lang", lang)]
    assert everything(skew, root, "--merge", *names) == everything(skew, root, "--lang", lang)


def test_text_has_the_language_of_skew_toml_wherever_it_is_joined(skew, root, tmp_path_factory, monkeypatch):
    """`skew.toml` says German, the data are English."""
    parts(skew, root, 2)
    whole = everything(skew, root)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert everything(skew, root, "--merge", str(root / "part-1.json"), str(root / "part-2.json")) == whole


def test_services_get_the_paths_of_the_checkout(tmp_path, monkeypatch, capsys):
    """GitHub, GitLab and reviewdog look for files from its root, json and text tell the program folder's own names."""
    root = tmp_path / "checkout" / "below"
    root.mkdir(parents=True)
    (lay_down_all(root) / ".git").rename(tmp_path / "checkout" / ".git")
    skew = caller(root, monkeypatch, capsys)
    write_baseline(root, skew)
    code, whole = everything(skew, root)
    begins = {
        "github": rb"::\w+ file=(?=\S*programs/)",
        "gitlab": rb'"path": "(?=[^"]*programs/)',
        "rdjson": rb'"path": "(?=[^"]*programs/)',
        "sarif": rb'"uri": "(?=[^"]*programs/)',
    }
    for fmt, begin in begins.items():
        found = re.findall(begin + rb"(\w+/)", whole[fmt])
        assert found == [b"below/"] * len(found) != [], fmt
    for fmt in ("json", "concise", "junit"):
        assert b"below/" not in whole[fmt]
    names = [name for name, _ in parts(skew, root, 2)]
    (tmp_path / "checkout" / ".git").rmdir()
    assert everything(skew, root, "--merge", *names) == (code, whole)


def test_a_finding_belongs_to_the_part_of_its_file(skew, root):
    for name, content in parts(skew, root, 3):
        report = json.loads(content)
        number = int(name[5])
        assert report["shard"]["index"] == number
        owners = {
            each["params"]["file"] if each["code"] == "Q005" else each["file"] for each in report["findings"]
        } | set(report["shard"]["files"])
        assert {int(hashlib.sha256(each.encode()).hexdigest(), 16) % 3 + 1 for each in owners} <= {number}
        assert report["summary"]["indexed"] == len(FILES)
        assert report["summary"]["reported"] == len(report["shard"]["files"])


def test_an_empty_part_is_no_failure_and_nothing_matched_is_told_before(skew, root):
    owners = {int(hashlib.sha256(each.encode()).hexdigest(), 16) % 64 + 1 for each in (*FILES, "skew.toml")}
    empty = next(each for each in range(1, 65) if each not in owners)
    assert skew("validate", "--shard", f"{empty}/64", "--ignore", "Q005", "--fail-on", "info").code == 0
    for each in (root / "programs").rglob("*.yaml"):
        each.unlink()
    assert skew("validate", "--shard", "1/2").code == 2


def test_rules_run_only_on_the_programs_of_the_part(skew, monkeypatch):
    looked = []
    original = look.Looking._done

    def spy(self, name, taken, marks):
        if taken.found and not taken.late:
            looked.append(name)
        return original(self, name, taken, marks)

    monkeypatch.setattr(look.Looking, "_done", spy)
    for index in range(1, 4):
        skew("validate", "--shard", f"{index}/3", "--show", "error", "--no-cache")
    assert len(looked) == len(set(looked)) > 3


def test_what_is_no_part(skew):
    for text in ("0/2", "3/2", "1", "1/0", "/", "1/", "/2", "a/b", "1/2/3", "-1/2", "1/99999999999", " "):
        done = skew("validate", "--shard", text)
        assert (done.code, done.out) == (2, ""), text
        assert "--shard" in done.err


def test_the_same_bytes_under_another_hash_seed_and_from_another_folder(skew, root):
    done = subprocess.run(
        [sys.executable, "-m", "skew_cli", "validate", "--shard", "2/3", "--format", "json"],
        capture_output=True,
        check=False,
        cwd=root / "programs" / "2024",
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert done.stdout == part(skew, root, 2, 3)[1]
