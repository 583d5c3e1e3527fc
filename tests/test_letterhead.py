"""The letterhead of a house: colours that can be read, a logo, an office; and who is told what is wrong with it."""

import base64

import pytest
from cli_repository import lay_down

from skew_cli.cli.main import main
from skew_cli.model.letterhead import contrast

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#7a1f3d"/></svg>'


@pytest.fixture
def root(tmp_path):
    found = lay_down(tmp_path)
    (found / "templates/documents").mkdir(parents=True)
    return found


def export(root, capsys, fmt="html", lang="de"):
    code = main(
        [
            "-C",
            str(root),
            "--lang",
            "en",
            "--as-of",
            "2024-04-24",
            "export",
            "koeln-bethlehem",
            "--lang",
            lang,
            "--format",
            fmt,
            "--force",
        ]
    )
    return code, *capsys.readouterr()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    """Known pairs: #767676 is the lightest grey that passes on white."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_office_colours_and_logo_stand_on_the_page(root, capsys):
    folder = root / "templates/documents"
    folder.joinpath("letterhead.yaml").write_text(
        'office: {de: Amt für Internationales, en: International Office}\naccent: "#7A1F3D"\nlogo_alt: "Wappen"\n',
        encoding="utf-8",
    )
    folder.joinpath("logo.svg").write_bytes(LOGO)
    code, page, _ = export(root, capsys)
    assert code == 0
    assert '<meta name="author" content="Amt für Internationales">' in page
    assert "<footer><p>Amt für Internationales</p></footer>" in page
    assert "--accent: #7a1f3d;" in page
    assert f'<img class="logo" src="data:image/svg+xml;base64,{base64.b64encode(LOGO).decode()}" alt="Wappen">' in page
    assert '"author": "International Office"' in export(root, capsys, "json", "en")[1]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('accent: "#ffff00"', "accent"),
        ("accent: red", "accent"),
        ('accent: "#fff; } body { display: none"', "accent"),
        ('accent_dark: "#222222"', "accent_dark"),
        ("colour: 1", "colour"),
        ("accent: [", "YAML"),
    ],
)
def test_what_is_wrong_is_named(root, capsys, text, where):
    (root / "templates/documents/letterhead.yaml").write_text(text, encoding="utf-8")
    code, out, err = export(root, capsys)
    assert (code, out) == (2, "")
    assert "documents/letterhead.yaml" in err
    assert where in err


FAULTS = [
    (
        '# ours\naccnt: "#7a1f3d"',
        'line 2: there is no field "accnt".',
        "did you mean accent? Allowed: office, accent, accent_dark, logo_alt",
    ),
    (
        "office: {de: Amt, fr: Bureau}",
        'line 1: there is no field "fr".',
        "allowed: de, en, ar",
    ),
    (
        'office: Amt\naccent: "#ffff00"',
        'line 2: "accent": #ffff00 has a contrast of 1.07 to #ffffff; to be readable it needs 4.5.',
        "take a darker colour",
    ),
    (
        'accent_dark: "#222222"',
        'line 1: "accent_dark": #222222 has a contrast of 1.07 to #161c22; to be readable it needs 4.5.',
        "take a lighter colour",
    ),
    ("accent: red", 'line 1: "accent": "red" is not a colour.', 'six digits after #, in quotation marks: "#0b5c8a"'),
    (
        "office: 3",
        'line 1: "office" does not have the right form.',
        "a text, or one for each language: {de: Amt für Internationales, en: International Office}",
    ),
    ("logo_alt: [a]", 'line 1: "logo_alt" does not have the right form.', "a text, in quotation marks"),
    (
        "accent: [",
        "line 1: this is not YAML",
        "possible keys: office, accent, accent_dark, logo_alt; all may be left out",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS)
def test_a_fault_is_told_with_line_reason_and_remedy(root, capsys, text, message, hint):
    """Contrasts by the formula of WCAG: yellow on white has 1.07, #222222 on #161c22 as well."""
    (root / "templates/documents/letterhead.yaml").write_text(text, encoding="utf-8")
    expected = f"error: templates/documents/letterhead.yaml, {message}\nhelp: {hint}\n"
    assert (2, "", expected) == export(root, capsys)


PNG = b"\x89PNG\r\n\x1a\n"
LOGOS = [
    ("logo.svg", b"x", "is no SVG picture that can be read."),
    ("logo.svg", LOGO[:-3], "is no SVG picture that can be read."),
    ("logo.svg", b"<html><svg/></html>", "is no SVG picture that can be read."),
    ("logo.png", LOGO, "is no PNG picture that can be read."),
    ("logo.png", PNG, "is no PNG picture that can be read."),
    ("logo.svg", LOGO + b" " * 1_000_000, "has 1 MB; a logo may have 1 MB at most."),
]


@pytest.mark.parametrize(("name", "content", "message"), LOGOS)
def test_a_broken_logo_is_refused_for_every_format(root, capsys, name, content, message):
    (root / "templates/documents" / name).write_bytes(content)
    for fmt in ("md", "html", "json", "csv"):
        code, out, err = export(root, capsys, fmt)
        assert (2, "", f"error: templates/documents/{name} {message}") == (code, out, err.splitlines()[0])
