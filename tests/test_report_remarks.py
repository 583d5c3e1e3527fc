"""What every format keeps of a finding: help and notes; dates and code as each reader wants them (contract 5, 6, 19)."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import KOELN
from test_reports import make, render

from skew_cli.languages.dates import day, spoken
from skew_cli.model.report import Report
from skew_cli.reports import names
from skew_cli.rules import rules
from skew_cli.rules.page import page

__all__ = ["make"]


@pytest.mark.parametrize("name", [each for each in names() if each != "concise"])
def test_help_and_notes_are_in_every_format(make, name: str) -> None:
    found: Report = make()
    first = next(each for each in found.shown if each.finding.file == KOELN)
    text = render(name, replace(found, shown=(replace(first, help="Do this", notes=("May follow",)),)))
    assert "Do this" in text
    assert "May follow" in text


def test_other_files_are_told_as_a_sentence(make) -> None:
    found = make(files=frozenset({KOELN}))
    lines = render("full", found).splitlines()
    assert f"{found.summary.outside_filter} more findings in other files." in lines
    assert "As it is, the program does not pass any status yet." in lines


def test_info_and_notes_have_names_of_their_own(make) -> None:
    assert " 2 infos " in render("full", make())
    first = make(lang="de").shown[0]
    text = render("full", replace(make(lang="de"), shown=(replace(first, notes=("später",)),)))
    assert " = Anmerkung: später\n" in text


def test_markdown_shows_code_of_skew_and_none_of_others(make) -> None:
    text = render("markdown", make())
    assert "unknown key `moderater`; did you mean `moderator`?" in text
    shown = next(each for each in make().shown if each.message.startswith("unknown key"))
    foreign = replace(shown, finding=replace(shown.finding, params={"key": "a`b`"}), message="unknown key `a`b``")
    assert "unknown key \\`a\\`b\\`\\`" in render("markdown", replace(make(), shown=(foreign,)))


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Fri 7 June 2024 is a closed day", "en", "Friday 7 June 2024 is a closed day"),
        ("Fr 07.06.2024 ist in Bethlehem arbeitsfrei", "de", "Freitag, der 7. Juni 2024, ist in Bethlehem arbeitsfrei"),
        ("Fr 07.06.2024: geschlossen", "de", "Freitag, der 7. Juni 2024: geschlossen"),
        ("das Datum ist aber Fr 07.06.2024", "de", "das Datum ist aber Freitag, 7. Juni 2024"),
    ],
)
def test_a_date_is_read_out_in_full(text: str, lang: str, expected: str) -> None:
    assert spoken(text, lang) == expected


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_day_is_read_out(lang: str) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(366)]
    assert not [each for each in days if day(each, lang) in spoken(f"– {day(each, lang)}", lang)]


def test_a_narrated_report_reads_dates_out(make) -> None:
    assert '\nFriday 7 June 2024 is a closed day in "Bethlehem".\n' in render("narrated", make())
    assert "\nFreitag, der 7. Juni 2024, ist in „Bethlehem“ arbeitsfrei.\n" in render("narrated", make(lang="de"))


def test_a_closed_day_names_side_and_weekday(make) -> None:
    found = next(each.finding for each in make().shown if each.finding.code == "D004")
    wanted = {"date": dt.date(2024, 6, 7), "municipality": "Bethlehem", "partner": "palestine", "weekday": 5}
    assert dict(found.params) == wanted


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_sources_of_german_pages_are_german(rule) -> None:
    english = {"the", "of", "and", "assumption", "tool", "blog", "page", "project", "section", "from"}
    words = page(rule, "de").source.replace(";", " ").replace(".", " ").replace(",", " ").split()
    assert not english & set(words)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_messages_are_told_apart_from_labels(rule) -> None:
    assert set(rule.beside) < set(rule.texts)
    assert rule.name not in rule.beside


def test_severities_of_single_problems_stand_on_the_page() -> None:
    folder = Path(__file__).parent.parent / "skew_cli" / "rules"
    own = {each.name for each in rules() if each.also}
    told = {
        each.stem.replace("_", "-")
        for each in folder.glob("*/*.py")
        if "severity=None if" in each.read_text(encoding="utf-8")
    }
    assert own == told
