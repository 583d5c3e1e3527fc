"""Checklists of a repository: whole ones, overlays that add, replace and switch off items, and every fault in them."""

import json
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down

from skew_cli.app.checklist_templates import read_checklist
from skew_cli.app.load import load
from skew_cli.app.placeholders import placeholders
from skew_cli.errors import SkewError
from skew_cli.model.template import PLACEHOLDERS
from skew_cli.store.clock import today
from skew_cli.store.repository import Repository, find

HEAD = "extends: shipped\n"
NEW = """\
  - id: EM90
    phase: before
    due: -7
    who: [advisor]
    text: {de: "Neu {themes_min}", en: "New {themes_min}", ar: "جديد {themes_min}"}
"""


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def put(root: Path, text: str, kind: str = "exploration-meeting") -> Repository:
    file = root / "templates" / "checklists" / f"{kind}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return Repository(root=root)


def read(root: Path, text: str, kind: str = "exploration-meeting"):
    return read_checklist(put(root, text, kind), kind)


def ids(root: Path, text: str) -> list[str]:
    return [each.id for each in read(root, text).items]


def item(found, name: str):
    return next(each for each in found.items if each.id == name)


def test_an_overlay_without_changes_is_the_shipped_checklist(tmp_path: Path) -> None:
    shipped = read_checklist(Repository(root=tmp_path), "exploration-meeting")
    assert read(tmp_path, HEAD) == shipped
    assert len(shipped.items) == 39


def test_a_new_item_stands_at_the_end_of_its_phase(tmp_path: Path) -> None:
    found = ids(tmp_path, f"{HEAD}items:\n{NEW}")
    assert found[14:17] == ["EM15", "EM90", "EM20"]
    assert len(found) == 40


def test_new_items_stand_behind_the_one_they_name_in_the_order_of_the_file(tmp_path: Path) -> None:
    second = NEW.replace("EM90", "EM91")
    found = ids(tmp_path, f"{HEAD}items:\n{NEW}    after: EM05\n{second}    after: EM05\n")
    assert found[4:8] == ["EM05", "EM90", "EM91", "EM06"]


def test_a_new_item_may_stand_behind_another_new_one(tmp_path: Path) -> None:
    second = NEW.replace("EM90", "EM91")
    found = ids(tmp_path, f"{HEAD}items:\n{NEW}    after: EM05\n{second}    after: EM90\n")
    assert found[4:8] == ["EM05", "EM90", "EM91", "EM06"]


def test_a_known_item_changes_only_where_the_overlay_says_so(tmp_path: Path) -> None:
    shipped = item(read_checklist(Repository(root=tmp_path), "exploration-meeting"), "EM46")
    found = item(read(tmp_path, f"{HEAD}items:\n  - {{id: EM46, due: 21, side: nrw}}\n"), "EM46")
    assert found == shipped.model_copy(update={"due": 21, "side": "nrw"})


def test_a_known_item_with_a_text_of_its_own_has_lost_the_shipped_conditions(tmp_path: Path) -> None:
    text = "{de: Neu, en: New, ar: جديد}"
    found = item(read(tmp_path, f"{HEAD}items:\n  - {{id: EM05, text: {text}}}\n"), "EM05")
    assert (found.text.en, found.due, found.who) == ("New", -21, ("advisor", "coordinator_nrw"))
    assert (found.when, found.otherwise) == ((), None)
    again = item(read(tmp_path, f"{HEAD}items:\n  - {{id: EM05, text: {text}, when: [hybrid, last]}}\n"), "EM05")
    assert again.when == ("hybrid", "last")


def test_a_known_item_may_move_within_its_phase_and_to_another(tmp_path: Path) -> None:
    assert ids(tmp_path, f"{HEAD}items:\n  - {{id: EM09, after: EM01}}\n")[:3] == ["EM01", "EM09", "EM02"]
    assert ids(tmp_path, f"{HEAD}items:\n  - {{id: EM09, phase: after}}\n")[-2:] == ["EM46", "EM09"]


def test_items_are_switched_off_with_a_reason_or_without(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}off: {{EM31: Die IT prüft das}}\n")
    assert (found.off, len(found.items)) == ({"EM31": "Die IT prüft das"}, 39)
    assert read(tmp_path, f"{HEAD}off: [EM31]\n").off == {"EM31": ""}


def test_a_title_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}title: {{de: Auftakt, en: Kick-off, ar: البداية}}\n")
    assert found.title.de == "Auftakt"


