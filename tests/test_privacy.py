"""Nothing leaves the program file that its readers must not see: every field × kind × format, metadata included."""

import io
import random
import re
import shutil
import subprocess
import zipfile
from functools import cache

import pytest
from document_samples import document, skin
from hypothesis import given
from hypothesis import strategies as st
from privacy_samples import hidden_fields, levelled, program

from skew_cli.documents import kinds
from skew_cli.exports import formats
from skew_cli.model import visibility
from skew_cli.model.program import Program
from skew_cli.model.visibility import Redaction, redact, reveals, secret_texts

HIDDEN = {
    "public": {"internal", "access", "personal", "secret"},
    "colleagues": {"access", "personal", "secret"},
    "partners": {"personal", "secret"},
    "internal": {"secret"},
}
PIECES = (
    "a",
    " ",
    ".",
    "/",
    "://",
    "www",
    "max",
    "@",
    "(at)",
    "[at]",
    "＠",
    "pin",
    "0",
    "00",
    "+49",
    "123456",
    "٠٥٩",
    "-",
    "de",
    "ID",
)
WORD = re.compile(r"qx\d{3}z")
PDFTOTEXT = shutil.which("pdftotext")


def words(audience):
    """The words that the audience must not see, with the field in which each stands."""
    whole = Program.model_validate(program())
    return {
        word: name for grade, name, text in levelled(whole) if grade in HIDDEN[audience] for word in WORD.findall(text)
    }


def inside(name, content):
    """Everything that is written in a file, also what no page shows."""
    if name == "pdf":
        return pdf(content)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
    return content.decode("utf-8")


def pdf(content):
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as file:
        parts = [str(value) for value in file.docinfo.values()]
        parts += [file.Root.Metadata.read_bytes().decode("utf-8")] if "/Metadata" in file.Root else []
        parts += [str(each) for each in file.objects if isinstance(each, (pikepdf.Dictionary, pikepdf.String))]
    return (
        "\n".join(parts)
        + subprocess.run([PDFTOTEXT, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    )


@cache
def written(kind, name, audience):
    found = document(kind, "de", program(), audience=audience)
    return inside(name, formats()[name].render(found, skin()).content)


def render_or_skip(kind, name, audience):
    if name == "pdf" and PDFTOTEXT is None:
        pytest.skip("no pdftotext on the PATH: the text of a PDF is not read")
    from skew_cli.errors import SkewError

    try:
        return written(kind, name, audience)
    except SkewError as problem:
        if name == "csv":
            return ""  # it says that the document has no rows
        raise AssertionError(problem.message.en) from problem


def test_the_sample_sets_every_field_that_is_not_for_everybody():
    whole = Program.model_validate(program())
    assert {name for grade, name, text in levelled(whole) if grade != "public" and text} >= hidden_fields() - {
        "Program.planning",
        "Program.checklist",
        "Exploration.checklist",
        "Seminar.checklist",
        "Session.checklist",
        "Person.unavailable",
    }  # these hold mappings, whose own texts are counted
    assert len(words("public")) > 100


@pytest.mark.parametrize("audience", HIDDEN)
@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("kind", kinds())
def test_a_document_holds_nothing_that_its_audience_must_not_see(kind, name, audience):
    text = render_or_skip(kind, name, audience)
    assert {word: field for word, field in words(audience).items() if word in text} == {}
    if audience != "internal":
        assert "5550001" not in text.replace(" ", "")
        assert "@example.org" not in text.replace("&#64;", "@")
    if audience in ("public", "colleagues"):
        assert "meet.example.org" not in text


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("kind", kinds())
def test_no_default_shows_contact_data_or_a_link_to_join(kind, name):
    text = render_or_skip(kind, name, kinds()[kind].audience)
    rooms = {word for word, field in words("public").items() if field.endswith((".room", ".fallback"))}
    assert {word for word in rooms if word in text} == set()
    assert "meet.example.org" not in text
    assert "@example.org" not in text.replace("&#64;", "@")


def test_what_an_audience_may_see_is_there():
    """Without this the test above would be content with empty documents."""
    rooms = {word for word, name in words("public").items() if name == "Session.room"}
    mails = {word for word, name in words("partners").items() if name == "Person.email"}
    assert rooms
    assert len(mails) == 10
    for name in formats():
        public, _, partners, internal = (render_or_skip("handout", name, each) for each in HIDDEN)
        assert {word for word in rooms if word in public} == set()
        assert len({word for word in rooms if word in partners}) >= 2
        assert {word for word in mails if word in partners} == set()
        assert len({word for word in mails if word in internal}) > 5


def test_free_texts_lose_addresses_numbers_and_links():
    text = "Fragen an leitung@example.org, +49 30 5550001 oder 0221/55500 12, Raum https://meet.example.org/x."
    assert redact(text, "public") == "Fragen an …, … oder …, Raum …."
    assert redact(text, "partners") == "Fragen an …, … oder …, Raum https://meet.example.org/x."
    assert redact(text, "partners", contacts=True) == text
    for plain in (
        "am 07.05.2024, 07-05-2024, 05/2024",
        "z. B./oder, DIN 18065, 0,5 Liter, Raum 0.12/3",
        "Passwort wird gesendet",
        "Termine am 2024-05-07, 14:30–16:00 Uhr",
        "3 bis 5 Termine zu 120 Minuten",
        "AZ 2024-11-0815",
        "1.500.000 Euro",
    ):
        assert redact(plain, "public") == plain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0221-33344455",
            "(0221) 5550001",
            "01721234567",
            "0172-7654321",
            "059-9123456",
            "٠٥٩٩١٢٣٤٥٦",
            "+970 59 9123456",
            "0221.555000",
            "0221\u00a0555000",
            "+49\u202f221\u202f555000",
        ),
        *("zoom.us/j/98765432101?pwd=abcXYZ", "teams.microsoft.com/l/x", "Meeting-ID 834 1234 5678", "www.example.org"),
        *("name＠example.org", "max [at] example.org", "max (at) example.org", "PIN 4711", "Kennwort: abc"),
    ],
)
def test_however_it_is_written_it_is_not_for_everybody(text):
    assert redact(f"Fragen: {text}", "public") == "Fragen: …"


