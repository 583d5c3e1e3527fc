"""A finding in words: message, help, labels, notes and fix in one language."""

from skew_cli.languages.phrase import phrase
from skew_cli.model.finding import Finding, Params
from skew_cli.model.report import Shown
from skew_cli.rules import by_code
from skew_cli.rules.rule import Rule
from skew_cli.words import Text


def shown(finding: Finding, lang: str) -> Shown:
    """A finding in words."""
    rule, params = by_code()[finding.code], finding.params
    hint = rule.hint if isinstance(rule.hint, Text | None) else rule.hint.get(finding.message_id)
    help_ = phrase(hint, params, lang) if hint else None
    fix = finding.fix
    return Shown(
        finding=finding,
        message=_text(rule, finding.message_id, params, lang),
        help=help_,
        labels=tuple(_text(rule, label.message_id, label.params, lang) for label in finding.labels),
        notes=tuple(_text(rule, note, params, lang) for note in finding.notes),
        fix=(_text(rule, fix.title, params, lang) if fix.title else help_ or finding.name) if fix else None,
    )


def _text(rule: Rule, message_id: str, params: Params, lang: str) -> str:
    return phrase(rule.texts[message_id], params, lang)