WHOLE = "kind: closing\ntitle: {de: Ende, en: End, ar: النهاية}\nitems:\n  - id: Z1\n    phase: closing\n    due: 1\n"
WHOLE += "    who: [advisor]\n    text: {de: a, en: b, ar: ت}\n"


def test_a_whole_checklist_replaces_the_shipped_one(tmp_path: Path) -> None:
    assert [each.id for each in read(tmp_path, WHOLE, "closing").items] == ["Z1"]


def overlay(line: str) -> str:
    return f"{HEAD}items:\n{line}"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (f"{HEAD}off: [EM30, EM99]\n", 2, '"EM99" to switch off', "did you mean EM"),
        (f"{HEAD}off:\n  EM30: x\n  XX: y\n", 4, '"XX" to switch off', "allowed: EM01, EM02"),
        (overlay(f"{NEW}    after: EM99\n"), 8, 'EM90: there is no item "EM99"', "did you mean EM"),
        (overlay(f"{NEW}    after: EM40\n"), 8, '"EM40" stands in the phase "after"', "the same phase"),
        (overlay(NEW + NEW), 8, 'there is "EM90" already', "another id"),
        (overlay(NEW.replace('ar: "جديد {themes_min}"', "")), 7, 'EM90: "text" has no text in "ar"', "de, en and ar"),
        (overlay(NEW.replace("{themes_min}", "{sessions_mni}", 1)), 7, "{sessions_mni} has no", "mean {sessions_min}?"),
        (overlay(NEW.replace("New {themes_min}", "New {")), 7, "{ has no meaning", "allowed: {origin_year}"),
        (overlay(NEW.replace("New {themes_min}", "{themes_min:d}")), 7, "{themes_min} has no", "{origin_year}"),
        (overlay(NEW.replace("New {themes_min}", "{}")), 7, "{} has no meaning", "{origin_year}"),
        (overlay("  - {id: EM90, due: 3, who: [advisor]}\n"), 3, "a new item needs phase, text, too", "change that"),
        (overlay(NEW.replace("EM90", '"EM 90"')), 3, '"EM 90" is no id', "EM47"),
        (overlay(NEW.replace("advisor", "adviser")), 6, '"adviser" is not possible for "who"', "did you mean advisor?"),
        (
            overlay(f"{NEW}    when: [recording, sunny]\n"),
            8,
            '"sunny" is not possible for "when"',
            "allowed: predecessor",
        ),
        (overlay(f"{NEW}    befor: EM01\n"), 8, 'no field "befor"', "allowed: id, after"),
        (overlay(NEW.replace("-7", "soon")), 5, 'EM90: "due" does not have the right form', "skew doctor"),
        ("extends: mine\n", 1, '"mine" is not possible for "extends"', "shipped"),
        (f"{HEAD}kind: closing\n", 2, 'of "exploration-meeting", not of "closing"', "kind: exploration-meeting"),
        (f"{HEAD}itmes: []\n", 2, 'no field "itmes"', "did you mean items?"),
        ("extends: [\n", 1, "not YAML", "skew doctor"),
        ("- EM01\n", 1, "not YAML", "skew doctor"),
        ("", 1, "the file is empty", "extends: shipped"),
        ("# later\n", 1, "the file is empty", "extends: shipped"),
        (f"{HEAD}off: {{EM30: x, EM31: }}\n", 2, '"EM31" is switched off without a reason', "off: [EM31]"),
        (f"{HEAD}off:\n  EM30: x\n  EM31: ' '\n", 4, '"EM31" is switched off without', "off: [EM31]"),
    ],
)
def test_every_fault_says_where_it_is_what_it_is_and_what_to_do(
    text: str, line: int, message: str, hint: str, skew: Skew, tmp_path: Path
) -> None:
    put(tmp_path, text)
    for command in (("checklist", "2024/koeln-bethlehem"), ("checklist", "--season", "2024"), ("validate",)):
        found = skew(*command)
        first, second = found.err.splitlines()[-2:]
        assert found.code == 2
        assert first.startswith(f"error: templates/checklists/exploration-meeting.yaml, line {line}: ")
        assert message in first
        assert hint in second
    told = {each["name"]: each for each in json.loads(skew("doctor", "--json").out)["checks"]}["checklist"]
    assert (told["state"], message in told["text"]) == ("fault", True)


