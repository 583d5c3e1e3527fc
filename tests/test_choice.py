"""Which files a report is about (contract 13): paths, lists, stdin, excluded files, and nothing at all."""

import io
import json

import pytest
from cli_repository import BONN, KOELN, caller
from git_checkouts import checkout, commit, git, needs_git, quiet

pytestmark = needs_git
OLD, BONN_FILE, KOELN_FILE = (
    "programs/2023/koeln-bethlehem.yaml",
    "programs/2024/bonn-ramallah.yaml",
    "programs/2024/koeln-bethlehem.yaml",
)
ALL = [OLD, BONN_FILE, KOELN_FILE]


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    quiet(monkeypatch)


@pytest.fixture
def root(tmp_path):
    return checkout(tmp_path / "root")


@pytest.fixture
def skew(root, monkeypatch, capsys):
    return caller(root, monkeypatch, capsys)


@pytest.fixture
def listed(skew):
    """The files that a report would be about; an exit code other than 0 is an error."""

    def files(*arguments):
        done = skew("validate", "--list-files", *arguments)
        assert 0 == done.code, done.err
        return done.out.splitlines()

    return files


def stdin(monkeypatch, content):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ALL),
        (["."], ALL),
        (["programs"], ALL),
        (["programs/2024/"], ALL[1:]),
        (["programs/../programs/2023"], ALL[:1]),
        ([KOELN_FILE, OLD], [OLD, KOELN_FILE]),
        (["koeln-bethlehem"], [KOELN_FILE]),
        (["2023/koeln-bethlehem"], [OLD]),
        (["skew.toml"], ALL),
        ([BONN_FILE, "programs/people.yaml"], ALL),
        (["templates/themes/x.yaml"], ALL),
        (["templates"], ALL),
        ([BONN_FILE, "templates/themes/"], ALL),
        (["programs/2024/link.yaml"], [BONN_FILE]),
        (["programs/2024/koeln-bethlehem.calendar.json"], [KOELN_FILE]),
    ],
)
def test_paths(root, listed, given, expected):
    for name, text in (("programs/people.yaml", "people: []\n"), ("templates/themes/x.yaml", "")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / "programs/2024/link.yaml").symlink_to("bonn-ramallah.yaml")
    (root / "programs/2024/koeln-bethlehem.calendar.json").write_text("{}")
    assert expected == listed(*given)


@pytest.mark.parametrize("where", [".", "below", "elsewhere"])
def test_the_same_path_as_an_argument_and_in_a_list(tmp_path, monkeypatch, capsys, where):
    """git and hooks name files from the root of the checkout, whichever folder they run in."""
    top = checkout(tmp_path / "top")
    (top / "elsewhere").mkdir()
    (top / "below").mkdir()
    for each in ("programs", "skew.toml"):
        (top / each).rename(top / "below" / each)
    (top / where / "list").write_text(f"below/{BONN_FILE}\n")
    skew = caller(top / where, monkeypatch, capsys)
    for given in ([f"below/{BONN_FILE}"], ["--files-from", "list"]):
        done = skew("-C", str(top / "below"), "validate", "--list-files", *given)
        assert (0, f"{BONN_FILE}\n") == (done.code, done.out), done.err


def test_paths_are_meant_from_where_one_stands(root, listed, monkeypatch):
    monkeypatch.chdir(root / "programs/2024")
    assert [KOELN_FILE] == listed("koeln-bethlehem.yaml")
    assert [OLD] == listed("../2023")
    assert [BONN_FILE] == listed(str(root / BONN_FILE))


def test_the_baseline_concerns_all(root, skew, listed):
    assert 0 == skew("validate", "--fail-on", "never", "--baseline-create", "--baseline", "b.json").code
    (root / "skew.toml").write_text('baseline = "b.json"\n')
    assert ALL == listed("b.json", BONN_FILE)
    assert [BONN_FILE] == listed(BONN_FILE)
    commit(root)
    with (root / "b.json").open("a") as file:
        file.write("\n")
    assert ALL == listed("--changed", "--since", "HEAD")


@pytest.mark.parametrize(
    "given",
    [
        "nothing.yaml",
        "templates",
        "templates/nothing.yaml",
        "programs/2025",
        "../outside.yaml",
        "/nothing/at/all.yaml",
        "README.md",
    ],
)
@pytest.mark.parametrize("more", [(), (KOELN_FILE,)])
def test_a_path_that_selects_nothing_is_no_check(root, skew, given, more):
    (root / "README.md").touch()
    (root.parent / "outside.yaml").touch()
    done = skew("validate", given, *more)
    assert (2, "") == (done.code, done.out)
    allowed = skew("validate", "--allow-empty", "--fail-on", "never", given, *more)
    assert (0 if given == "README.md" else 2) == allowed.code


