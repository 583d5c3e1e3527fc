"""`skew config show` (contract 18): each value and its origin; and what is said of a wrong `skew.toml`."""

import json
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down

from skew_cli.store.config import line_of

TOML = """\
lang = "en"
fail-on = "warning"
exclude = [
  "programs/archive/**",
]

[severity]
closed-day = "warning"

[rules.placeholder-left]
allow = ["example.org"]

[[ignore]]
paths = ["programs/2023/**"]
codes = ["D004"]
reason = "Dates of finished programs are history."
until = 2027-12-31
"""


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    called = caller(lay_down(tmp_path), monkeypatch, capsys)
    (tmp_path / "skew.toml").write_text(TOML)
    return called


def origins(skew: Skew, *args: str) -> dict[str, tuple[object, str, str | None]]:
    made = json.loads(skew("config", "show", "--origin", "--format", "json", *args).out)
    assert made["format"] == "skew-config/1"
    return {key: (each["value"], each["source"], each["name"]) for key, each in made["settings"].items()}


def test_every_setting_with_its_origin(skew: Skew) -> None:
    ignore = {
        "paths": ["programs/2023/**"],
        "codes": ["D004"],
        "reason": "Dates of finished programs are history.",
        "until": "2027-12-31",
    }
    assert origins(skew) == {
        "lang": ("en", "file", "skew.toml:1"),
        "as-of": ("2024-05-01", "environment", "SKEW_AS_OF"),
        "color": ("auto", "default", None),
        "fail-on": ("warning", "file", "skew.toml:2"),
        "show": ("info", "default", None),
        "select": ([], "default", None),
        "ignore-codes": ([], "default", None),
        "exclude": (["programs/archive/**"], "file", "skew.toml:3"),
        "baseline": (None, "default", None),
        "rule-url": (None, "default", None),
        "severity.closed-day": ("warning", "file", "skew.toml:8"),
        "rules.placeholder-left.allow": (["example.org"], "file", "skew.toml:11"),
        "ignore[0]": (ignore, "file", "skew.toml:13"),
    }


