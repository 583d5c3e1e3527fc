"""HTML and JSON: hostile text stays text, the page asks for nothing, and the same input gives the same bytes."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from document_samples import FULL, HOSTILE, LANGS, built, empty, material, skin

from skew_cli.documents import kinds
from skew_cli.errors import SkewError
from skew_cli.exports import formats
from skew_cli.model.tree import (
    Bullets,
    Check,
    Checks,
    Doc,
    Facts,
    Heading,
    PageBreak,
    Para,
    Run,
    Table,
    Timeline,
)

DAY = dt.date(2024, 5, 7)
VOID = {"meta", "input", "col", "line", "rect"}


class Reader(HTMLParser):
    """Elements with their attributes, and the text outside `style`."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.texts, self.open = [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self):
        return "".join(self.texts)


def page(doc, own=None):
    return formats()["html"].render(doc, skin(own)).content.decode()


def everywhere(text, lang="de"):
    """A document that says a text in every place that takes one."""
    runs = (Run(text, isolate=True), Run(text, bold=True), Run(text, href=f"https://example.org/{len(text)}"))
    return Doc(
        title=runs,
        subtitle=runs,
        lang=lang,
        author=text,
        subject=text,
        blocks=(
            Heading(1, runs),
            Para(runs, "lead"),
            Facts(((runs, runs),)),
            Table((runs, runs), ((runs, ()),), (1, 2)),
            Checks((Check(text, runs, done=True, note=runs),)),
            Bullets((runs,), ordered=True),
            Timeline(text, ((DAY, text),), ((text, DAY, DAY),)),
            PageBreak(),
        ),
    )


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_element_and_no_attribute(text, lang):
    harmless, hostile = (Reader(page(everywhere(each, lang))) for each in ("harmless", text))
    assert harmless.elements == hostile.elements
    assert hostile.text.count(text) >= harmless.text.count("harmless") - 2  # the timeline cuts long labels


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_from_json(text):
    doc = everywhere(text, "ar")
    data = json.loads(formats()["json"].render(doc, skin()).content)
    assert data["blocks"][1] == {
        "kind": "para",
        "text": [
            {"text": text, "isolate": True},
            {"text": text, "bold": True},
            {"text": text, "href": f"https://example.org/{len(text)}"},
        ],
        "style": "lead",
    }
    assert data["blocks"][4]["items"][0]["id"] == text


