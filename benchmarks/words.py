"""Words from which `benchmarks.generate` makes programs: invented places, the themes of the call, parts of an agenda.

Arabic: to be reviewed by a native speaker.
"""

from dataclasses import dataclass

TOWN_FRONT = ("Ahl", "Birk", "Dorn", "Eich", "Falk", "Grün", "Hasel", "Ilm", "Kirsch", "Linden", "Mühl", "Nieder", "Ober",
              "Quell", "Rosen", "Stein", "Tann", "Ulm", "Weiden", "Ziegel",
              "Buchen", "Fichten", "Heide", "Hohen", "Sonnen")  # fmt: skip
TOWN_END = ("au", "bach", "berg", "bruch", "dorf", "feld", "furt", "hagen", "heim", "hof", "hausen", "kamp", "rode", "stedt",
            "tal", "wald")  # fmt: skip
PLACE_FRONT = (("Ain", "عين"), ("Beit", "بيت"), ("Bir", "بير"), ("Deir", "دير"), ("Kafr", "كفر"), ("Khirbet", "خربة"),
               ("Tell", "تل"), ("Wadi", "وادي"))  # fmt: skip
PLACE_END = (("Alma", "علما"), ("Amal", "أمل"), ("Anbar", "عنبر"), ("Basma", "بسمة"), ("Dalia", "دالية"), ("Fajr", "فجر"),
             ("Fanar", "فنار"), ("Ghazal", "غزال"), ("Habaq", "حبق"), ("Hana", "هنا"), ("Hilal", "هلال"), ("Jamil", "جميل"),
             ("Jawhar", "جوهر"), ("Karam", "كرم"), ("Kawkab", "كوكب"), ("Lawz", "لوز"), ("Luban", "لبان"), ("Marj", "مرج"),
             ("Mazar", "مزار"), ("Misk", "مسك"), ("Nahr", "نهر"), ("Najm", "نجم"), ("Nakhla", "نخلة"), ("Nada", "ندى"),
             ("Qamar", "قمر"), ("Qasr", "قصر"), ("Rabi", "ربيع"), ("Rihan", "ريحان"), ("Rumman", "رمان"), ("Sabr", "صبر"),
             ("Safa", "صفا"), ("Sahl", "سهل"), ("Shams", "شمس"), ("Sidr", "سدر"), ("Tin", "تين"), ("Tut", "توت"),
             ("Ward", "ورد"), ("Yasmin", "ياسمين"), ("Zahra", "زهرة"), ("Zaytun", "زيتون"),
             ("Badr", "بدر"), ("Fakhr", "فخر"), ("Ghadir", "غدير"), ("Jabal", "جبل"), ("Khayr", "خير"), ("Nasim", "نسيم"),
             ("Rawda", "روضة"), ("Salam", "سلام"), ("Sanad", "سند"), ("Tayyib", "طيب"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the six examples of the call."""

    id: str
    titles: tuple[str, str, str]
    """German, English, Arabic."""
    nrw: str
    """The department that deals with it, in North Rhine-Westphalia and in Palestine."""
    palestine: str
    actor: str
    """Who deals with it in civil society."""
    subjects: tuple[str, ...]


THEMES = (
    Theme(
        "waste-and-wastewater",
        ("Abfall und Abwasser", "Waste and wastewater", "النفايات والصرف الصحي"),
        "Stadtentwässerung",
        "Abteilung Wasser und Abwasser",
        "Umweltgruppe",
        ("Getrennte Sammlung", "Kleine Kläranlagen", "Kompost und Landwirtschaft", "Gebühren", "Fuhrpark", "Deponiegas", "Kanalnetz"),
    ),
    Theme(
        "digitalisation",
        ("Digitalisierung", "Digitalisation", "الرقمنة"),
        "Amt für Digitales",
        "Abteilung Informationstechnik",
        "Verein für digitale Bildung",
        ("Bürgerdienste am Schirm", "Elektronische Akte", "Offene Daten", "Sichere Netze", "Schulungen", "Geodaten", "Beteiligung im Netz"),
    ),
    Theme(
        "tourism",
        ("Tourismus", "Tourism", "السياحة"),
        "Städtische Tourismusgesellschaft",
        "Abteilung Kultur und Tourismus",
        "Gruppe junger Stadtführer*innen",
        ("Besucherlenkung", "Altstadt und Gäste", "Wege und Schilder", "Handwerk", "Veranstaltungen", "Unterkünfte", "Zahlen und Ziele"),
    ),
    Theme(
        "gender-equality",
        ("Gleichstellung", "Gender equality", "المساواة بين الجنسين"),
        "Gleichstellungsstelle",
        "Abteilung Soziales",
        "Frauenzentrum",
        ("Gleichstellungsplan", "Sichere Wege", "Frauen in Führung", "Haushalt und Gerechtigkeit", "Beratung", "Kinderbetreuung", "Räte"),
    ),
    Theme(
        "transport-and-mobility",
        ("Verkehr und Mobilität", "Transport and mobility", "النقل والتنقل"),
        "Amt für Mobilität",
        "Ingenieurabteilung",
        "Fahrradinitiative",
        ("Schulwege", "Sammeltaxis", "Radwege", "Parken", "Kreuzungen", "Busnetz", "Lieferverkehr"),
    ),
    Theme(
        "sustainable-urban-development",
        ("Nachhaltige Stadtentwicklung", "Sustainable urban development", "التنمية الحضرية المستدامة"),
        "Amt für Stadtentwicklung",
        "Abteilung Planung",
        "Quartiersinitiative",
        ("Plätze und Wege", "Grün in der Stadt", "Quartier und Beteiligung", "Bauen im Bestand", "Hitze", "Flächennutzung", "Wohnen"),
    ),
)  # fmt: skip
QUESTIONS = (
    "Wer entscheidet über {subject}, und wer bezahlt?",
    "Was lässt sich bei {subject} in zwei Jahren erreichen?",
    "Welche Erfahrungen mit {subject} lassen sich übertragen?",
    "Wie kommt die Bürgerschaft bei {subject} zu Wort?",
    "Woran scheitert {subject} heute am häufigsten?",
)
GOALS = (
    ("{subject} in beiden Häusern vergleichen", "learn_structures"),
    ("Ein Vorhaben zu {subject} prüfen", "identify_fields"),
    ("Beteiligung an {subject} kennen", "involve_civil_society"),
)
AGENDAS = (
    ("arrival 5", "welcome 10", "input 20", "questions 15", "break 5", "tour 20", "dialogue 25", "civil_society 10", "closing 10"),
    ("arrival 10", "welcome 5", "input 15", "questions 15", "break 10", "dialogue 40", "civil_society 15", "closing 10"),
    ("welcome 10", "tour 25", "questions 20", "break 10", "input 15", "dialogue 30", "closing 10"),
    ("welcome 10", "input 25", "dialogue 25", "break 10", "civil_society 20", "dialogue 20", "closing 10"),
)  # fmt: skip
"""Kinds and minutes; each adds up to the two hours of the call."""
FIXED = ("arrival", "break", "closing")
"""Blocks without a title of their own."""
NOTES = (
    "Beide Seiten wünschen einen Besuch, sobald Reisen wieder möglich ist.",
    "Die zweite Gruppe kommt erst ab dem zweiten Termin dazu.",
    "Unterlagen bitte früh schicken: der Empfang ist abends besser.",
    "Im Herbst soll der Rat über eine Fortsetzung beraten.",
)
