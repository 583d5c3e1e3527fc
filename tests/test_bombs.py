"""Files that are small to write and would be dear to read: each ends soon and in little memory (contract 16).

Time is not measured: a process of its own may use ten seconds of the processor and a gigabyte, and must come to an answer.
"""

import os
import subprocess
import sys

import pytest
from cli_repository import KOELN, lay_down
from fuzzing import watched

from skew_cli.app.reading import MOST, read_program
from skew_cli.app.validation.baseline_file import LARGEST as LARGEST_BASELINE
from skew_cli.app.validation.baseline_file import lay
from skew_cli.errors import SkewError
from skew_cli.source.comments import suppressions
from skew_cli.source.limits import MAX_BYTES
from skew_cli.store import files
from skew_cli.store.config import read_config
from skew_cli.store.ledger import decode
from skew_cli.store.patterns import spec

resource = pytest.importorskip("resource", reason="limits of a process need POSIX")
SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"


def many(count, text):
    return "".join(text.format(n=n) for n in range(count))


BOMBS = {
    "brackets": KOELN + "notes: " + "[" * 5000 + "\n",
    "braces": KOELN + "notes: " + "{a: " * 5000 + "\n",
    "depth": KOELN + "notes:\n  " + "- " * 60_000 + "\n",
    "nodes": KOELN + "x: [" + "a," * 20_001 + "]\n",
    "aliases": KOELN + "a: &a [" + "x," * 900 + "]\n" + many(20, "b{n}: *a\n"),
    "growing aliases": KOELN + "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 10)),
    "long scalar": KOELN + "note: " + "x" * (64 * 1024 + 1) + "\n",
    "10 MB": "a: b\n" * 2_000_000,
    "100,000 keys": many(100_000, "k{n}: \n"),
    "unknown keys": KOELN + many(9000, "sesions{n}: 1\n"),
    "many sessions": KOELN + many(5000, "  - {{id: s{n}}}\n"),
    "misspelt sessions": KOELN + many(3000, "  - {{idd: s{n}, dat: 1}}\n"),
    "sessions at once": KOELN + many(2000, '  - {{id: s{n}, date: 2024-06-04, start: "10:00"}}\n'),
    "tags": KOELN + "x:\n" + many(9000, "  - !t{n} a\n"),
    "anchors": KOELN + "x:\n" + many(9000, "  - &t{n} a\n"),
    "duplicate keys": KOELN + "x: 1\n" * 10_000,
    "duplicate keys in a line": KOELN + "y: {" + "x: 1, " * 9000 + "}\n",
    "suppressions": KOELN + "# skew: ignore[D004] why\n" * 10_000,
    "suppressions at values": KOELN + "x:\n" + "  - a # skew: ignore[D004] why\n" * 7500,
    "unknown suppressions": KOELN + many(8000, "# skew: ignore[d{n}x] why\n"),
    "open suppression": KOELN + "# skew: ignore[" + "[" * 100_000 + "\n# skew: " + " " * 100_000 + "x\n",
    "blanks in a suppression": KOELN + "# skew: ignore[D004]" + " " * 120_000 + "x until 2024-99-99" + " " * 9 + "\n",
    "codes of a suppression": KOELN + "# skew: ignore[" + many(30_000, "A{n},") + "] x\n",
    "merge conflicts": KOELN + "<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n" * 6000,
    "open merge conflicts": KOELN + "<<<<<<< a\n" * 25_000,
    "directives": "%YAML 1.1\n" * 20_000 + "---\n" + KOELN,
    "short directives": "%\n" * 120_000 + "---\n" + KOELN,
    "long line": "{" + many(9900, "k{n}: 1, ") + "}",
    "long line of others": "{" + many(9900, "ü{n}: 1, ") + "}",
    "numbers in a line": KOELN + "x: [" + "1_000," * 9000 + "]\n",
    "long keys": KOELN + "x" * 60_000 + ": 1\n" + "y" * 60_000 + ": 1\n",
    "broken blocks": KOELN + many(480, "k{n}: [\n"),
    "long broken blocks": KOELN + "".join(f'k{n}: "{"x " * 250}\n' for n in range(450)),
    "quotes": KOELN + "\"'" * 60_000 + "\n",
    "colons": KOELN + "a:" * 80_000 + "\n",
    "question marks": KOELN + "? a\n" * 40_000,
    "blanks": KOELN + "x: a" + " " * 200_000 + "b\n",
    "empty lines": "\n" * 250_000 + KOELN,
    "carriage returns": KOELN.replace("\n", "\r") + "\r" * 200_000,
    "folded": KOELN + "note: >\n" + "  x\n\n" * 12_000,
    "bad times": KOELN + many(4000, "  - {{id: s{n}, start: 10:00}}\n"),
    "bad choices": KOELN.replace("[waste-and-wastewater]", "[" + "wast," * 15_000 + "]"),
}
BOMBS["size"] = KOELN + "#" * (MAX_BYTES - len(KOELN.encode()))
BOMBS["one byte more"] = BOMBS["size"] + "#"
SOUND = {"size", "folded", "carriage returns", "empty lines"}
"""No flaw of form: only long."""
QUICK = ("unknown keys", "many sessions", "suppressions")
READ = ("brackets", "tags", "short directives", "numbers in a line", "open suppression", "merge conflicts", "size")
"""Those that once took longest."""