def test_an_option_goes_before_the_environment(skew: Skew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKEW_LANG", "de")
    monkeypatch.setenv("SKEW_COLOR", "never")
    assert origins(skew)["lang"] == ("de", "environment", "SKEW_LANG")
    assert origins(skew)["color"] == ("never", "environment", "SKEW_COLOR")
    found = origins(skew, "--lang", "en", "--as-of", "2024-06-01", "--color", "always")
    assert found["lang"] == ("en", "option", "--lang")
    assert found["as-of"] == ("2024-06-01", "option", "--as-of")
    assert found["color"] == ("always", "option", "--color")


def test_as_text(skew: Skew) -> None:
    plain, told = (skew("config", "show", *more).out.splitlines() for more in ((), ("--origin",)))
    assert plain[3] == 'fail-on = "warning"'
    assert [each.split("  # ")[0].rstrip() for each in told] == plain
    assert told[3].endswith("  # skew.toml:2")
    assert told[1].endswith("  # environment variable SKEW_AS_OF")


def test_only_show_can_be_asked_for(skew: Skew) -> None:
    assert (skew("config").code, skew("config", "set").code) == (2, 2)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('lang = "de"\nfail-onn = "error"\n', "skew.toml:2: fail-onn: there is no such key", "did you mean fail-on?"),
        ('fail-on = "eror"\n', "skew.toml:1: fail-on: must be one of: ", "did you mean error?"),
        ('select = "D004"\n', "skew.toml:1: select: must be a list", "all keys: skew schema config"),
        ("[severity]\n\nclosed-dya = 'info'\n", 'skew.toml:3: severity: there is no "closed-dya"', "closed-day?"),
        ("[severity]\nF001 = 'info'\n", "skew.toml:2: the severity of F001 is fixed", "remove it"),
        (
            "[rules.closed-day]\nx = ['a']\n",
            'skew.toml:2: rules.closed-day: there is no "x"',
            "settings of closed-day: partners",
        ),
        (
            "[rules.no-theme]\nx = ['a']\n",
            'skew.toml:2: rules.no-theme: there is no "x"',
            "no-theme has no settings",
        ),
        (
            "[rules.closed-day]\npartners = ['nrw', 'israel']\n",
            'skew.toml:2: rules.closed-day.partners: there is no "israel"',
            "possible: nrw, palestine",
        ),
        ("[rules.D004]\n", 'skew.toml:1: rules: there is no "D004"', "did you mean closed-day?"),
        (
            "[severity]\nD004 = 'info'\nclosed-day = 'error'\n",
            "skew.toml:2: D004 and closed-day are one rule",
            "leave one of them out",
        ),
        (
            'lang = "en"\nexclude = ["a", "!"]\n',
            'skew.toml:2: exclude: "!" is no pattern as in .gitignore',
            "programs/2023/**",
        ),
        (
            "[[ignore]]\npaths = ['a', '!']\ncodes = ['D004']\nreason = 'x'\n",
            'skew.toml:2: ignore.0.paths: "!" is no pattern',
            "programs/2023/**",
        ),
        (
            "[[ignore]]\npaths = ['a']\ncodes = ['D004', 'ALL']\nreason = 'x'\n",
            'skew.toml:3: ignore.0.codes: there is no "ALL"',
            "skew rule",
        ),
        (
            "fail-on = 'errors'\n",
            "skew.toml:1: fail-on: must be one of: error, warning, info, never",
            "did you mean error?",
        ),
        ("rule-url = 'javascript:{code}'\n", "skew.toml:1: rule-url: must be an address of the web", "skew schema"),
        ("rule-url = 'https://example.org/'\n", "skew.toml:1: rule-url: must be an address of the web", "skew schema"),
        ("rule-url = 'https://example.org/ {code}'\n", "skew.toml:1: rule-url: must be an address", "skew schema"),
        ("baseline = ''\n", "skew.toml:1: baseline: must not be empty", "skew schema config"),
        ("[rules.placeholder-left]\nallow = 'a'\n", "skew.toml:2: rules.placeholder-left.allow must be", "for example"),
        ("ignore-codes = ['F010']\n", 'skew.toml:1: ignore-codes: there is no "F010"', "did you mean Q003 / Q002?"),
        (
            "[[ignore]]\npaths = ['a']\ncodes = ['D004']\nreason = 'x'\n[[ignore]]\npath = ['b']\n",
            "skew.toml:5: ignore.1.paths: this key is missing",
            "all keys",
        ),
        (
            "[[ignore]]\npaths = ['a']\ncodes = ['D004']\nreason = 'x'\nuntl = 2024-01-01\n",
            "skew.toml:5: ignore.0.untl: there is no such key",
            "did you mean until?",
        ),
    ],
)
def test_what_is_wrong_in_skew_toml(skew: Skew, tmp_path: Path, text: str, message: str, hint: str) -> None:
    (tmp_path / "skew.toml").write_text(text)
    for command in (("config", "show"), ("validate",)):
        called = skew(*command, "--lang", "en")
        assert (called.code, called.out) == (2, "")
        assert called.err.startswith(f"error: {message}")
        assert hint in called.err.splitlines()[1]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("/etc/passwd", 'skew.toml:2: baseline: "/etc/passwd" lies outside the repository'),
        ("nope.json", 'skew.toml:2: baseline: the baseline "nope.json" does not exist.'),
        ("programs", "skew.toml:2: baseline: "),
    ],
)
def test_a_baseline_that_cannot_be_used_is_told_at_its_key(skew: Skew, tmp_path: Path, file: str, message: str) -> None:
    (tmp_path / "skew.toml").write_text(f'lang = "en"\nbaseline = "{file}"\n')
    called = skew("validate", "--lang", "en")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"error: {message}")


def test_the_line_that_is_no_utf_8(skew: Skew, tmp_path: Path) -> None:
    (tmp_path / "skew.toml").write_bytes(b'lang = "en"\n\n# K\xf6ln\n')
    called = skew("validate", "--lang", "en")
    assert (called.code, called.err.splitlines()[0]) == (2, "error: skew.toml:3: this is no UTF-8")


def test_lines_of_keys() -> None:
    text = '"a b" = 1\nx.y = 2\n[t."u.v"]\n# z = 0\nz = """\n"""\n[[l]]\n[[l]]\nk = 1\n'
    places = [("a b",), ("x",), ("x", "y"), ("t", "u.v", "z"), ("l", 1, "k"), ("l", 0, "k"), ("nothing",)]
    assert [line_of(text, each) for each in places] == [1, 2, 2, 5, 9, 7, None]
