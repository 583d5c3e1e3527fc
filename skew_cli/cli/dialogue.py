"""What `skew create` asks: never what is given, and never what it can know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skew_cli.app.templates import theme, themes
from skew_cli.cli.ask import Answers, Question, Step
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_choice, read_date, read_number, read_time
from skew_cli.store import answers
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.cli.terminal import Terminal

_USUAL = 4
"""Sessions of a program, within the limits of the call, where nothing else is said."""
_TITLE = Text(en="New program", de="Neues Programm")
_SEASON = Text(en="Season", de="Programmjahr")
_NRW = Text(en="NRW municipality", de="NRW-Kommune")
_PALESTINE = Text(en="Palestinian municipality", de="Palästinensische Kommune")
_THEME = Text(en="Theme", de="Thema")
_SESSIONS = Text(en="Number of sessions", de="Zahl der Termine")
_FIRST = Text(en="First session, such as 14.5. (empty = later)", de="Erster Termin, z. B. 14.5. (leer = später)")
_TIME = Text(en="Start in German local time", de="Beginn in deutscher Ortszeit")
_EVERY = Text(en="Distance", de="Abstand")
_GO_ON = Text(
    en="A dialogue was interrupted after {n} answers. Go on with it?",
    de="Eine Eingabe wurde nach {n} Antworten unterbrochen. Damit weitermachen?",
)
_ONLY = Text(
    en="{nrw}. Palestinian municipality: {palestine} (only partner)",
    de="{nrw}. Palästinensische Kommune: {palestine} (einzige Partnerschaft)",
)
_ADAPT = Text(
    en="The pair has an earlier program: {address}. To build on it: skew adapt {address}",
    de="Das Paar hat ein früheres Programm: {address}. Darauf aufbauen: skew adapt {address}",
)
_WEEKS = {"1w": Text(en="weekly", de="wöchentlich"), "2w": Text(en="every two weeks", de="alle zwei Wochen")}


def complete(terminal: "Terminal", index: "Index", given: Mapping[str, str]) -> tuple[bool, dict[str, str]]:
    """All answers, checked, and whether anything was asked. Without a terminal raises SkewError naming all that lacks."""
    known = _checked(index, dict(given))
    asked = terminal.interactive and any(name not in known for name in ("season", "nrw", "palestine", "theme"))
    if asked:
        root = index.repository.root
        earlier = {name: text for name, text in answers.kept(root).items() if name not in known}
        if earlier and terminal.asker.yes_no(terminal.fill(_GO_ON, {"n": len(earlier)}), default=True):
            known |= earlier
        first = dict(known)
        dialogue = terminal.ask(lambda now: answers.keep(root, first | now))
        known |= dialogue.run(_Questions(terminal, index, known).steps(), _TITLE)
        known = _checked(index, known)
    lacking = [each for each in _wants(index, known) if each.name.lstrip("-") not in known]
    if lacking:
        raise missing(lacking, terminal.example)
    profile, _ = index.profile(int(known["season"]))
    usual = min(max(_USUAL, profile.sessions_min), profile.sessions_max)
    known.setdefault("sessions", str(usual))
    return asked, known


def _checked(index: "Index", known: dict[str, str]) -> dict[str, str]:
    """The answers as ids; a partner that is the only one is filled in."""
    if "season" in known:
        known["season"] = str(read_number(known["season"], name="--season", low=2000, high=2100))
    for side in ("nrw", "palestine"):
        if side in known:
            known[side] = read_choice(known[side], _municipalities(index, side), name=f"--{side}")
    if "nrw" in known and "palestine" not in known:
        partners = index.directory.partners_of(known["nrw"])
        if len(partners) == 1:
            known["palestine"] = partners[0]
    if "theme" in known:
        known["theme"] = read_choice(known["theme"], _themes(index), name="--theme")
    if "sessions" in known:
        known["sessions"] = str(read_number(known["sessions"], name="--sessions", low=1, high=20))
    return known


def _municipalities(index: "Index", side: str) -> dict[str, str]:
    found = (each for each in index.directory.municipalities.values() if each.side == side)
    return {each.id: each.title("de") for each in sorted(found, key=lambda each: each.id)}


def _themes(index: "Index", lang: str = "de") -> dict[str, str]:
    return {name: theme(index.repository, name).name.get(lang) for name in themes(index.repository)}


def _wants(index: "Index", known: Mapping[str, str]) -> list[Want]:
    partners = index.directory.partners_of(known["nrw"]) if "nrw" in known else ()
    return [
        Want(name="--season", allowed=tuple(str(each) for each in sorted(index.profiles))),
        Want(name="--nrw", allowed=tuple(_municipalities(index, "nrw"))),
        Want(name="--palestine", allowed=partners or tuple(_municipalities(index, "palestine"))),
        Want(name="--theme", allowed=themes(index.repository)),
    ]


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions in order; each is made from the answers so far."""

    terminal: "Terminal"
    index: "Index"
    known: Mapping[str, str]

    def steps(self) -> list[Step]:
        """Those whose answer is not known already."""
        every: dict[str, Step] = {
            "season": self._season,
            "nrw": self._nrw,
            "palestine": self._palestine,
            "theme": self._theme,
            "sessions": self._sessions,
            "first": self._first,
            "time": self._time,
            "every": self._every,
        }
        return [step for name, step in every.items() if name not in self.known]

    def _given(self, so_far: Answers, name: str) -> str:
        return {**self.known, **so_far}.get(name, "")

    def _year(self, so_far: Answers) -> int:
        return int(self._given(so_far, "season"))

    def _season(self, so_far: Answers) -> Question:
        del so_far
        years = sorted(self.index.profiles)
        near = min(years, key=lambda each: (abs(each - self.terminal.today.year), each))
        return Question(
            name="season", label=_SEASON, choices={str(each): str(each) for each in years}, default=str(near)
        )

    def _nrw(self, so_far: Answers) -> Question:
        del so_far
        return Question(name="nrw", label=_NRW, choices=_municipalities(self.index, "nrw"))

    def _palestine(self, so_far: Answers) -> Question | None:
        chosen = self._given(so_far, "nrw")
        partners = self.index.directory.partners_of(chosen)
        _earlier(self.terminal, self.index, chosen)
        if len(partners) == 1:
            found = self.index.directory.municipalities
            self.terminal.say(_ONLY, nrw=found[chosen].title("de"), palestine=found[partners[0]].title("de"))
            return None
        every = _municipalities(self.index, "palestine")
        return Question(name="palestine", label=_PALESTINE, choices={name: every[name] for name in partners} or every)

    def _theme(self, so_far: Answers) -> Question:
        del so_far
        return Question(name="theme", label=_THEME, choices=_themes(self.index, self.terminal.lang))

    def _sessions(self, so_far: Answers) -> Question:
        profile, _ = self.index.profile(self._year(so_far))
        low, high = profile.sessions_min, profile.sessions_max
        return Question(
            name="sessions",
            label=Text(en=f"{_SESSIONS.en}, {low} to {high}", de=f"{_SESSIONS.de}, {low} bis {high}"),
            read=lambda text: str(read_number(text, low=low, high=high)),
            default=str(min(max(_USUAL, low), high)),
        )

    def _first(self, so_far: Answers) -> Question:
        year = self._year(so_far)
        return Question(
            name="first", label=_FIRST, read=lambda text: read_date(text, year=year).isoformat(), default=""
        )

    def _time(self, so_far: Answers) -> Question | None:
        if not self._given(so_far, "first"):
            return None
        profile, _ = self.index.profile(self._year(so_far))
        return Question(
            name="time",
            label=_TIME,
            read=lambda text: f"{read_time(text):%H:%M}",
            default=f"{profile.day_start:%H:%M}",
        )

    def _every(self, so_far: Answers) -> Question | None:
        if not self._given(so_far, "first"):
            return None
        choices = {name: text.get(self.terminal.lang) for name, text in _WEEKS.items()}
        return Question(name="every", label=_EVERY, choices=choices, default="2w")


def _earlier(terminal: "Terminal", index: "Index", nrw: str) -> None:
    """Says that a program of an earlier season could be adapted instead."""
    for source in reversed(index.programs):
        program = source.program
        partner = program.partners.nrw if program else None
        found = index.directory.find(partner.municipality) if partner else None
        if program and found is not None and found.id == nrw:
            terminal.say(_ADAPT, address=f"{program.season}/{program.id}")
            return
