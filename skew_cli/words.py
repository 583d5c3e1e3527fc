"""Floor 1: what skew says on the command line, in German and English, as typed records beside their use.

Documents have catalogues of their own (`languages/`), because advisors may replace those words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence in both languages of the command line, with `{name}` fields."""

    en: str
    de: str

    def get(self, lang: str) -> str:
        """The German text for `de`, the English one for every other language."""
        return self.de if lang == "de" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A sentence about a number: `one` for exactly one, else `other`; the field `{n}` holds it."""

    one: Text
    other: Text

    def of(self, number: int) -> Text:
        """The text for that number."""
        return self.one if number == 1 else self.other