def test_the_name_of_somebody_in_the_program_is_cut_out_of_its_texts():
    data = program()
    name = data["people"][1]["name"]
    data["sessions"][0]["agenda"][0]["by"] = f"Frau {name}"
    whole = Program.model_validate(data)
    names = {each.name for each in whole.people}
    assert redact(whole, "public", names=names).sessions[0].agenda[0].by == "Frau …"
    assert redact(whole, "partners", names=names, contacts=True).sessions[0].agenda[0].by == f"Frau {name}"


def test_a_password_is_cut_out_of_every_text():
    data = program()
    word = data["sessions"][0]["password"]
    data["notes"] = f"Das Wort ist {word}!"
    whole = redact(Program.model_validate(data), "internal")
    assert whole.notes == "Das Wort ist …!"


@pytest.mark.parametrize("piece", ["x", "a.", "a@", "+1 ", "001 ", "0 1", "://", "www.", "x@y"])
def test_a_long_text_is_searched_once(piece):
    """Each of these would keep a search with free repetition busy for minutes."""
    assert redact("Anfang " + piece * 20_000, "public").startswith("Anfang ")


@given(st.text("abc …", max_size=60), st.sets(st.text("abc …", max_size=6), max_size=8))
def test_every_name_of_four_letters_or_more_is_cut_out_longer_ones_first(text, names):
    expected = text
    for name in sorted((each for each in names if len(each) >= 4), key=lambda each: (-len(each), each)):
        expected = expected.replace(name, "…")
    assert redact(text, "public", names=names) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_what_gives_something_away_is_cut_out_wherever_it_stands(text):
    assert (redact(text, "public") != text) >= bool([*reveals(text)])


def test_the_secrets_of_a_program_are_those_of_its_fields():
    whole = Program.model_validate(program())
    assert sorted(secret_texts(whole)) == sorted(text for grade, _, text in levelled(whole) if grade == "secret")


def test_one_redaction_for_all_values_of_a_program_is_as_good_as_one_for_each():
    whole = Program.model_validate(program())
    secrets, names = {"qx001z"}, {each.name for each in whole.people}
    for audience in HIDDEN:
        many = Redaction(audience, secrets=secrets, names=names)
        for value in (whole, *whole.sessions, whole.exploration, *whole.people, whole):
            assert many.of(value) == redact(value, audience, secrets=secrets, names=names)


def test_no_text_that_gives_something_away_is_passed_over():
    chance = random.Random(5)  # noqa: S311 - the same texts every time
    parts = [
        *"aw.@＠()[] :=/+-_0٣۵：\u00a0",
        "www",
        "ｗｗｗ",
        "WWW",
        "://",
        "at",
        "(at)",
        "de",
        "pin",
        "PIN ",
        "kennwort",
    ]
    giveaways = (visibility._LINK, visibility._MAIL, visibility._PHONE, visibility._PIN)
    found = 0
    for _ in range(40_000):
        text = "".join(chance.choices(parts, k=chance.randint(1, 12)))
        if any(each.search(text) for each in giveaways):
            found += 1
            assert visibility._SIGN.search(text), text
    assert found > 500
