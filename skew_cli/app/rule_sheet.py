"""A rule's manual page in words, before any format: for the command line, for Markdown and for the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skew_cli.languages.phrase import worded
from skew_cli.model.finding import Term
from skew_cli.rules.page import page
from skew_cli.rules.rule import Rule
from skew_cli.words import Text

_LABELS: Mapping[str, Text] = {
    "why": Text(en="Why", de="Warum"),
    "bad": Text(en="Bad", de="Falsch"),
    "good": Text(en="Good", de="Richtig"),
    "source": Text(en="Source", de="Quelle"),
    "severity": Text(en="Severity", de="Schwere"),
    "statuses": Text(en="Looks at", de="Prüft"),
    "settings": Text(en="Settings", de="Einstellungen"),
    "fix": Text(en="Fix", de="Korrektur"),
    "version": Text(en="Since version", de="Seit Version"),
    "messages": Text(en="Messages", de="Meldungen"),
    "hints": Text(en="What to do", de="Abhilfen"),
    "rules": Text(en="Rules", de="Regeln"),
}
_FROM = Text(en="{severity} from status {status}", de="{severity} ab Stand {status}")
_SINGLE = Text(en="in single cases {severity}", de="in einzelnen Fällen {severity}")
_ALL = Text(en="programs of every status", de="Programme mit jedem Stand")
_ACTIVE = Text(en="all programs but cancelled ones", de="alle Programme außer abgesagten")
_SINCE = Text(en="programs from status {status} on", de="Programme ab Stand {status}")
_ONLY = Text(en="programs with status {status}", de="Programme mit Stand {status}")
_CANCELLED = Text(en="{statuses}, cancelled ones too", de="{statuses}, auch abgesagte")
_SETTING = Text(
    en="`{key}`, a list of texts, under `[rules.{name}]` in `skew.toml`",
    de="`{key}`, eine Liste von Texten, unter `[rules.{name}]` in `skew.toml`",
)
_FIXES: Mapping[str, Text] = {
    "safe": Text(en="by `--fix`", de="mit `--fix`"),
    "unsafe": Text(en="by `--fix --unsafe-fixes`", de="mit `--fix --unsafe-fixes`"),
    "manual": Text(en="is shown, to be made by hand", de="wird gezeigt, von Hand zu machen"),
}
_NO_FIX = Text(en="none", de="keine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page in one language. Texts hold code in backticks and nothing else that is marked."""

    code: str
    name: str
    title: str
    why: tuple[str, ...]
    """Paragraphs."""
    bad: tuple[str, ...]
    """YAML; a line that is reported ends with `# <- CODE`."""
    good: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """Label and text of severity, statuses, settings, fix, source and first version."""
    messages: tuple[str, ...]
    """With `{name}` for what the finding fills in; so the hints."""
    hints: tuple[str, ...]
    """What to do."""
    prose: str
    """Language of title, explanation and source: `en` while there is no page in the language wanted."""

    @property
    def told(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What findings say, by the key of its label; left out where there is nothing."""
        return tuple((kind, texts) for kind, texts in (("messages", self.messages), ("hints", self.hints)) if texts)


def label(key: str, lang: str) -> str:
    """The word for a part of a page."""
    return _LABELS[key].get(lang)


def sheet(rule: Rule, lang: str) -> Sheet:
    """The page of a rule, in German for `de`, else in English."""
    text = page(rule, lang)
    return Sheet(
        code=rule.code,
        name=rule.name,
        title=text.title,
        why=tuple(text.why.split("\n\n")) if text.why else (),
        bad=text.bad,
        good=text.good,
        facts=tuple(_facts(rule, lang)),
        messages=tuple(each.get(lang) for name, each in rule.texts.items() if name not in rule.beside),
        hints=tuple(dict.fromkeys(each.get(lang) for each in _hints(rule))),
        prose="de" if lang == "de" and rule.german else "en",
    )


def _hints(rule: Rule) -> Iterator[Text]:
    yield from () if rule.hint is None else (rule.hint,) if isinstance(rule.hint, Text) else rule.hint.values()


def _facts(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    yield label("severity", lang), severity(rule, lang)
    yield label("statuses", lang), _statuses(rule, lang)
    settings = [_SETTING.get(lang).format(key=each, name=rule.name) for each in rule.settings]
    if settings:
        yield label("settings", lang), "; ".join(settings)
    yield label("fix", lang), ", ".join(_FIXES[each].get(lang) for each in rule.fixes) or _NO_FIX.get(lang)
    if source := page(rule, lang).source:
        yield label("source", lang), source
    yield label("version", lang), rule.version


def severity(rule: Rule, lang: str) -> str:
    """The severity, those that hold from a status on, and those of single cases: `warning, error from status planned`."""
    later = [
        _FROM.get(lang).format(severity=worded(Term(each), lang), status=worded(Term(status), lang))
        for status, each in rule.ladder.items()
    ]
    single = [_SINGLE.get(lang).format(severity=worded(Term(each), lang)) for each in rule.also]
    return ", ".join([worded(Term(rule.severity), lang), *later, *single])


def _statuses(rule: Rule, lang: str) -> str:
    every = _ALL if rule.cancelled else _ACTIVE
    text = every if rule.since == "idea" else _ONLY if rule.since == "done" else _SINCE
    said = text.get(lang).format(status=worded(Term(rule.since), lang))
    return _CANCELLED.get(lang).format(statuses=said) if rule.cancelled else said