def test_a_whole_checklist_has_the_same_faults(tmp_path: Path) -> None:
    for text, message in (
        (WHOLE.replace("en: b", "en: '{x}'"), "has no meaning"),
        (WHOLE.replace("Z1", "Z 1"), "no id"),
        (f"{WHOLE}off: [Z2]\n", "to switch off"),
        (WHOLE.replace("    due: 1\n", ""), 'the field "{name}" is missing'),
        (WHOLE.replace("kind: closing", "kind: session"), "not of"),
    ):
        with pytest.raises(SkewError) as caught:
            read(tmp_path, text, "closing")
        assert message in caught.value.message.en


def test_placeholders_are_those_that_programs_fill(tmp_path: Path) -> None:
    lay_down(tmp_path)
    index = load(find(tmp_path), today(None))
    assert {*placeholders(index.case(index.programs[0]))} == {*PLACEHOLDERS}


OFFICE = f"""\
{HEAD}items:
{NEW}    after: EM05
    side: palestine
  - id: EM09
    due: -21
off:
  EM31: {{de: "Die Plattform steht fest", en: "The platform is settled", ar: "المنصة محددة"}}
  EM32: The office decides
"""


def test_the_document_shows_what_the_office_changed_and_why(skew: Skew, tmp_path: Path) -> None:
    put(tmp_path, OFFICE)
    out = skew("checklist", "2024/koeln-bethlehem").out
    assert "**EM90** New 1\n  - due 9 April 2024 · responsible: SKEW advisor · Palestinian side only\n" in out
    assert "**EM09**" in out
    assert "due 26 March 2024" in out.split("**EM09**")[1].splitlines()[1]
    assert "left out: The platform is settled" in out
    assert "left out: The office decides" in out
    assert "EM90" not in skew("checklist", "2024/koeln-bethlehem", "--side", "nrw").out
    assert "EM90" in skew("checklist", "2024/koeln-bethlehem", "--side", "palestine").out


def test_items_of_the_office_are_ticked_off_like_any_other(skew: Skew, tmp_path: Path) -> None:
    put(tmp_path, OFFICE.replace("EM90", "Buero-1"))
    assert skew("checklist", "2024/koeln-bethlehem", "--done", "buero-1").code == 0
    assert "checklist: {Buero-1: 2024-05-01}" in (tmp_path / "programs/2024/koeln-bethlehem.yaml").read_text("utf-8")


def test_an_item_of_another_kind_is_found_without_naming_the_kind(skew: Skew, tmp_path: Path) -> None:
    put(tmp_path, WHOLE, "closing")
    assert skew("checklist", "2024/koeln-bethlehem", "--done", "Z1").code == 0
    assert "\nchecklist:\n  Z1: 2024-05-01\n" in (tmp_path / "programs/2024/koeln-bethlehem.yaml").read_text("utf-8")


def test_doctor_names_overlays(skew: Skew, tmp_path: Path) -> None:
    assert "checklist exploration-meeting" not in skew("doctor").out
    put(tmp_path, OFFICE)
    line = next(each for each in skew("doctor").out.splitlines() if "checklist exploration-meeting" in each)
    assert line.split("  ", 1)[1].strip() == (
        "checklist exploration-meeting, shipped and own: new EM90; changed EM09; off EM31, EM32"
    )


def test_without_reasons_documents_say_who_switched_an_item_off(skew: Skew, tmp_path: Path) -> None:
    put(tmp_path, f"{HEAD}off: [EM32]\n")
    assert "left out: switched off in this repository" in skew("checklist", "2024/koeln-bethlehem").out


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("sesion.yaml", "did you mean session.yaml?"),
        ("closing.yml", "did you mean closing.yaml?"),
        ("zzz.txt", "known: exploration-meeting.yaml, session.yaml, closing.yaml"),
    ],
)
def test_doctor_names_files_that_are_no_checklist(file: str, remedy: str, skew: Skew, tmp_path: Path) -> None:
    put(tmp_path, HEAD, "session")
    assert "is unknown" not in skew("doctor").out
    (tmp_path / "templates/checklists" / file).write_text(HEAD)
    told = [each for each in json.loads(skew("doctor", "--json").out)["checks"] if each["name"] == "checklist-unknown"]
    text = f"templates/checklists/{file} is unknown and not used"
    assert [(each["state"], each["text"], each["remedy"]) for each in told] == [("warning", text, remedy)]
