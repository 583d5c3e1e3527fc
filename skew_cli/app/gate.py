"""What must not go out: documents and calendars of a program with errors (rule K001)."""

from dataclasses import dataclass

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.validation.check import check
from skew_cli.app.validation.share import Share
from skew_cli.errors import Refused
from skew_cli.rules import by_code
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Only(Share):
    """A check of the named files, against all the others."""

    files: frozenset[str]
    index: int = 1
    count: int = 1

    def owns(self, file: str) -> bool:
        """Whether it is one of them."""
        return file in self.files


def refuse_errors(index: Index, sources: tuple[Source, ...]) -> None:
    """Raises Refused when one of the programs has errors that are not suppressed."""
    files = frozenset(each.file for each in sources)
    bad = [
        each
        for each in check(index, share=Only(files=files)).findings
        if each.file in files and each.severity == "error" and each.suppressed is None
    ]
    if bad:
        rule = by_code()["K001"]
        hint = rule.hint if isinstance(rule.hint, Text) else None
        concerned = tuple(sorted({each.file for each in bad}))
        raise Refused(rule.texts[rule.name], hint, n=len(bad), files=concerned, first=bad[0].file)
