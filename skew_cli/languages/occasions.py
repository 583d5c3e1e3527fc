"""Names of holidays in German, English and Arabic, independent of the machine's locale (glossary 9).

Arabic: to be reviewed by a native speaker.
"""

OCCASIONS: dict[str, dict[str, str]] = {
    "new_year": {"de": "Neujahr", "en": "New Year's Day", "ar": "رأس السنة الميلادية"},
    "christmas_eastern": {
        "de": "orthodoxes Weihnachten",
        "en": "Orthodox Christmas",
        "ar": "عيد الميلاد حسب التقويم الشرقي",
    },
    "womens_day": {"de": "Internationaler Frauentag", "en": "International Women's Day", "ar": "يوم المرأة العالمي"},
    "easter_eastern": {"de": "Ostern (östlich)", "en": "Easter (Eastern)", "ar": "عيد الفصح حسب التقويم الشرقي"},
    "labour_day": {"de": "Tag der Arbeit", "en": "Labour Day", "ar": "عيد العمال"},
    "independence_day": {"de": "Unabhängigkeitstag", "en": "Independence Day", "ar": "عيد الاستقلال"},
    "christmas_western": {"de": "Weihnachten", "en": "Christmas", "ar": "عيد الميلاد"},
    "good_friday": {"de": "Karfreitag", "en": "Good Friday", "ar": "الجمعة العظيمة"},
    "easter_monday": {"de": "Ostermontag", "en": "Easter Monday", "ar": "اثنين الفصح"},
    "ascension": {"de": "Christi Himmelfahrt", "en": "Ascension Day", "ar": "عيد الصعود"},
    "whit_monday": {"de": "Pfingstmontag", "en": "Whit Monday", "ar": "اثنين العنصرة"},
    "corpus_christi": {"de": "Fronleichnam", "en": "Corpus Christi", "ar": "عيد الجسد"},
    "german_unity_day": {"de": "Tag der Deutschen Einheit", "en": "German Unity Day", "ar": "يوم الوحدة الألمانية"},
    "all_saints": {"de": "Allerheiligen", "en": "All Saints' Day", "ar": "عيد جميع القديسين"},
    "christmas_second_day": {
        "de": "Zweiter Weihnachtstag",
        "en": "Second Day of Christmas",
        "ar": "ثاني أيام عيد الميلاد",
    },
    "holy_thursday": {"de": "Gründonnerstag", "en": "Holy Thursday", "ar": "خميس الأسرار"},
    "holy_saturday": {"de": "Karsamstag", "en": "Holy Saturday", "ar": "سبت النور"},
    "palm_sunday": {"de": "Palmsonntag", "en": "Palm Sunday", "ar": "أحد الشعانين"},
    "pentecost": {"de": "Pfingsten", "en": "Pentecost", "ar": "عيد العنصرة"},
    "epiphany": {"de": "Epiphanias", "en": "Epiphany", "ar": "عيد الغطاس"},
    "community_holiday": {"de": "kirchlicher Feiertag", "en": "church holiday", "ar": "عيد كنسي"},
    "eid_al_fitr": {"de": "Fest des Fastenbrechens", "en": "Eid al-Fitr", "ar": "عيد الفطر"},
    "eid_al_adha": {"de": "Opferfest", "en": "Eid al-Adha", "ar": "عيد الأضحى"},
    "islamic_new_year": {"de": "Islamisches Neujahr", "en": "Islamic New Year", "ar": "رأس السنة الهجرية"},
    "mawlid": {"de": "Prophetengeburtstag", "en": "Mawlid", "ar": "المولد النبوي"},
    "isra_miraj": {"de": "Himmelfahrt des Propheten", "en": "Isra' and Mi'raj", "ar": "الإسراء والمعراج"},
    "ramadan": {"de": "Ramadan", "en": "Ramadan", "ar": "شهر رمضان"},
    "nakba_day": {"de": "Nakba-Tag", "en": "Nakba Day", "ar": "ذكرى النكبة"},
    "naksa_day": {"de": "Naksa-Tag", "en": "Naksa Day", "ar": "ذكرى النكسة"},
    "land_day": {"de": "Tag des Bodens", "en": "Land Day", "ar": "يوم الأرض"},
    "local_elections": {"de": "Kommunalwahl", "en": "local elections", "ar": "انتخابات محلية"},
    "easter": {"de": "Ostern", "en": "Easter", "ar": "عطلة عيد الفصح"},
    "summer": {"de": "Sommer", "en": "summer", "ar": "العطلة الصيفية"},
    "autumn": {"de": "Herbst", "en": "autumn", "ar": "عطلة الخريف"},
    "christmas": {"de": "Weihnachten", "en": "Christmas", "ar": "عطلة عيد الميلاد"},
    "school_holidays": {"de": "Schulferien", "en": "school holidays", "ar": "العطلة المدرسية"},
    "public_holiday": {"de": "Feiertag", "en": "public holiday", "ar": "عطلة رسمية"},
}


def occasion(key: str, lang: str) -> str:
    """The name of an occasion in `de`, `en` or `ar`."""
    names = OCCASIONS[key]
    return names.get(lang, names["en"])
