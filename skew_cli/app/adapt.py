"""A program of an earlier season becomes a virtual one: sessions instead of visit days, and a record of the change."""

from dataclasses import dataclass
from typing import Any

from skew_cli.app.create import SCHEMA_LINE, Draft, checked
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.model.finding import Param
from skew_cli.source.emit import emit
from skew_cli.source.nodes import Data, data
from skew_cli.words import Text

_KEEP = ("title", "partnership_type", "advisor", "languages", "partners", "themes", "civil_society", "people")
_KEEP_SESSION = (
    "title",
    "host",
    "host_department",
    "guest_department",
    "theme",
    "objective",
    "host_experts",
    "guest_participants",
    "civil_society",
)
_VIRTUAL = {
    "de": "Online-Termine statt Besuchstagen",
    "en": "online sessions instead of visit days",
    "ar": "جلسات عبر الإنترنت بدلاً من أيام الزيارة",
}
"""Arabic: to be reviewed by a native speaker."""
_TRAVEL = Text(en="travel and accommodation", de="Reise und Unterkunft")
_PLACE = Text(en="site visit of session {session}", de="Ortsbesichtigung in Termin {session}")
_COMMENT = Text(
    en="Adapted from {origin}. Dates are still open: skew status names what is missing",
    de="Angepasst aus {origin}. Termine sind noch offen: skew status nennt, was fehlt",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The new program, and what the advisor still has to decide."""

    draft: Draft
    decisions: tuple[tuple[Text, dict[str, Param]], ...]


_DATES = Text(en="set the dates of {n} sessions", de="die Daten von {n} Terminen festlegen")
_TOO_FEW = Text(
    en="add {n} sessions: the call asks for at least {min}",
    de="{n} Termine ergänzen: der Aufruf verlangt mindestens {min}",
)
_TOO_MANY = Text(
    en="check the {n} sessions that were dropped: the call allows {max}",
    de="die {n} entfallenen Termine prüfen: der Aufruf erlaubt {max}",
)
_VISIT = Text(
    en="decide whether the site visit of {session} can be shown online",
    de="entscheiden, ob sich die Ortsbesichtigung von {session} online zeigen lässt",
)
_AGENDA = Text(
    en="plan the agenda of each session anew: {minutes} minutes, break included",
    de="den Ablauf jedes Termins neu planen: {minutes} Minuten mit Pause",
)
_EXPLORE = Text(en="hold an exploration meeting and set its date", de="ein Exploration-Meeting ansetzen und abhalten")
_APPROVE = Text(
    en="check departments, people and civil society with both sides",
    de="Fachbereiche, Personen und Zivilgesellschaft mit beiden Seiten prüfen",
)


def adapt(index: Index, source: Source, *, to_season: int, ident: str, series: str, lang: str) -> Adapted:
    """The draft of a virtual program of `to_season`; the predecessor stays as it is.

    Dates, exploration meeting, seminars, travel, evaluation and progress are not taken over.
    """
    old = source.program
    if old is None or source.document.root is None:
        raise ValueError(source.file)
    plain = data(source.document.root)
    raw: dict[str, Data] = plain if isinstance(plain, dict) else {}
    profile, _ = index.profile(to_season)
    active = [n for n, each in enumerate(old.sessions) if each.status != "cancelled"]
    kept, dropped = active[: profile.sessions_max], active[profile.sessions_max :]
    decisions: list[tuple[Text, dict[str, Param]]] = [(_DATES, {"n": len(kept)})]
    if len(kept) < profile.sessions_min:
        few: dict[str, Param] = {"n": profile.sessions_min - len(kept), "min": profile.sessions_min}
        decisions.append((_TOO_FEW, few))
    if dropped:
        decisions.append((_TOO_MANY, {"n": len(dropped), "max": profile.sessions_max}))
    physical = old.mode != "virtual" or old.travel is not None
    sessions, visits = _sessions(raw, kept)
    decisions += [(_VISIT, {"session": each}) for each in visits]
    decisions += [(_AGENDA, {"minutes": profile.session_minutes}), (_EXPLORE, {}), (_APPROVE, {})]
    content: dict[str, Any] = {
        "schema": 1,
        "id": ident,
        "season": to_season,
        "status": "idea",
        "mode": "virtual",
        "series": series,
        "predecessor": f"{old.season}/{old.id}",
        **{key: _plain(raw[key]) for key in _KEEP if raw.get(key) is not None},
    }
    content["partners"] = {
        side: {key: each for key, each in partner.items() if key != "approval"}
        for side, partner in content["partners"].items()
    }
    content["sessions"] = sessions
    content["adaptation"] = {
        "kept": [each.id for each in old.themes] + [old.sessions[n].id for n in kept],
        "dropped": [
            *(old.sessions[n].id for n in dropped),
            *((_TRAVEL.get(lang),) if physical else ()),
            *(_PLACE.get(lang).format(session=each) for each in visits),
        ],
        "new": [_VIRTUAL] if physical else [],
    }
    comment = _COMMENT.get(lang).format(origin=f"{old.season}/{old.id}")
    file = f"programs/{to_season}/{ident}.yaml"
    return Adapted(draft=checked(index, file, emit(content, f"{SCHEMA_LINE}\n{comment}")), decisions=tuple(decisions))


def _sessions(raw: dict[str, Data], kept: list[int]) -> tuple[list[dict[str, Any]], list[str]]:
    """The sessions that stay, without dates, length, place and physical parts; and those whose visit has no virtual form."""
    listed = raw.get("sessions")
    sessions, visits = [], []
    for number in kept:
        each = listed[number] if isinstance(listed, tuple) else {}
        if not isinstance(each, dict):
            continue
        session: dict[str, Any] = {"id": each.get("id")}
        session |= {key: _plain(each[key]) for key in _KEEP_SESSION if each.get(key) is not None}
        visit = each.get("site_visit")
        if isinstance(visit, dict):
            if visit.get("virtual") is not None:
                session["site_visit"] = _plain(visit)
            else:
                visits.append(str(each.get("id")))
        sessions.append(session)
    return sessions, visits


def _plain(value: Data) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
