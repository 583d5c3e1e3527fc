"""Questions, line by line: numbered choices, defaults in brackets, `<` back, `?` help (ux 8).

The dialogue is a function of the lines that `read` hands over, so that tests need no terminal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from skew_cli.cli.values import read_choice
from skew_cli.errors import SkewError
from skew_cli.languages.phrase import worded
from skew_cli.words import Text

Answers = Mapping[str, str]

_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"n", "nein", "no"})

_HEAD = Text(
    en="Enter = default   < = back   ? = help   Ctrl-C = stop",
    de="Enter = Vorschlag   < = zurück   ? = Hilfe   Strg-C = abbrechen",
)
_OPTION = Text(en="As an option: --{name}", de="Als Option: --{name}")
_YES_OR_NO = Text(en="Please answer y or n.", de="Bitte mit j oder n antworten.")
_EDITOR = Text(en="look at it in the editor first", de="erst im Editor ansehen")
_YES_NO_EDIT = Text(en="Please answer y, n or e.", de="Bitte mit j, n oder e antworten.")
_FIRST = Text(en="This is the first question.", de="Das ist die erste Frage.")
_NUMBER = Text(en="number or part of the name", de="Nummer oder Teil des Namens")
_NEEDED = Text(en="An answer is needed here.", de="Hier ist eine Angabe nötig.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask."""

    name: str
    """Key of the answer, and the option that says the same, without its dashes."""
    label: Text
    read: Callable[[str], str] | None = None
    """Turns what was typed into the answer that is kept; raises SkewError for a wrong one. None keeps the text."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Answers to choose from, with the labels that are shown."""
    default: str | None = None
    """Taken on Enter, and checked like any answer; empty text allows an empty answer, None wants one."""
    explain: Text | None = None


Step = Callable[[Answers], Question | None]
"""Makes the question from the answers so far; None if nothing is left to ask."""


class _Back(Exception):  # noqa: N818 - a turn of the dialogue, no error
    """`<` was typed."""


class Asker:
    """Asks on `write`, hears from `read`; an empty line without line end means that nobody answers any more."""

    def __init__(
        self,
        read: Callable[[], str],
        write: Callable[[str], None],
        lang: str,
        keep: Callable[[dict[str, str]], None] = lambda _: None,
    ) -> None:
        """`read` returns a line with its line end, as `readline` does; `keep` gets the answers after each one."""
        self._read, self._write, self._lang, self._keep = read, write, lang, keep

    def run(self, steps: Sequence[Step], title: Text | None = None) -> dict[str, str]:
        """Asks all steps in order; `<` goes back to the last one that was asked, with its answer as default.

        Raises KeyboardInterrupt at the end of input.
        """
        self._write(f"{title.get(self._lang)}   {_HEAD.get(self._lang)}\n" if title else f"{_HEAD.get(self._lang)}\n")
        answers: dict[str, str] = {}
        earlier: dict[str, str] = {}
        asked: list[int] = []
        index = 0
        while index < len(steps):
            question = steps[index](answers)
            if question is None:
                index += 1
                continue
            number = f"[{index + 1}/{len(steps)}] "
            try:
                answers[question.name] = self._ask(question, number=number, earlier=earlier.get(question.name))
            except _Back:
                if asked:
                    index = asked.pop()
                    gone = steps[index]({**answers})
                    if gone is not None and gone.name in answers:
                        earlier[gone.name] = answers.pop(gone.name)
                else:
                    self._say(_FIRST)
                continue
            earlier[question.name] = answers[question.name]
            self._keep({**answers})
            asked.append(index)
            index += 1
        return answers

    def ask(self, question: Question) -> str:
        """A single question, until the answer is right; there is no way back from it."""
        while True:
            try:
                return self._ask(question)
            except _Back:
                self._say(_FIRST)

    def _ask(self, question: Question, *, number: str = "", earlier: str | None = None) -> str:
        default = question.default if earlier is None else earlier
        indent = " " * len(number)
        prompt = f"{number}{question.label.get(self._lang)}"
        if question.choices:
            listed = "  ".join(
                f"{n} {worded(label, self._lang)}" for n, label in enumerate(question.choices.values(), 1)
            )
            self._write(f"{prompt}   {listed}\n")
            prompt = f"{indent}{_NUMBER.get(self._lang)}"
        shown = question.choices.get(default, default) if default else ""
        prompt += f" [{worded(shown, self._lang)}]: " if shown else ": "
        while True:
            given = self._line(prompt)
            if given == "<":
                raise _Back
            if given == "?":
                self._explain(question, indent)
                continue
            if not given:
                if default is None:
                    self._say(_NEEDED, indent)
                    continue
                given = default
            try:
                answer = self._understood(question, given)
            except SkewError as refusal:
                self._refuse(refusal, indent)
                continue
            if question.choices and answer != given:
                self._write(f"{indent}-> {worded(question.choices[answer], self._lang)}\n")
            return answer

    def yes_no_edit(self, question: str) -> Literal["yes", "no", "edit"]:
        """Yes by default, no, or a look at it in the editor first."""
        yes = "j" if self._lang == "de" else "y"
        marks = f"[{yes.upper()}/n/e = {_EDITOR.get(self._lang)}]"
        while True:
            given = self._line(f"{question} {marks}: ").casefold()
            if not given or given in _YES:
                return "yes"
            if given in _NO:
                return "no"
            if given == "e":
                return "edit"
            self._say(_YES_NO_EDIT)

    def yes_no(self, question: str, *, default: bool) -> bool:
        """A question for yes or no in either language; Enter takes the capital letter."""
        yes = "j" if self._lang == "de" else "y"
        marks = f"[{yes.upper()}/n]" if default else f"[{yes}/N]"
        while True:
            given = self._line(f"{question} {marks}: ").casefold()
            if not given:
                return default
            if given in _YES or given in _NO:
                return given in _YES
            self._say(_YES_OR_NO)

    def _understood(self, question: Question, given: str) -> str:
        if not question.choices:
            return question.read(given) if question.read and given else given
        values = list(question.choices)
        if given.isascii() and given.isdigit() and given not in question.choices and 1 <= int(given) <= len(values):
            given = values[int(given) - 1]
        chosen = read_choice(given, question.choices)
        return question.read(chosen) if question.read else chosen

    def _explain(self, question: Question, indent: str) -> None:
        if question.explain:
            self._say(question.explain, indent)
        self._write(f"{indent}{_OPTION.get(self._lang).format(name=question.name)}\n")

    def _refuse(self, refusal: SkewError, indent: str) -> None:
        values = {name: worded(value, self._lang) for name, value in refusal.values.items()}
        for text in (refusal.message, refusal.hint):
            if text is not None:
                self._write(f"{indent}{text.get(self._lang).format_map(values)}\n")

    def _line(self, prompt: str) -> str:
        self._write(prompt)
        line = self._read()
        if not line:
            raise KeyboardInterrupt
        return line.strip()

    def _say(self, text: Text, indent: str = "") -> None:
        self._write(f"{indent}{text.get(self._lang)}\n")
