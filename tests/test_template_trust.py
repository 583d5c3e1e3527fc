"""Templates of a repository under review: they run no code, read nothing outside, reach no network and come to an end."""

import io
import zipfile
from pathlib import Path

import pytest
from cli_repository import caller, lay_down

from skew_cli.exports import _workshop

SHIPPED = Path(__file__).parent.parent / "templates/documents"
PAGE, SHEET = (SHIPPED.joinpath(each).read_text(encoding="utf-8") for each in ("page.html.j2", "doc.typ"))
TITLE = '#set document(title: "x")\n'
NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"'
LOGO = f'<svg {NS}><rect width="4" height="4"/></svg>'


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    lay_down(tmp_path)
    (tmp_path / "templates/documents").mkdir(parents=True)
    yield caller(tmp_path, monkeypatch, capsys)
    while _workshop._SHOPS:  # the next test may want other limits
        _workshop._SHOPS.pop().end()


def own(tmp_path, name, content):
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def export(skew, fmt):
    return skew("export", "koeln-bethlehem", "--format", fmt, "--force", "-o", "out")


def test_a_skin_that_is_as_shipped_needs_no_other_process(skew, tmp_path):
    own(tmp_path, "documents/page.html.j2", PAGE)
    own(tmp_path, "documents/page.css", "p { color: red }")
    assert (0, []) == (export(skew, "html").code, _workshop._SHOPS)


def test_an_own_skin_gives_the_same_page_in_the_other_process(skew, tmp_path):
    assert 0 == export(skew, "html").code
    (page,) = (tmp_path / "out").glob("*.html")
    before = page.read_bytes()
    own(tmp_path, "documents/page.html.j2", PAGE + "<!-- ours -->\n")
    assert (0, 1) == (export(skew, "html").code, len(_workshop._SHOPS))
    assert before + b"\n<!-- ours -->" == page.read_bytes()


def test_a_site_in_an_own_skin(skew, tmp_path):
    """Everything that its pages show can be sent to the other process."""
    for name in ("site.html.j2", "site_nav.html.j2", "page.html.j2"):
        own(tmp_path, f"documents/{name}", (SHIPPED / name).read_text(encoding="utf-8") + "\n<!-- ours -->")
    done = skew("site", "--season", "2024", "--internal", "--force", "-o", "out")
    assert 0 == done.code, done.err
    counts = {
        each.name: each.read_text(encoding="utf-8").count("<!-- ours -->")
        for each in (tmp_path / "out").rglob("*.html")
    }
    assert (3, {2, 3}) == (counts["index.html"], set(counts.values()))


LOOPS = {
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}": "to an end",
    "{{ lipsum(n=10**7) }}": "to an end",
    "{{ 'a' * 10**10 }}": "memory",
    "{{ '%9999999999d'|format(1) }}": "memory",
    "{{ 'x'|center(10**10) }}": "memory",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}": "recursion",
    "{% include 'page.html.j2' %}": "recursion",
    "{% extends 'page.html.j2' %}": "recursion",
    "{{ " + "(" * 5000 + " }}": "recursion",
    "{{ cycler().next() }}": "does not work",
}


def test_a_page_that_never_ends_is_ended(skew, tmp_path, monkeypatch):
    monkeypatch.setattr(_workshop, "SECONDS", 1)
    for template, why in LOOPS.items():
        own(tmp_path, "documents/page.html.j2", template)
        done = export(skew, "html")
        assert (2, True, True) == (done.code, why in done.err, "templates/documents/page.html.j2" in done.err), template
    assert [] == [*tmp_path.glob("out/*")]


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ title.format.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% import '../../skew.toml' as x %}",
        "{% include 'page.css' %}",
    ],
)
def test_a_page_reaches_nothing(skew, tmp_path, template):
    own(tmp_path, "documents/page.html.j2", template)
    done = export(skew, "html")
    assert (2, True) == (done.code, "templates/documents/page.html.j2 does not work" in done.err)


SHEETS = {
    "#let n = 0\n#while n >= 0 { n = n + 1; if n > 1000 { n = 0 } }": "",
    "#lorem(100000000)": "to an end",
    '#let a = "x" * 10000000000\n#a': "memory",
    "#let f(x) = f(x)\n#f(1)": "depth exceeded",
    '#include "/etc/passwd"': "file not found",
    '#image("../../../etc/x.png")': "escape the project root",
    '#read("https://example.org/")': "file not found",
    '#plugin("x.wasm")': "file not found",
}


def test_a_sheet_that_never_ends_is_ended(skew, tmp_path, monkeypatch):
    pytest.importorskip("typst", reason="needs the extra documents")
    monkeypatch.setattr(_workshop, "SECONDS", 2)
    for template, why in SHEETS.items():
        own(tmp_path, "documents/doc.typ", TITLE + template)
        done = export(skew, "pdf")
        assert (2, True, True) == (done.code, why in done.err, "templates/documents/doc.typ" in done.err), template
        assert "backtrace" not in done.err
    own(tmp_path, "documents/doc.typ", SHEET + "\n")
    assert 0 == export(skew, "pdf").code


