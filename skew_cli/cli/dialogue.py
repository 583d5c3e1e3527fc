"""What `skew create` asks: never what is given, and never what it can know."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from skew_cli.app.templates import theme, themes
from skew_cli.cli.ask import Answers, Asker, Question, Step
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_choice, read_date, read_number, read_time
from skew_cli.store import answers
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.cli.terminal import Terminal

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
        known |= dialogue.run(_steps(terminal, index, known), _TITLE)
        known = _checked(index, known)
    lacking = [each for each in _wants(index, known) if each.name.lstrip("-") not in known]
    if lacking:
        raise missing(lacking, terminal.example)
    profile, _ = index.profile(int(known["season"]))
    usual = min(max(4, profile.sessions_min), profile.sessions_max)
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


def _steps(terminal: "Terminal", index: "Index", known: Mapping[str, str]) -> list[Step]:
    """The questions in order; a step that is known already asks nothing."""
    today = terminal.today
    years = sorted(index.profiles)
    near = str(min(years, key=lambda each: (abs(each - today.year), each)))

    def season(so_far: Answers) -> Question | None:
        del so_far
        choices = {str(each): str(each) for each in years}
        return Question(name="season", label=_SEASON, choices=choices, default=near)

    def nrw(so_far: Answers) -> Question | None:
        del so_far
        return Question(name="nrw", label=_NRW, choices=_municipalities(index, "nrw"))

    def palestine(so_far: Answers) -> Question | None:
        chosen = {**known, **so_far}["nrw"] if "nrw" in known or "nrw" in so_far else ""
        partners = index.directory.partners_of(chosen)
        _earlier(terminal, index, chosen)
        if len(partners) == 1:
            found = index.directory.municipalities
            terminal.say(_ONLY, nrw=found[chosen].title("de"), palestine=found[partners[0]].title("de"))
            return None
        every = _municipalities(index, "palestine")
        choices = {name: every[name] for name in partners} or every
        return Question(name="palestine", label=_PALESTINE, choices=choices)

    def subject(so_far: Answers) -> Question | None:
        del so_far
        return Question(name="theme", label=_THEME, choices=_themes(index, terminal.lang))

    def sessions(so_far: Answers) -> Question | None:
        profile, _ = index.profile(int({**known, **so_far}.get("season", near)))
        low, high = profile.sessions_min, profile.sessions_max

        def read(text: str) -> str:
            return str(read_number(text, low=low, high=high))

        label = Text(en=f"{_SESSIONS.en}, {low} to {high}", de=f"{_SESSIONS.de}, {low} bis {high}")
        return Question(name="sessions", label=label, read=read, default=str(min(max(4, low), high)))

    def first(so_far: Answers) -> Question | None:
        year = int({**known, **so_far}.get("season", near))

        def read(text: str) -> str:
            return read_date(text, year=year).isoformat()

        return Question(name="first", label=_FIRST, read=read, default="")

    def time(so_far: Answers) -> Question | None:
        if not {**known, **so_far}.get("first"):
            return None
        profile, _ = index.profile(int({**known, **so_far}.get("season", near)))

        def read(text: str) -> str:
            return f"{read_time(text):%H:%M}"

        return Question(name="time", label=_TIME, read=read, default=f"{profile.day_start:%H:%M}")

    def every(so_far: Answers) -> Question | None:
        if not {**known, **so_far}.get("first"):
            return None
        choices = {name: text.get(terminal.lang) for name, text in _WEEKS.items()}
        return Question(name="every", label=_EVERY, choices=choices, default="2w")

    steps: dict[str, Step] = {
        "season": season,
        "nrw": nrw,
        "palestine": palestine,
        "theme": subject,
        "sessions": sessions,
        "first": first,
        "time": time,
        "every": every,
    }
    return [step for name, step in steps.items() if name not in known]


def _earlier(terminal: "Terminal", index: "Index", nrw: str) -> None:
    """Says that a program of an earlier season could be adapted instead."""
    for source in reversed(index.programs):
        program = source.program
        partner = program.partners.nrw if program else None
        found = index.directory.find(partner.municipality) if partner else None
        if program and found is not None and found.id == nrw:
            terminal.say(_ADAPT, address=f"{program.season}/{program.id}")
            return