def validated(root, fmt):
    """Exit code, output and the figures of `skew validate` with ten seconds of the processor and a gigabyte."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    command = [sys.executable, "-m", "skew_cli", "-C", str(root), "--lang", "en", "--as-of", "2024-05-01", "validate"]
    done = subprocess.run(
        [*command, "--format", fmt, "--no-cache"], preexec_fn=limit, capture_output=True, check=False, text=True
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("fmt", ["json", "full"] if SOAK else ["concise"])
@pytest.mark.parametrize("name", BOMBS if SOAK else QUICK)
def test_a_bomb_is_answered(tmp_path, name, fmt):
    (lay_down(tmp_path) / "programs/2024/koeln-bethlehem.yaml").write_text(BOMBS[name], encoding="utf-8", newline="")
    code, out, err = validated(tmp_path, fmt)
    assert (1, "") == (code, err)
    assert "koeln-bethlehem.yaml" in out


@pytest.mark.parametrize("name", BOMBS if SOAK else READ)
def test_a_bomb_is_read(name):
    """In this process, with every place and comment: no hang, and what is wrong is told."""
    with watched(20):
        source = read_program("programs/2024/koeln-bethlehem.yaml", BOMBS[name].encode())
        places = [source.places.range(flaw.start, flaw.end) for flaw in source.document.flaws]
        found = suppressions(source.document, source.places)
    assert bool(places or source.problems or found) == (name not in SOUND)


def test_a_list_has_two_hundred_entries_at_most():
    """Rules compare the sessions of a program with one another; the rules that need the list do not run."""
    for count, expected in ((MOST, []), (MOST + 1, ["too-many-entries"])):
        text = KOELN[: KOELN.index("sessions:")] + "sessions:\n" + many(count, "  - {{id: s{n}}}\n")
        source = read_program("programs/2024/koeln-bethlehem.yaml", text.encode())
        assert expected == [each.message_id for _, each in source.problems]
        assert (("sessions",) in source.unread) == bool(expected)


CONFIGS = {
    "brackets": "a = " + "[" * 100_000,
    "digits": "a = " + "9" * 100_000,
    "dots": "a" + ".a" * 60_000 + " = 1\n",
    "dots in quotes": "a" + '."a"' * 60_000 + " = 1\n",
    "size": "#" * (256 * 1024 + 1),
    "keys": many(9000, "k{n} = 1\n"),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_a_configuration_is_refused(name):
    with watched(5), pytest.raises(SkewError):
        read_config("skew.toml", CONFIGS[name].encode())


@pytest.mark.parametrize("name", CONFIGS)
def test_a_command_refuses_it_too(name, tmp_path, capsys):
    """The language of messages is read from the same file before anything else."""
    from skew_cli.cli.main import main

    (lay_down(tmp_path) / "skew.toml").write_text(CONFIGS[name])
    with watched(5):
        assert 2 == main(["-C", str(tmp_path), "list"])
    assert "skew.toml" in capsys.readouterr().err


def test_many_entries_of_a_configuration_have_places(tmp_path):
    (lay_down(tmp_path) / "skew.toml").write_text('[[ignore]]\npaths=["a"]\ncodes=["D004"]\nreason="x"\n' * 1000)
    code, out, _ = validated(tmp_path, "concise")
    assert (1, 1000) == (code, out.count("Q001"))


PATTERNS = ["*a" * 60 + "b", "a*" * 60 + "/b", "**/a/**/a/**/b", "*?*?*?*?*?*?*?*?b", "[a-z]*" * 40 + "!"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_takes_no_time(pattern):
    """By the expressions of pathspec alone the first takes longer than anybody lives."""
    names = ["a" * 4000, "programs/2024/" + "a" * 240 + ".yaml", "a/" * 60 + "x", "a/" * 2000 + "x"]
    with watched(5):
        assert [False] * 4 == [spec([pattern]).match_file(each) for each in names]


def test_a_pattern_with_too_many_double_stars_is_none():
    with pytest.raises(ValueError, match="more than 3"):
        spec(["**/a/" * 4])


def test_patterns_mean_what_they_mean_in_git():
    pathspec = pytest.importorskip("pathspec")
    patterns = [
        "*.y*ml",
        "a*b*c",
        "/a*",
        "a**b",
        "**/x*y",
        "[a-c]*d?",
        "!a*",
        "a\\*b*",
        "*",
        "x/*/y*z",
        "d*/",
        "[!a]*[b-]",
    ]
    names = [
        "a.yaml",
        "abc",
        "aXbYc",
        "a",
        "x/a/yz",
        "x/y",
        "d1/e",
        "a*b",
        "cd",
        "bd1",
        "ab/abc/xqy",
        "a-b-c-b-c",
        "cddd",
    ]
    for each in patterns:
        other = pathspec.GitIgnoreSpec.from_lines([each])
        assert [other.match_file(name) for name in names] == [spec([each]).match_file(name) for name in names], each


def test_json_in_json_in_json(tmp_path):
    deep = b"[" * 100_000
    with pytest.raises(SkewError):
        decode(deep, "x.calendar.json")

    class Index:
        settings: dict[str, object] = {}

    for content in (deep, b" " * (LARGEST_BASELINE + 1)):
        with pytest.raises(SkewError):
            lay(Index(), "skew-baseline.json", content)


def test_a_file_is_read_up_to_sixteen_mebibytes(tmp_path):
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(files.LARGEST)
    assert files.LARGEST == len(files.read(path))
    with path.open("ab") as file:
        file.truncate(1 << 40)  # a terabyte of nothing
    with pytest.raises(SkewError) as caught:
        files.read(path)
    assert "File too large" == caught.value.values["why"]
