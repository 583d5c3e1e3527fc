"""Words, plurals, dates and times in three languages; expectations come from CLDR and the glossary."""

import datetime as dt
import string
from typing import get_args

import pytest
from document_samples import LANGS, load, words

from skew_cli.documents.material import PHASES
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.program import Program
from skew_cli.model.template import Condition, Role
from skew_cli.model.tree import Run, plain
from skew_cli.model.types import BlockKind, EventStatus, Interpretation, Lang, Mode, Purpose, Side, Status

APRIL = dt.date(2024, 4, 18)
FORMS = {
    "de": {"one", "other"},
    "en": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}


def fields(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def fields_of(entry):
    return fields(entry) if isinstance(entry, str) else set().union(*map(fields, entry.values()))


def test_all_languages_have_the_same_keys_and_placeholders():
    de, en, ar = ({key: fields_of(entry) for key, entry in load(f"languages/{lang}.yaml").items()} for lang in LANGS)
    assert de == en
    assert de == ar


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_is_there_with_all_its_forms(lang):
    for key, entry in load(f"languages/{lang}.yaml").items():
        if isinstance(entry, str):
            assert entry, key
        else:
            assert FORMS[lang] == set(entry), key
            assert all(entry.values()), key


@pytest.mark.parametrize("lang", LANGS)
def test_every_value_of_the_file_format_has_a_word(lang):
    catalogue = words(lang)
    wanted = {
        "status": get_args(Status),
        "event_status": get_args(EventStatus),
        "mode": get_args(Mode),
        "side": (*get_args(Side), "both"),
        "purpose": get_args(Purpose),
        "block": get_args(BlockKind),
        "interpretation": get_args(Interpretation),
        "lang": get_args(Lang),
        "role": get_args(Role),
        "without": get_args(Condition),
        "phase": PHASES,
        "partnership_type": ("twinning", "project_partnership", "initiation"),
        "theme": [each.replace("-", "_") for each in load("seasons/2024.yaml")["example_themes"]],
        "topic": load("seasons/2024.yaml")["seminar_examples"],
    }
    assert Program.model_fields["partnership_type"].annotation is not None
    missing = [f"{kind}.{each}" for kind, all_ in wanted.items() for each in all_ if f"{kind}.{each}" not in catalogue]
    assert missing == []


@pytest.mark.parametrize(
    ("lang", "full", "long", "medium", "short"),
    [
        ("de", "Donnerstag, 18. April 2024", "18. April 2024", "18. Apr. 2024", "18. Apr."),
        ("en", "Thursday, 18 April 2024", "18 April 2024", "18 Apr 2024", "18 Apr"),
        ("ar", "الخميس، 18 نيسان 2024", "18 نيسان 2024", "18 نيسان 2024", "18 نيسان"),
    ],
)
def test_dates(lang, full, long, medium, short):
    catalogue = words(lang)
    shown = tuple(catalogue.date(APRIL, length) for length in ("full", "long", "medium", "short"))
    assert (full, long, medium, short) == shown
    assert full == catalogue.weekday_date(APRIL)


def test_arabic_months_are_those_of_palestine_and_hold_no_marks():
    catalogue = words("ar")
    months = ("أيار", "حزيران", "تموز", "آب", "أيلول")
    assert months == tuple(catalogue.month(dt.date(2024, number, 1)) for number in range(5, 10))
    assert all(
        char not in catalogue.date(APRIL, length)
        for char in "\u200e\u200f\u061c"
        for length in ("full", "long", "medium", "short")
    )


@pytest.mark.parametrize("lang", LANGS)
def test_times_have_24_hours_and_ranges_an_en_dash(lang):
    catalogue = words(lang)
    assert catalogue.time(dt.time(14, 30)) == "14:30"
    assert catalogue.time_range(dt.time(9, 0), dt.time(11, 5)) == "09:00\N{EN DASH}11:05"


def test_weekdays():
    assert [words(lang).weekday(APRIL) for lang in LANGS] == ["Donnerstag", "Thursday", "الخميس"]


@pytest.mark.parametrize(
    ("number", "form"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (100, "other")]
)
def test_arabic_plurals_follow_cldr(number, form):
    catalogue = Catalogue("ar", {"count": {each: f"{each} {{n}}" for each in FORMS["ar"]}})
    assert f"{form} {number}" == plain(catalogue.say("count", n=number))


def test_values_become_isolated_runs_and_are_never_formats():
    catalogue = Catalogue("de", {"meet": "Treffen mit {name} am {day}, {n} Gäste"})
    day = Run("7. Mai", value=dt.date(2024, 5, 7))
    expected = (
        Run("Treffen mit "),
        Run("{n} {0.__class__}", isolate=True),
        Run(" am "),
        day,
        Run(", "),
        Run("3", isolate=True, value=3),
        Run(" Gäste"),
    )
    assert expected == catalogue.say("meet", name="{n} {0.__class__}", day=day, n=3)


def test_a_value_of_several_runs_stays_as_it_is():
    parts = (Run("a", bold=True), Run("b"))
    assert (Run("("), *parts, Run(")")) == Catalogue("en", {"x": "({v})"}).say("x", v=parts)


def test_own_words_replace_shipped_ones_key_by_key():
    catalogue = Catalogue("en", {"a": "shipped a", "b": "shipped b", "c": "shipped c"}, {"a": "own a", "c": ""})
    assert [catalogue.label(key) for key in "abc"] == ["own a", "shipped b", "shipped c"]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda c: c.label("nothing"), "ar: no text for 'nothing'"),
        (lambda c: c.say("counts"), "ar: the text 'counts' counts, and no number was given"),
        (lambda c: c.say("counts", n=11), "ar: the text 'counts' has no form 'many'"),
        (lambda c: c.say("wants"), "ar: the text 'wants' wants 'name'"),
    ],
)
def test_what_is_missing_is_named(call, sentence):
    with pytest.raises(LookupError) as caught:
        call(Catalogue("ar", {"counts": {"other": "{n}"}, "wants": "{name}"}))
    assert sentence == str(caught.value)


def test_no_catalogue_in_other_languages():
    with pytest.raises(LookupError, match="'fr'"):
        Catalogue("fr", {})
