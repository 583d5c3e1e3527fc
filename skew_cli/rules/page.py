"""The manual page of a rule in parts: what is wrong, why, examples, source."""

import re
import textwrap
from dataclasses import dataclass

from skew_cli.rules.rule import Rule
from skew_cli.rules.sources_de import source_de

_EXAMPLE = re.compile(r"^(Bad|Good):\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
_SOURCE = re.compile(r"^Source: ((?:.+\n?)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in one language; the examples are the same in all."""

    title: str
    """What is wrong, in one sentence."""
    why: str
    """Paragraphs with blank lines between them."""
    bad: tuple[str, ...]
    """YAML; a line that is reported ends with `# <- CODE`."""
    good: tuple[str, ...]
    source: str


def page(rule: Rule, lang: str) -> Page:
    """The page of a rule, in German for `de` where there is one, else in English."""
    text = f"{rule.page}\n"
    examples = [(kind, textwrap.dedent(body).strip("\n")) for kind, body in _EXAMPLE.findall(text)]
    prose = rule.german if lang == "de" and rule.german else _SOURCE.sub("", _EXAMPLE.sub("", text))
    title, _, why = prose.strip().partition("\n\n")
    found = _SOURCE.search(text)
    source = " ".join(found[1].split()) if found else ""
    return Page(
        title=" ".join(title.split()),
        why="\n\n".join(" ".join(each.split()) for each in re.split(r"\n{2,}", why.strip()) if each),
        bad=tuple(body for kind, body in examples if kind == "Bad"),
        good=tuple(body for kind, body in examples if kind == "Good"),
        source=source_de(source) if lang == "de" and rule.german else source,
    )
