"""The glossary on the command line: identifiers of the file format in German and English."""

from collections.abc import Mapping, Sequence

from skew_cli.model.text import fold
from skew_cli.words import Text

_SHORTEST = 2
TERMS: Mapping[str, Text] = {
    # sides
    "nrw": Text(en="German side", de="deutsche Seite"),
    "palestine": Text(en="Palestinian side", de="palästinensische Seite"),
    "both": Text(en="both sides", de="beide Seiten"),
    "external": Text(en="external", de="extern"),
    "skew": Text(en="SKEW", de="SKEW"),
    # statuses of programs and of events
    "idea": Text(en="idea", de="Idee"),
    "explored": Text(en="explored", de="sondiert"),
    "planned": Text(en="planned", de="geplant"),
    "confirmed": Text(en="confirmed", de="bestätigt"),
    "done": Text(en="done", de="abgeschlossen"),
    "cancelled": Text(en="cancelled", de="abgesagt"),
    "tentative": Text(en="tentative", de="vorgemerkt"),
    "held": Text(en="held", de="durchgeführt"),
    # why a date stays
    "past": Text(en="in the past", de="liegt zurück"),
    "near": Text(en="too near to be moved", de="zu nah, um verlegt zu werden"),
    "chosen": Text(en="as asked for", de="wie gewünscht"),
    # modes
    "virtual": Text(en="virtual", de="virtuell"),
    "physical": Text(en="physical", de="physisch"),
    "hybrid": Text(en="hybrid", de="hybrid"),
    # purposes
    "learn_structures": Text(
        en="get to know work structures and contents", de="Arbeitsstrukturen und -inhalte kennenlernen"
    ),
    "identify_fields": Text(en="identify new fields of cooperation", de="neue Kooperationsfelder identifizieren"),
    "involve_civil_society": Text(
        en="sound out how to involve civil society", de="Einbindung der Zivilgesellschaft ausloten"
    ),
    # weekdays
    "mon": Text(en="Monday", de="Montag"),
    "tue": Text(en="Tuesday", de="Dienstag"),
    "wed": Text(en="Wednesday", de="Mittwoch"),
    "thu": Text(en="Thursday", de="Donnerstag"),
    "fri": Text(en="Friday", de="Freitag"),
    "sat": Text(en="Saturday", de="Samstag"),
    "sun": Text(en="Sunday", de="Sonntag"),
    # blocks of an agenda
    "arrival": Text(en="arrival, sound check", de="Ankommen, Tonprobe"),
    "welcome": Text(en="welcome", de="Begrüßung"),
    "input": Text(en="input", de="Fachbeitrag"),
    "questions": Text(en="questions", de="Fragen"),
    "break": Text(en="break", de="Pause"),
    "tour": Text(en="virtual tour, case", de="virtueller Rundgang, Fallbeispiel"),
    "dialogue": Text(en="peer dialogue, small groups", de="kollegiale Beratung, Kleingruppen"),
    "civil_society": Text(en="civil society", de="Zivilgesellschaft"),
    "closing": Text(en="closing", de="Ergebnisse, Abschluss"),
    # events
    "exploration": Text(en="exploration meeting", de="Exploration-Meeting"),
    "seminar": Text(en="preparatory seminar", de="vorbereitendes Seminar"),
    "session": Text(en="session", de="Termin"),
    "network_event": Text(en="exchange format", de="Austauschformat"),
    "country_analysis": Text(en="country analysis", de="Landesanalyse"),
    "intercultural_communication": Text(en="intercultural communication", de="Interkulturelle Kommunikation"),
    # interpreting and languages
    "none": Text(en="none", de="ohne"),
    "consecutive": Text(en="consecutive", de="konsekutiv"),
    "simultaneous": Text(en="simultaneous", de="simultan"),
    "de": Text(en="German", de="Deutsch"),
    "en": Text(en="English", de="Englisch"),
    "ar": Text(en="Arabic", de="Arabisch"),
    # people
    "administration": Text(en="administration", de="Verwaltung"),
    "municipal_enterprise": Text(en="municipal enterprise", de="kommunales Unternehmen"),
    "other": Text(en="other", de="sonstige"),
    "advisor": Text(en="advisor", de="Berater*in"),
    "coordinator": Text(en="coordinator", de="Koordination"),
    "deputy_coordinator": Text(en="deputy coordinator", de="Vertretung der Koordination"),
    "coordinator_nrw": Text(en="coordinator of the German side", de="Koordination der deutschen Seite"),
    "coordinator_palestine": Text(
        en="coordinator of the Palestinian side", de="Koordination der palästinensischen Seite"
    ),
    "coordinator_host": Text(en="coordinator of the host side", de="Koordination der gastgebenden Seite"),
    "leadership": Text(en="leadership", de="Leitung"),
    "moderator": Text(en="moderator", de="Moderation"),
    "deputy_moderator": Text(en="deputy moderator", de="Vertretung der Moderation"),
    "host_expert": Text(en="host expert", de="Referent*in"),
    "guest_participant": Text(en="guest participant", de="hospitierende Person"),
    "interpreter": Text(en="interpreter", de="Dolmetscher*in"),
    "tech_host": Text(en="tech host", de="Technik"),
    "minutes_taker": Text(en="minutes taker", de="Protokollführung"),
    # partnership and civil society
    "twinning": Text(en="town twinning", de="Städtepartnerschaft"),
    "project_partnership": Text(en="project partnership", de="Projektpartnerschaft"),
    "initiation": Text(en="partnership being initiated", de="Anbahnung"),
    "association": Text(en="partnership association", de="Partnerschaftsverein"),
    "thematic_actor": Text(en="actor linked to the theme", de="thematisch eingebundene*r Akteur*in"),
    "speaker": Text(en="speaker", de="Beitrag"),
    "discussant": Text(en="discussant", de="Diskussion"),
    "audience": Text(en="audience", de="Publikum"),
    # phases of a checklist
    "before": Text(en="before", de="Vorbereitung"),
    "during": Text(en="during", de="Durchführung"),
    "after": Text(en="after", de="Nachbereitung"),
    # severities of findings
    "error": Text(en="error", de="Fehler"),
    "warning": Text(en="warning", de="Warnung"),
    "info": Text(en="info", de="Hinweis"),
}


def meant(word: str, keys: Sequence[str]) -> str:
    """The identifier among `keys` that a German or English word stands for, or the beginning of one; else empty.

    Two letters are enough, if no other word begins with them: `Di` is `tue`.
    """
    wanted = fold(word)
    named = {key: [fold(text) for text in (TERMS[key].de, TERMS[key].en)] for key in keys if key in TERMS}
    exact = [key for key, words in named.items() if wanted in words]
    begun = [key for key, words in named.items() if any(each.startswith(wanted) for each in words)]
    return next((hits[0] for hits in (exact, begun) if len(hits) == 1 and len(wanted) >= _SHORTEST), "")


def term(key: str, lang: str) -> str | None:
    """The word for an identifier in `de` or `en`; None if the glossary of the command line lacks it."""
    found = TERMS.get(key)
    return found.get(lang) if found else None
