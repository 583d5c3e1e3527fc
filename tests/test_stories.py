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

CHEESE = """\
```console
$ skew chese
error: "chese" is no command.
help: did you mean checklist?
[2]
```
"""


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, tmp_path: Path):
    written = (ROOT / page).read_text("utf-8")
    played = play(written, tmp_path)
    if played != written:
        lines = unified_diff(written.splitlines(), played.splitlines(), page, "what skew does", lineterm="", n=6)
        pytest.fail("\n".join(lines), pytrace=False)


def test_handbook_and_stories_are_played():
    expected = {f"docs/{each}.md" for each in ("handbuch", "stories/validate-in-ci", "stories/create-by-script", "stories/broken-files")}
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
