"""What must not go out: documents and calendars of a program with errors (rule K001)."""

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.validation.check import check
from skew_cli.errors import Refused
from skew_cli.rules import by_code
from skew_cli.words import Text


def refuse_errors(index: Index, sources: tuple[Source, ...]) -> None:
    """Raises Refused when one of the programs has errors that are not suppressed."""
    files = {each.file for each in sources}
    bad = [
        each
        for each in check(index).findings
        if each.file in files and each.severity == "error" and each.suppressed is None
    ]
    if bad:
        rule = by_code()["K001"]
        hint = rule.hint if isinstance(rule.hint, Text) else None
        concerned = tuple(sorted({each.file for each in bad}))
        raise Refused(rule.texts[rule.name], hint, n=len(bad), files=concerned, first=bad[0].file)
