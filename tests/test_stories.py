"""Every page with console blocks is played; and the player itself notices what it should."""

from difflib import unified_diff
from pathlib import Path

import pytest
from stories import ROOT, Broken, play, told

PAGES = [
    each.relative_to(ROOT).as_posix()
    for each in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if "\n```console\n" in each.read_text("utf-8")
]


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, tmp_path: Path):
    written = (ROOT / page).read_text("utf-8")
    played = play(written, tmp_path)
    if played != written:
        lines = unified_diff(written.splitlines(), played.splitlines(), page, "what skew does", lineterm="", n=6)
        pytest.fail("\n".join(lines), pytrace=False)


def test_handbook_and_stories_are_played():
    expected = {
        f"docs/{each}.md"
        for each in (
            "handbuch",
            "stories/validate-in-ci",
            "stories/create-by-script",
            "stories/broken-files",
            "stories/calendar",
            "stories/agenda",
            "stories/export",
        )
    }
    assert expected <= set(PAGES)


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (["a"], ["a"], True),
        (["a"], ["a", "b"], False),
        (["a.c"], ["abc"], False),
        (["a … c"], ["a b b c"], True),
        (["a …"], ["a", "b"], False),
        (["…"], [], True),
        (["a", "…", "d"], ["a", "b", "c", "d"], True),
        (["a", "…", "d"], ["a", "b", "c"], False),
        ([], ["a"], False),
    ],
)
def test_what_stands_for_anything(expected: list[str], actual: list[str], same: bool):
    assert (expected if same else actual) == told(expected, actual)


def test_a_page_is_played_as_it_is_written(tmp_path: Path):
    page = """\
<!-- lang: de, as-of: 2024-04-15 -->
```yaml file=a/skew.toml
lang = "en"
```
```diff edit=a/skew.toml
- lang = "en"
+ lang = "de"
@@
+ fail-on = "warning"
```
```toml is=a/skew.toml
lang = "de"
fail-on = "…"
```
```console
$ cd a
$ skew validate
Fehler: Es gibt kein Programm zu prüfen.
Abhilfe: …
[2]
$ skew --version > version.txt
$ skew list
```
"""
    expected = page.replace("$ skew list\n", "$ skew list\nKein Programm passt.\n")
    assert expected == play(page, tmp_path)
    assert (tmp_path / "a" / "version.txt").read_text("utf-8").startswith("skew ")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("```console\n$ rm -r programs\n```\n", "only skew and cd can be played: $ rm -r programs"),
        ("```console\nskew list\n```\n", "a console block begins with a command: ['skew list']"),
        ("```yaml fiel=x\na\n```\n", "this block has no known form: ```yaml fiel=x"),
        ("```console\n$ skew list\n", "a block is not closed: ['$ skew list']"),
        ("```yaml file=x\na\na\n```\n```diff edit=x\n- a\n+ b\n```\n", "an edit must match exactly once:\na\n"),
        ("```yaml file=x\nab\n```\n```diff edit=x\n- b\n+ c\n```\n", "an edit must match exactly once:\nb\n"),
    ],
)
def test_a_page_that_cannot_be_played(page: str, why: str, tmp_path: Path):
    with pytest.raises(Broken) as caught:
        play(page, tmp_path)
    assert why == str(caught.value)
