"""A small repository for tests of the command line, and a way to call skew in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skew_cli.cli.main import main

KOELN = """\
schema: 1
id: koeln-bethlehem
season: 2024
languages: [de, ar]
status: planned
mode: virtual
partners:
  nrw: {municipality: koeln}
  palestine: {municipality: bethlehem}
themes: [waste-and-wastewater]
civil_society:
  - {id: verein, side: nrw, name: "Verein", type: association}
exploration: {date: 2024-04-16, start: "10:00", status: held}
sessions:
  - {id: sorting-plant, date: 2024-05-14, start: "10:00", title: {de: "Sortieranlage", en: "Sorting plant", ar: "محطة الفرز"}}
  - {id: sewage-works, date: 2024-05-28, start: "10:00"}
  - {id: landfill}
"""
BONN = """\
schema: 1
id: bonn-ramallah
season: 2024
languages: [de, ar]
status: idea
partners:
  nrw: {municipality: bonn}
  palestine: {municipality: ramallah}
themes: [digitalisation]
"""
OLD = KOELN.replace("season: 2024", "season: 2023").replace("2024-", "2023-").replace("planned", "done")


def lay_down(root: Path, lang: str = "en") -> Path:
    """A repository with three programs, closed towards the folders above."""
    (root / ".git").mkdir()
    (root / "skew.toml").write_text(f'lang = "{lang}"\n')
    for season, name, text in (
        (2024, "koeln-bethlehem", KOELN),
        (2024, "bonn-ramallah", BONN),
        (2023, "koeln-bethlehem", OLD),
    ):
        file = root / "programs" / str(season) / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


class Called:
    """Exit code and output of one call."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Skew = Callable[..., Called]


def caller(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    """Calls `skew` in a folder, on 1 May 2024, with nothing of this machine's settings."""
    for name in (
        "SKEW_LANG",
        "SKEW_COLOR",
        "SKEW_NO_INPUT",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "CI",
        "GITHUB_ACTIONS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SKEW_AS_OF", "2024-05-01")
    monkeypatch.chdir(root)

    def skew(*args: str) -> Called:
        code = main(list(args))
        said = capsys.readouterr()
        return Called(code, said.out, said.err)

    return skew
