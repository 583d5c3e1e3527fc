"""The baseline (contract 11): written once, pruned, never grown; an entry fits as long as its finding is there."""

import json
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from cli_repository import BONN, KOELN, caller, lay_down
from jsonschema import Draft202012Validator

from skew_cli.app.schema import schema
from skew_cli.app.validation import check
from skew_cli.rules import rules

FILE = "programs/2024/koeln-bethlehem.yaml"
NAME = "skew-baseline.json"


@pytest.fixture
def root(tmp_path):
    lay_down(tmp_path)
    (tmp_path / "skew.toml").write_text(f'lang = "en"\nbaseline = "{NAME}"\n')
    return tmp_path


@pytest.fixture
def skew(root, monkeypatch, capsys):
    return caller(root, monkeypatch, capsys)


@pytest.fixture
def known(skew, root):
    """The baseline of the three programs; the entries in it."""
    assert skew("validate", "--baseline-create").code == 0
    return json.loads((root / NAME).read_text(encoding="utf-8"))["entries"]


def found(skew, *options, code=0):
    done = skew("validate", "--fail-on", "never", "--format", "json", *options)
    assert done.code == code, done.err
    return json.loads(done.out)


def test_the_file_is_a_header_and_one_entry_a_line(skew, root, known):
    text = (root / NAME).read_text(encoding="utf-8")
    head, *lines, end = text.splitlines()
    assert (head, end) == ('{"format": "skew-baseline/1", "entries": [', "]}")
    assert [json.loads(each.removesuffix(",")) for each in lines] == known
    assert known == sorted(known, key=lambda each: (each["file"], each["fingerprint"]))
    findings = found(skew, "--no-ignores")["findings"]
    names = ("fingerprint", "code", "file", "pointer", "message")
    assert {tuple(each[name] for name in names) for each in findings} == {tuple(each.values()) for each in known}
    assert [*known[0]] == [*names]
    assert len(known) > 10
    Draft202012Validator(schema("baseline")).validate(json.loads(text))


def test_what_it_knows_counts_no_more(skew, known):
    report = found(skew, "--show-suppressed")
    assert {each["suppressed"]["by"] for each in report["findings"]} == {"baseline"}
    assert report["summary"]["baselined"] == len(known)
    assert {report["summary"][each] for each in ("errors", "warnings", "infos", "suppressed")} == {0}
    assert skew("validate", "--fail-on", "info").code == 0
    assert found(skew)["findings"] == []
    assert found(skew, "--no-ignores")["summary"]["baselined"] == 0


def test_a_finding_says_in_which_line_it_is_known(skew, root, known):
    lines = (root / NAME).read_text(encoding="utf-8").splitlines()
    for each in found(skew, "--show-suppressed")["findings"]:
        hidden = each["suppressed"]
        start, end = hidden["range"]["start"], hidden["range"]["end"]
        assert (hidden["file"], hidden["reason"], hidden["until"]) == (NAME, "", None)
        assert start["line"] == end["line"]
        entry = json.loads(lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1])
        assert entry["fingerprint"] == each["fingerprint"]


def test_a_new_finding_counts(skew, root, known):
    (root / FILE).write_text(KOELN + "notess: x\n", encoding="utf-8")
    assert [each["code"] for each in found(skew)["findings"]] == ["F003"]
    assert skew("validate").code == 1


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: f"# a comment\n\n{text}",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("themes:", "# why this theme\nthemes:"),
        lambda text: text.replace("languages: [de, ar]\n", "").replace("mode:", "languages: [de, ar]\nmode:"),
        lambda text: text.replace("sessions:\n", 'sessions:\n  - {id: first, date: 2024-05-08, start: "10:00"}\n'),
        lambda text: text.replace("{id: landfill}", "id: landfill"),
    ],
)
def test_it_fits_after_edits(skew, root, known, edit):
    """A session that is inserted may bring findings of its own, but none of the old ones comes back."""
    changed = edit(KOELN)
    assert changed != KOELN
    (root / FILE).write_text(changed, encoding="utf-8", newline="")
    report = found(skew)
    assert [each for each in report["findings"] if each["code"] == "Q005"] == []
    assert {each["fingerprint"] for each in report["findings"]}.isdisjoint({each["fingerprint"] for each in known})
    assert "id: first" in changed or report["findings"] == []