def uses():
    groups = "".join(f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    return f'<svg {NS}><defs><g id="g0"><rect width="1" height="1"/></g>{groups}</defs><use xlink:href="#g11"/></svg>'


def entities():
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE svg [<!ENTITY a0 "x">{lines}]><svg {NS}><text>&a9;</text></svg>'


PICTURES = {
    "uses": (uses(), "nodes limit reached"),
    "entities": (entities(), "no SVG picture"),
    "a file": (f'<svg {NS}><image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>', "not allowed"),
    "an entity of a file": (
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg {NS}><text>&x;</text></svg>',
        "unknown entity",
    ),
    "a filter": (
        f"""<svg {NS}><filter id="f"><feTurbulence numOctaves="100000000" baseFrequency="1"/></filter>
        <rect width="40" height="40" filter="url(#f)"/></svg>""",
        "to an end",
    ),
}


def test_a_logo_is_no_bomb(skew, tmp_path, monkeypatch):
    pytest.importorskip("typst", reason="needs the extra documents")
    monkeypatch.setattr(_workshop, "SECONDS", 2)
    for name, (picture, why) in PICTURES.items():
        own(tmp_path, "documents/logo.svg", picture)
        done = export(skew, "pdf")
        assert (2, True, True) == (done.code, why in done.err, "documents/logo.svg" in done.err), name


def test_a_logo_asks_for_nothing_on_a_page(skew, tmp_path):
    """It is a picture inside the page, in which a browser runs and loads nothing, and the page forbids it too."""
    own(tmp_path, "documents/logo.svg", f'<svg {NS} onload="alert(1)"><image href="https://example.org/x.png"/></svg>')
    own(
        tmp_path,
        "documents/page.css",
        "@import url(https://example.org/a.css);\np { background: url(//example.org/b) }",
    )
    assert 0 == export(skew, "html").code
    (page,) = (tmp_path / "out").glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none';" in text
    assert "style-src 'unsafe-inline'; img-src data:;" in text
    assert "onload" not in text
    assert 1 == text.count("<img ") == text.count('<img class="logo" src="data:image/svg+xml;base64,')


def test_a_letterhead_is_no_bomb(skew, tmp_path, monkeypatch):
    docx = pytest.importorskip("docx", reason="needs the extra documents")
    monkeypatch.setattr(_workshop, "MEBIBYTES", 400)
    plain = io.BytesIO()
    docx.Document().save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != "word/document.xml":
                new.writestr(each, old.read(each))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * (1 << 20))
    assert len(made.getvalue()) < 16 << 20
    own(tmp_path, "documents/reference.docx", made.getvalue())
    done = export(skew, "docx")
    assert (2, True) == (done.code, "documents/reference.docx" in done.err)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("documents/page.css", ("export", "koeln-bethlehem", "--format", "html", "--force")),
        ("documents/letterhead.yaml", ("export", "koeln-bethlehem", "--format", "html", "--force")),
        ("documents/logo.png", ("export", "koeln-bethlehem", "--format", "html", "--force")),
        ("languages/de.yaml", ("export", "koeln-bethlehem", "--lang", "de", "--force")),
        ("seasons/2024.yaml", ("validate",)),
        ("municipalities.yaml", ("validate",)),
        ("checklists/session.yaml", ("checklist", "koeln-bethlehem", "--kind", "session", "--session", "1")),
    ],
)
def test_a_link_out_of_the_repository_is_not_followed(skew, tmp_path, tmp_path_factory, name, command):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("token: hunter2\n")
    (tmp_path / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "templates" / name).symlink_to(secret)
    done = skew(*command)
    assert (2, True, False) == (done.code, "outside the repository" in done.err, "hunter2" in done.out + done.err)


def test_a_link_within_the_repository_is_followed(skew, tmp_path):
    (tmp_path / "ours.css").write_text("p { color: teal }")
    (tmp_path / "templates/documents/page.css").symlink_to("../../ours.css")
    assert "teal" in skew("export", "koeln-bethlehem", "--format", "html", "--force").out


@pytest.mark.parametrize(
    "text", ["x: [" + "[" * 5000, "a: &a b\n" + "c: *a\n" * 30, "x: {" + "a: {" * 40, "y: " + "z" * 70_000]
)
@pytest.mark.parametrize("name", ["seasons/2024.yaml", "themes/x.yaml", "languages/de.yaml", "checklists/session.yaml"])
def test_templates_have_the_limits_of_programs(skew, tmp_path, name, text):
    own(tmp_path, name, text)
    command = {"themes/x.yaml": ("create", "--season", "2024", "--nrw", "koeln", "--palestine", "bethlehem", "--theme", "x", "--dry-run"),
               "seasons/2024.yaml": ("validate",), "languages/de.yaml": ("export", "koeln-bethlehem", "--lang", "de", "--force"),
               "checklists/session.yaml": ("checklist", "koeln-bethlehem", "--kind", "session", "--session", "1")}[name]  # fmt: skip
    done = skew("--no-input", *command)
    assert (2, True) == (done.code, name.split("/")[1] in done.err), done.err


def test_words_of_a_template_are_no_format_strings(skew, tmp_path):
    """A placeholder names a value; it reaches into none, a width makes no room, and a foreign one is told."""
    for text in ("{date.__class__}", "{site.__init__.__globals__}", "{n}", "{date", "}", "{0}", "{}"):
        own(tmp_path, "languages/de.yaml", f'as_of: "{text}"\n')
        done = skew("export", "koeln-bethlehem", "--lang", "de", "--force")
        assert (2, True) == (done.code, "languages/de.yaml" in done.err and "as_of" in done.err), text
    own(tmp_path, "languages/de.yaml", 'as_of: "am {date:>99999999}"\n')
    done = skew("export", "koeln-bethlehem", "--lang", "de", "--force")
    assert (0, True) == (done.code, len(done.out) < 100_000)


def test_a_configuration_elsewhere_is_not_read(skew, tmp_path, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text('token = "hunter2"\n')
    (tmp_path / "skew.toml").unlink()
    (tmp_path / "skew.toml").symlink_to(secret)
    done = skew("list")
    assert (2, True, False) == (done.code, "outside the repository" in done.err, "token" in done.out + done.err)