def test_nothing_matched_in_every_mode(tmp_path, monkeypatch, capsys):
    root = tmp_path / "root"
    root.mkdir()
    git(root, "init", "-q")
    (root / "skew.toml").touch()
    (root / "list").write_text("\n")
    first = commit(root)
    skew = caller(root, monkeypatch, capsys)
    for mode in ([], ["."], ["--changed", "--since", first], ["--staged"], ["--files-from", "list"]):
        for also in ([], ["--list-files"]):
            done = skew("validate", *mode, *also)
            assert (2, "", True) == (done.code, done.out, "no program" in done.err), (mode, also)
            assert 0 == skew("validate", "--allow-empty", *mode, *also).code, (mode, also)


def test_lists(root, skew, listed, monkeypatch):
    names = root / "names"
    names.write_bytes(f"\ufeff{BONN_FILE}\r\n\nREADME.md\n{OLD}".encode())
    (root / "README.md").touch()
    assert [OLD, BONN_FILE] == listed("--files-from", "names")
    stdin(monkeypatch, f"{KOELN_FILE}\0{OLD}\0".encode())
    assert [OLD, KOELN_FILE] == listed("--files-from", "-", "-0")
    names.write_text("README.md\n")
    nothing = skew("validate", "--files-from", "names")
    assert (2, True) == (nothing.code, "(--no-gitignore); --allow-empty takes it\n" in nothing.err)
    for text in ("programs/2024/gone.yaml\n", "/etc/hostname\n", f"{OLD}\0{BONN_FILE}\0", f"{OLD}\n../../x\n"):
        names.write_text(text)
        done = skew("validate", "--files-from", "names", "--allow-empty")
        assert (2, "") == (done.code, done.out), text
    assert 2 == skew("validate", "--files-from", "not-there").code


def test_hostile_names_in_lists(root, listed, monkeypatch):
    names = ["-rf.yaml", "a\nb.yaml", "gro\u0308ße.yaml", "mit blank.yaml", "رام.yml"]
    for name in names:
        (root / "programs/2024" / name).write_text(BONN)
    stdin(monkeypatch, "\0".join(f"programs/2024/{each}" for each in names).encode())
    shown = sorted(f"programs/2024/{each}" for each in names)
    assert [each.replace("\n", r"\x0a") for each in shown] == listed("--files-from", "-", "-0")


def test_a_name_is_found_in_another_spelling(root, listed):
    (root / "programs/2024/größe.yaml").write_text(BONN)
    for name in ("programs/2024/gro\u0308ße.yaml", "gro\u0308ße", "2024/gro\u0308ße", "größe"):
        assert ["programs/2024/größe.yaml"] == listed(name)


def test_what_is_named_is_checked_although_excluded(root, skew, listed):
    (root / "skew.toml").write_text('exclude = ["/programs/2023/**"]\n')
    (root / ".gitignore").write_text("draft*\n")
    (root / "programs/2024/draft.yaml").write_text(BONN)
    assert ALL[1:] == listed()
    assert ALL[:1] == listed(OLD)
    assert ["programs/2024/draft.yaml"] == listed("programs/2024/draft.yaml")
    assert [BONN_FILE] == listed("--force-exclude", OLD, BONN_FILE, "--allow-empty")
    assert 2 == skew("validate", "--force-exclude", OLD).code
    assert 0 == skew("validate", "--force-exclude", "--allow-empty", OLD).code
    assert [BONN_FILE] == listed("--exclude", "koeln-*")
    assert [*ALL[1:2], "programs/2024/draft.yaml", *ALL[2:]] == listed("--no-gitignore")


def test_stdin_stands_for_a_file(root, skew, listed, monkeypatch):
    stdin(monkeypatch, KOELN.replace("languages", "langages").encode())
    done = skew("validate", "-", "--stdin-filename", KOELN_FILE, "--format", "json")
    report = json.loads(done.out)
    assert ({KOELN_FILE}, 3, 1) == (
        {each["file"] for each in report["findings"]},
        report["summary"]["indexed"],
        report["summary"]["reported"],
    )
    assert "F003" in {each["code"] for each in report["findings"]}
    stdin(monkeypatch, BONN.encode())
    assert ["<stdin>"] == listed("-")
    stdin(monkeypatch, b"people: []\n")
    assert ALL == listed("-", "--stdin-filename", "programs/people.yaml")
    for arguments in (["-", "--stdin-filename", "/etc/hostname"], ["-", "--files-from", "-"]):
        stdin(monkeypatch, BONN.encode())
        assert 2 == skew("validate", *arguments).code


def test_a_label_in_a_chosen_file_is_enough(root, skew, monkeypatch):
    clash = BONN.replace("bonn-ramallah", "bonn-zwei")
    (root / "programs/2024/bonn-zwei.yaml").write_text(clash)
    whole = json.loads(skew("validate", "--format", "json").out)["findings"]
    other = [each for each in whole if {label["file"] for label in each["labels"]} - {each["file"]}]
    assert other
    named = other[0]["labels"][0]["file"]
    told = json.loads(skew("validate", "--format", "json", named).out)
    assert other[0]["fingerprint"] in {each["fingerprint"] for each in told["findings"]}
    assert ("paths", None) == (told["filter"]["kind"], told["filter"]["since"])