def test_what_is_put_right_is_stale(skew, root, known):
    (root / "programs/2024/bonn-ramallah.yaml").write_text(f"{BONN}mode: virtual\nnotes: x\n")
    lines = (root / NAME).read_text(encoding="utf-8").splitlines()
    gone = [each for each in known if each["file"].startswith("programs/2023")]
    (root / "programs/2023/koeln-bethlehem.yaml").unlink()
    told = [each for each in found(skew)["findings"] if each["code"] == "Q005"]
    assert len(told) == len(gone) > 0
    for each in told:
        assert (each["file"], each["severity"]) == (NAME, "info")
        entry = json.loads(lines[each["range"]["start"]["line"] - 1].removesuffix(","))
        assert each["params"]["fingerprint"] == entry["fingerprint"]
        assert entry["file"] == "programs/2023/koeln-bethlehem.yaml"


def test_a_renamed_file_leaves_its_entries_behind(skew, root, known):
    shutil.move(root / FILE, root / "programs/2024/moved.yaml")
    report = found(skew)["findings"]
    old = [each for each in known if each["file"] == FILE]
    assert len([each for each in report if each["code"] == "Q005"]) == len(old)
    assert len([each for each in report if each["file"] == "programs/2024/moved.yaml"]) >= len(old)


def test_prune_removes_the_stale_and_adds_nothing(skew, root, known):
    (root / "programs/2023/koeln-bethlehem.yaml").unlink()
    (root / FILE).write_text(KOELN + "notess: x\n", encoding="utf-8")
    before = (root / NAME).read_text(encoding="utf-8")
    shown = skew("validate", "--baseline-prune", "--diff")
    assert shown.code == 1
    removed = [line[1:] for line in shown.out.splitlines() if line.startswith("-{")]
    assert removed == [line for line in before.splitlines() if "programs/2023" in line]
    assert (root / NAME).read_text(encoding="utf-8") == before
    pruned = skew("validate", "--baseline-prune", "--format", "concise")
    assert (pruned.code, len(pruned.out.splitlines())) == (1, 1)
    assert ": error[F003]" in pruned.out
    after = json.loads((root / NAME).read_text(encoding="utf-8"))["entries"]
    assert after == [each for each in known if "programs/2023" not in each["file"]]
    again = (root / NAME).stat().st_mtime_ns
    nothing = skew("validate", "--baseline-prune", "--diff")
    assert (nothing.code, nothing.out) == (0, "")
    assert skew("validate", "--baseline-prune").code == 1
    assert (root / NAME).stat().st_mtime_ns == again


def test_prune_does_not_need_the_rule_that_tells(skew, root, known):
    with (root / "skew.toml").open("a") as file:
        file.write('ignore-codes = ["Q005"]\n')
    (root / "programs/2023/koeln-bethlehem.yaml").unlink()
    assert found(skew)["findings"] == []
    assert skew("validate", "--baseline-prune").code == 0
    assert len(json.loads((root / NAME).read_text(encoding="utf-8"))["entries"]) < len(known)


@pytest.mark.parametrize(
    "options",
    [
        ("--select", "D,Q"),
        ("--ignore", "A,T,P,S,V,X,L,R,N,U,Z,C,K,F"),
        ("--status", "cancelled"),
        ("--exclude", "programs/*/koeln*"),
    ],
)
def test_without_certainty_an_entry_is_kept_silently(skew, known, options):
    report = found(skew, *options)["findings"]
    assert [each for each in report if each["code"] == "Q005"] == []


def test_what_cannot_be_read_hides_nothing_and_keeps_its_entries(skew, root, known):
    (root / FILE).write_text(KOELN.replace("status: planned", 'status: "planned'), encoding="utf-8")
    report = found(skew)["findings"]
    assert "F001" in {each["code"] for each in report}
    assert [each for each in report if each["code"] == "Q005" and each["params"]["file"] == FILE] == []


def test_f001_is_never_known(skew, root):
    (root / FILE).write_text(KOELN + "\t- x: [\n", encoding="utf-8")
    done = skew("validate", "--baseline-create", "--format", "concise")
    assert done.code == 1
    assert {re.search(r"\[(.{4})\]", line)[1] for line in done.out.splitlines()} == {"F001"}
    entries = json.loads((root / NAME).read_text(encoding="utf-8"))["entries"]
    assert "F001" not in {each["code"] for each in entries}
    (first, *_) = [each for each in found(skew)["findings"] if each["code"] == "F001"]
    text = json.dumps(
        {"format": "skew-baseline/1", "entries": [{**entries[0], "fingerprint": first["fingerprint"], "code": "F001"}]}
    )
    (root / NAME).write_text(text)
    report = found(skew)["findings"]
    assert "F001" in {each["code"] for each in report}
    assert [each["params"]["code"] for each in report if each["code"] == "Q005"] == ["F001"]


def test_create_never_overwrites(skew, root, known):
    before = (root / NAME).read_bytes()
    done = skew("validate", "--baseline-create")
    assert (done.code, done.out) == (2, "")
    assert (root / NAME).read_bytes() == before


