"""Patterns as in `.gitignore` that answer in time linear in the name, whoever wrote them.

The expressions of pathspec try every way in which several `*` can share a name: `*a*a*a*a*b` takes minutes for one name
of a hundred letters. Git and fnmatch take the first place for each part and never go back; so does this.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.pattern import RegexMatchResult
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_STAR = "[^/]*"
_PART = re.compile(r"\\.|\[\^?\]?[^\]]*\]\*?|.", re.DOTALL)
_MOST, _DEEPEST = 3, 64
"""`**` in a pattern, and folders in a name, of which no pattern is asked any more."""


def spec(lines: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns; raises ValueError for what is none, and for one with more than three `**`."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - start-up, law 10

    lines = list(lines)
    if any(each.count("**") > _MOST for each in lines):
        raise ValueError(f"more than {_MOST} **")
    return GitIgnoreSpec.from_lines(lines, _pattern())


@cache
def _pattern() -> "type[GitIgnoreSpecPattern]":
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415 - start-up, law 10

    class Pattern(GitIgnoreSpecPattern):
        @staticmethod
        def _translate_segment_glob(pattern: str, range_error: Literal["literal", "raise"]) -> str:
            whole = GitIgnoreSpecPattern._translate_segment_glob(pattern, range_error)  # noqa: SLF001 - the one place that knows how a part of a path is matched
            parts = [""]
            for piece in _PART.findall(whole):
                if piece != _STAR:
                    parts[-1] += piece
                elif parts[-1] or len(parts) == 1:  # two stars in a row are one
                    parts.append("")
            first, *others = parts
            if not others:
                return first
            return first + "".join(f"(?>{_STAR}?{each})" for each in others[:-1]) + _STAR + others[-1]

        def match_file(self, file: str) -> "RegexMatchResult | None":
            return None if file.count("/") > _DEEPEST else super().match_file(file)

    return Pattern