def test_json_is_the_whole_tree():
    start = dt.datetime(2024, 5, 7, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    doc = Doc(
        title=(Run("T"),),
        lang="ar",
        date=DAY,
        blocks=(Timeline("alt", (), (("a", DAY, DAY),)), Bullets(((Run("10:00", value=start, dir="rtl"),),))),
    )
    expected = {
        "schema": "skew.document/1",
        "lang": "ar",
        "dir": "rtl",
        "title": [{"text": "T"}],
        "blocks": [
            {"kind": "timeline", "alt": "alt", "ticks": [], "spans": [["a", "2024-05-07", "2024-05-07"]]},
            {
                "kind": "bullets",
                "items": [[{"text": "10:00", "dir": "rtl", "value": "2024-05-07T10:00:00+02:00"}]],
                "ordered": False,
            },
        ],
        "date": "2024-05-07",
        "subtitle": [],
        "author": "",
        "subject": "",
        "landscape": False,
        "ident": "",
        "page_of": "",
    }
    expected["labels"] = {
        "kind": "labels",
        **dict.fromkeys(("facts", "section", "item", "text", "due", "note", "status", "remark", "day", "end"), ""),
        "open": "☐",
        "done": "☒",
    }
    got = formats()["json"].render(doc, skin()).content
    assert expected == json.loads(got)
    assert got.endswith(b"}\n")


def test_runs_become_what_they_are():
    text = (
        Run("Am "),
        Run("7. Mai", isolate=True),
        Run("+49 30", dir="ltr", href="tel:+4930"),
        Run("نص", lang="ar", isolate=True),
        Run("word", lang="en"),
        Run("!", bold=True),
        Run("no", href="javascript:x"),
    )
    expected = (
        '<p class="body">Am <bdi>7. Mai</bdi><a href="tel:+4930"><bdi dir="ltr">+49 30</bdi></a>'
        '<bdi lang="ar">نص</bdi><span lang="en">word</span><strong>!</strong>no</p>\n'
    )
    assert expected in page(Doc(title=(Run("T"),), lang="de", blocks=(Para(text),)))


@pytest.mark.parametrize(("lang", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
@pytest.mark.parametrize("kind", kinds())
def test_a_page_knows_its_language_and_asks_for_nothing(kind, lang, direction):
    for each in (material(lang), material(lang, audience="internal"), empty(lang)):
        got = page(built(kind, each))
        reader = Reader(got)
        assert got.startswith(f'<!DOCTYPE html>\n<html lang="{lang}" dir="{direction}">')
        assert (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'" in got
        )
        names = {tag for tag, _ in reader.elements}
        assert names.isdisjoint({"script", "link", "img", "iframe", "object", "form", "image", "use"})
        assert not any(name.startswith("on") or name == "src" for _, names in reader.elements for name in names)
        assert "url(" not in got
        assert "@import" not in got
        assert sum(tag == "h1" for tag, _ in reader.elements) == 1
        assert len(got.encode()) < 50_000


def test_the_timeline_is_mirrored_in_arabic():
    blocks = (Timeline("alt", (), (("a", DAY, DAY), ("b", dt.date(2024, 6, 7), dt.date(2024, 6, 9)))),)
    ltr, rtl = (page(Doc(title=(Run("T"),), lang=lang, blocks=blocks)) for lang in ("de", "ar"))

    def bars(got):
        found = re.findall(r'class="bar".*? x="([\d.]+)" y="\d+" width="([\d.]+)"', got)
        return [(float(x), float(width)) for x, width in found]

    assert bars(ltr) == [(round(900 - x - width, 1), width) for x, width in bars(rtl)]
    assert bars(ltr)[0] == (330.0, bars(ltr)[0][1])
    assert rtl.count('text-anchor="end"') == 4  # two lines for each label, the second empty
    assert 'role="img" direction="ltr" aria-label="alt"' in rtl


def test_an_own_style_sheet_cannot_end_its_element():
    got = page(everywhere("x"), {"page.css": "p { content: '</style><script>alert(1)</script>' }"})
    assert "script" not in {tag for tag, _ in Reader(got).elements}


@pytest.mark.parametrize(
    "skin", ["{{ nothing }}", "{% if %}", "{{ ''.__class__.__mro__ }}", "{% include 'x' %}", "{{ 1 // 0 }}"]
)
def test_an_own_skin_that_does_not_work_is_told(skin):
    with pytest.raises(SkewError) as caught:
        page(everywhere("x"), {"page.html.j2": skin})
    assert caught.value.values["file"] == "page.html.j2"


def test_landscape_is_for_paper():
    doc = Doc(title=(Run("T"),), lang="de", blocks=(), landscape=True)
    assert "@page { size: A4 landscape; }" in page(doc)


TEXTS = {"title", "name", "objective", "text", "by", "platform", "fallback", "room", "host_department", "municipality"}


def with_texts(node, text, key=""):
    """The program with the same text in place of every free text."""
    if key in TEXTS:
        return text
    if isinstance(node, dict):
        return {name: with_texts(each, text, name) for name, each in node.items()}
    if isinstance(node, tuple):
        return tuple(text if key == "guiding_questions" else with_texts(each, text) for each in node)
    return node


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", kinds())
def test_texts_of_which_nothing_can_be_shown_still_give_a_document(kind, lang):
    each = material(lang, with_texts(FULL, "\u202e\u200b\x00 "), nrw=None, palestine=None, audience="internal")
    assert Reader(page(built(kind, each))).text.strip()


@pytest.mark.parametrize("kind", kinds())
def test_hostile_texts_of_a_program_stay_texts(kind):
    pages = [
        Reader(page(built(kind, material("de", with_texts(FULL, text), nrw=None, palestine=None))))
        for text in ("harmless", *HOSTILE)
    ]
    allowed = {tag for tag, _ in pages[0].elements}
    assert [{tag for tag, _ in each.elements} - allowed for each in pages] == [set()] * len(pages)


CODE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from document_samples import LANGS, document, skin
from skew_cli.documents import kinds
from skew_cli.exports import formats
whole = hashlib.sha256()
for lang in LANGS:
    for kind in kinds():
        for name in ("html", "json", "markdown"):
            first, second = (formats()[name].render(document(kind, lang), skin()) for _ in range(2))
            assert first == second
            whole.update(first.content)
print(whole.hexdigest())
"""


def test_same_bytes_in_other_surroundings():
    tests = str(Path(__file__).parent)
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "ar_PS.UTF-8"},
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", CODE, tests], check=True, capture_output=True, text=True, env={**os.environ, **each}
        ).stdout
        for each in surroundings
    }
    assert len(seen) == 1
