"""`skew rule`: the page of a rule, the list of all, or the whole reference."""

from typing import TYPE_CHECKING, Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_one
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.rules.rule import Rule

HELP = Help(
    example="skew rule D004\nskew rule closed-day\nskew rule --search interpreter\nskew rule --all --format markdown",
    options={
        "code": Text(
            en="code or name; without it all are listed", de="Code oder Name; ohne ihn werden alle aufgelistet"
        ),
        "every": Text(en="the pages of all rules", de="die Seiten aller Regeln"),
        "search": Text(
            en="only rules whose page holds these words, in English or German, the best first",
            de="nur Regeln, deren Seite diese Wörter enthält, auf Deutsch oder Englisch, die beste zuerst",
        ),
        "fmt": Text(en="text (default), json or markdown", de="text (Vorgabe), json oder markdown"),
    },
    values={"--format": ("text", "json", "markdown")},
)
_RETIRED = Text(
    en="{code} is retired; in its place: {others}", de="{code} gibt es nicht mehr; an seiner Stelle: {others}"
)


def run(
    terminal: Terminal,
    code: Annotated[str | None, Argument(metavar="CODE")] = None,
    every: Annotated[bool, Option("--all")] = False,
    search: Annotated[str, Option("--search", metavar="TEXT")] = "",
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "text",
) -> int:
    """Writes pages or the list to stdout."""
    from skew_cli.app.rule_formats import as_json, as_markdown, as_text  # noqa: PLC0415 - start-up, law 10
    from skew_cli.rules.page import page  # noqa: PLC0415 - start-up, law 10

    fmt = read_one(fmt, ("text", "json", "markdown"), name="--format")
    if code is not None and (every or search):
        raise SkewError(
            Text(
                en="CODE and {option} do not go together.",
                de="CODE und {option} passen nicht zusammen.",
            ),
            Text(en="leave one of them out", de="eins von beiden weglassen"),
            option="--all" if every else "--search",
        )
    found = _one(terminal, code) if code is not None else _several(search)
    if fmt == "json":
        terminal.json(as_json(found, catalogue=code is None and not search))
    elif fmt == "markdown":
        terminal.data(as_markdown(found, terminal.lang))
    elif code is not None or every:
        pages = [as_text(each, terminal.lang, lambda text: terminal.paint(text, "bold")) for each in found]
        terminal.data("\n\n".join(pages))
    else:
        for each in found:
            word = terminal.worded_term(each.severity)
            terminal.data(f"{each.code}  {word:<8}  {each.name:<30}  {page(each, terminal.lang).title}\n")
    return 0


def _one(terminal: Terminal, given: str) -> tuple["Rule", ...]:
    """The rule of a code or name; of a retired code, told on stderr, those that took its place."""
    from skew_cli.rules import by_code  # noqa: PLC0415 - start-up, law 10
    from skew_cli.rules.nearest import known_as, nearest, successors  # noqa: PLC0415 - start-up, law 10

    known = by_code()
    if word := known_as(given, known):
        return (known[word],)
    if others := successors(given):
        terminal.say(_RETIRED, code=given.upper(), others=others)
        return tuple(known[each] for each in others)
    near = nearest(given, known)
    raise SkewError(
        Text(en='there is no rule "{code}".', de='Die Regel "{code}" gibt es nicht.'),
        Text(en="did you mean {near}? All rules: skew rule", de="Meinten Sie {near}? Alle Regeln: skew rule")
        if near
        else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
        code=given,
        near=near,
    )


def _several(text: str) -> tuple["Rule", ...]:
    from skew_cli.rules import rules  # noqa: PLC0415 - start-up, law 10
    from skew_cli.rules.search import search  # noqa: PLC0415 - start-up, law 10

    found = search(rules(), text) if text.strip() else rules()
    if not found:
        raise SkewError(
            Text(en='no rule says "{search}".', de='Keine Regel nennt "{search}".'),
            Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
            search=text,
        )
    return found