def test_a_crash_writes_no_baseline(skew, root, monkeypatch):
    def crash(case):
        raise RuntimeError(case.file)

    broken = tuple(replace(each, check=crash) if each.code == "D004" else each for each in rules())
    monkeypatch.setattr(check, "rules", lambda: broken)
    assert skew("validate", "--baseline-create").code == 3
    assert not (root / NAME).exists()


def test_the_option_names_another_file(skew, root, monkeypatch):
    (root / "skew.toml").write_text('lang = "en"\n')
    monkeypatch.chdir(root / "programs")
    made = skew("validate", "--baseline-create", "--baseline", "known.json")
    assert (made.code, (root / "programs/known.json").exists()) == (0, True)
    assert 'baseline = "programs/known.json"' in made.err
    assert skew("validate", "--fail-on", "info").code == 1
    assert skew("validate", "--fail-on", "info", "--baseline", "known.json").code == 0
    monkeypatch.chdir(root)
    assert skew("validate", "--fail-on", "info", "--baseline", "programs/known.json").code == 0
    assert skew("validate", "--baseline-create").code == 0
    assert (root / NAME).exists()


def test_a_missing_baseline_or_one_outside_is_refused(skew, root):
    for options in ((), ("--baseline", "other.json"), ("--baseline-prune",), ("--baseline", "../known.json")):
        done = skew("validate", *options)
        assert (done.code, done.out) == (2, "")
    assert "--baseline-create" in skew("validate").err
    assert skew("validate", "--no-ignores", "--fail-on", "never").code == 0


ENTRY = '{"fingerprint": "%032d", "code": "T001", "file": "programs/2024/a.yaml", "pointer": "", "message": "x"}'
HEAD = '{"format": "skew-baseline/1", "entries": [\n'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", f"{NAME}:1: "),
        ("[]", f"{NAME}:1: "),
        ('{"format": "skew-baseline/2", "entries": []}', f"{NAME}:1: another skew"),
        ('{"format": "skew-baseline/1"}', f"{NAME}:1: entries"),
        (f"{HEAD}{ENTRY % 1},\n{ENTRY % 2}\n{ENTRY % 3}\n]}}", f"{NAME}:4: this is no JSON"),
        (f"{HEAD}{ENTRY % 1},\n{ENTRY % 2},\n{ENTRY % 1}\n]}}", f"{NAME}:4: this entry stands twice"),
        (f"{HEAD}{ENTRY % 1},\n" + '{"code": "T001"}\n]}', f"{NAME}:3: fingerprint"),
        (f"{HEAD}{ENTRY % 1},\n" + (ENTRY % 2).replace('"T001"', "1") + "\n]}", f"{NAME}:3: code"),
        (f"{HEAD}<<<<<<< ours\n{ENTRY % 1}\n=======\n{ENTRY % 2}\n>>>>>>> theirs\n]}}", f"{NAME}:2: an unresolved"),
        ("[" * 100_000, f"{NAME}:1: "),
    ],
)
def test_a_damaged_file_is_told_with_its_line(skew, root, text, place):
    (root / NAME).write_text(text)
    done = skew("validate")
    assert (done.code, done.out) == (2, "")
    assert f"error: {place}" in done.err
    assert "Traceback" not in done.err


def test_it_may_be_laid_out_otherwise(skew, root, known):
    text = json.dumps({"more": {"a": 1}, "format": "skew-baseline/1", "entries": known}, indent=4)
    (root / NAME).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    report = found(skew, "--show-suppressed")
    assert report["summary"]["baselined"] == len(known)
    assert len({each["suppressed"]["range"]["start"]["line"] for each in report["findings"]}) == len(known)


def test_git_merges_it_line_by_line(skew, root, known):
    """Two branches prune different entries."""
    lines = (root / NAME).read_text(encoding="utf-8").splitlines(keepends=True)
    for name, left_out in (("base", ()), ("ours", (2,)), ("theirs", (6, 7))):
        kept = [line for number, line in enumerate(lines) if number not in left_out]
        (root / name).write_text("".join(kept), encoding="utf-8")
    done = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=root, capture_output=True, check=True
    )
    (root / NAME).write_bytes(done.stdout)
    assert found(skew)["summary"]["baselined"] == len(known) - 3


def test_create_and_prune_want_the_whole(skew, root):
    for option in ("--baseline-create", "--baseline-prune"):
        for other in (("--select", "D"), ("--ignore", "D"), ("--shard", "1/2"), ("--staged",), ("--changed",), (FILE,)):
            done = skew("validate", option, *other)
            assert (done.code, done.out) == (2, ""), (option, other)
    assert not (root / NAME).exists()
