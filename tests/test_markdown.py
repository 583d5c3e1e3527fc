"""Markdown: whatever somebody wrote shows as itself, proved by reading it back with another program."""

import datetime as dt
import html
import re

import pytest
from document_samples import HOSTILE, LANGS, built, empty, material, skin
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from skew_cli.documents import kinds
from skew_cli.exports.markdown import FORMAT
from skew_cli.model.text import clean
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

PARSER = MarkdownIt("gfm-like", {"linkify": True, "html": True})
PARSER.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
TITLE = (Run("T"),)


def markdown(*blocks, lang="de", title=TITLE):
    return FORMAT.render(Doc(title=title, lang=lang, blocks=blocks), skin()).content.decode()


def squeeze(text):
    return re.sub(r"\s+", " ", text.translate(MARKS)).strip()


def read(source):
    """The text that a reader sees, and the tags it took, without title."""
    page = PARSER.render(source)
    body = page.split("</h1>", 1)[1]
    return squeeze(html.unescape(re.sub(r"<[^>]+>", " ", body))), set(re.findall(r"<(\w+)", body))


def run(text):
    return (Run(text, isolate=True),)


PLACES = {
    "paragraph": (lambda text: Para(run(text)), "{}", {"p"}),
    "heading": (lambda text: Heading(1, run(text)), "{}", {"h2"}),
    "bullet": (lambda text: Bullets((run(text),)), "{}", {"ul", "li"}),
    "number": (lambda text: Bullets((run(text),), ordered=True), "{}", {"ol", "li"}),
    "fact": (lambda text: Facts(((run("A"), run(text)),)), "A : {}", {"ul", "li", "strong"}),
    "check": (lambda text: Checks((Check("A1", run(text)),)), "[ ] A1 {}", {"ul", "li", "strong"}),
    "cell": (
        lambda text: Table((run("A"), run("B")), ((run(text), run("z")),), (1, 1)),
        "A B {} z",
        {"table", "thead", "tbody", "tr", "th", "td"},
    ),
}


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_shows_as_itself(place, text, lang):
    make, around, tags = PLACES[place]
    got, used = read(markdown(make(text), lang=lang))
    assert squeeze(around.replace("{}", text)) == got
    assert used == tags


PIECES = st.sampled_from(
    [
        *"*_`[]()<>#+-.!|~&\\:@$=^\"'/ {}0123456789abcABC äéبت،",
        *[
            "http://",
            "https://a.de",
            "www.",
            "www.a.de",
            "mailto:",
            "ftp:",
            "a@b.de",
            "1.",
            "1)",
            "-",
            "&amp;",
            "&#0;",
            "<b>",
            "</div>",
            "[x]",
            "//a.de",
        ],
        *[
            "![a](b)",
            "[a](javascript:x)",
            "***",
            "---",
            "```",
            "<!--",
            ":---",
            "[^1]",
            "##",
            "~~",
            "http",
            "s://a.de",
            "ww",
            "w.a.de",
        ],
        "    ",
        "| a |",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=12).map("".join)


@given(text=TEXTS, lang=st.sampled_from(LANGS), place=st.sampled_from(sorted(PLACES)))
@settings(max_examples=400, deadline=None)
def test_random_text_shows_as_itself(text, lang, place):
    if not clean(text):
        return
    make, around, tags = PLACES[place]
    got, used = read(markdown(make(text), lang=lang))
    assert squeeze(around.replace("{}", clean(text))) == got
    assert used == tags


@given(texts=st.tuples(TEXTS, TEXTS, TEXTS), looks=st.tuples(*(st.tuples(st.booleans(), st.booleans()),) * 3))
@settings(max_examples=400, deadline=None)
def test_random_runs_join_to_their_text(texts, looks):
    runs = tuple(Run(text, bold=bold, isolate=alone) for text, (bold, alone) in zip(texts, looks, strict=True))
    whole = "".join(each.text for each in runs)
    if not clean(whole):
        return
    page = PARSER.render(markdown(Para(runs))).split("</h1>", 1)[1]
    assert squeeze(whole) == squeeze(html.unescape(re.sub(r"<[^>]+>", "", page)))
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "strong"}


@pytest.mark.parametrize(
    "text", ["www.example.org", "_WWW.example.org", "عربيwww.a.de", "mailto:a", "XMPP:a", "ftp:x", "Https:/x", "a@b"]
)
def test_addresses_are_broken_for_extended_autolinks(text):
    """GFM 6.9 links these, at home in GitHub's own parser; none may stand unbroken in the source."""
    source = markdown(Para(run(text)))
    assert re.search(r"(?i)www\.|\b(?:https?|ftp|mailto|xmpp):|@", source) is None
    assert read(source) == (text, {"p"})


def test_links_are_links_and_nothing_else_is():
    text = (
        Run("wow!"),
        Run("[a]", href="https://example.org/?a=1&copy;=2"),
        Run(" a@b.de", href="javascript:alert(1)"),
    )
    page = PARSER.render(markdown(Para(text))).split("</h1>", 1)[1]
    assert page == '\n<p>wow!<a href="https://example.org/?a=1&amp;copy;=2">[a]</a> a@b.de</p>\n'


def test_a_whole_document():
    day = dt.date(2024, 5, 7)
    blocks = (
        Heading(1, (Run("Überblick"),)),
        Para((Run("Am "), Run("7. Mai", bold=True), Run(": "), Run("Rathaus:", bold=True), Run("Saal"))),
        Facts((((Run("Ort"),), (Run("1. Stock"),)), ((Run("Wer?"),), ()))),
        Bullets(((Run("a"),), (Run("b"),)), ordered=True),
        PageBreak(),
        Timeline("Zeitstrahl", (), (("7. Mai · Auftakt", day, day),)),
        Checks((Check("EM01", (Run("Termin"),), done=True, note=(Run("fällig 7. Mai"),)),)),
        Table(((Run("A"),), (Run("B"),)), (((Run("1 | 2"),), ()),), (1, 2)),
    )
    expected = """\
# T

## Überblick

Am **7. Mai**: <strong>Rathaus:</strong>Saal

- **Ort**: 1. Stock
- <strong>Wer?</strong>:

<!-- -->

1. a
2. b

<!-- -->

- 7\\. Mai · Auftakt

<!-- -->

- [x] **EM01** Termin
  - fällig 7. Mai

| A | B |
| --- | --- |
| 1 \\| 2 |  |
"""
    assert expected == markdown(*blocks)


def test_arabic_stands_in_its_direction_and_keeps_values_together():
    time = Run("10:00–12:00", isolate=True, dir="rtl")
    expected = """\
<div dir="rtl" lang="ar">

# ع

الجلسة \u2068Köln\u2069، \u206710:00–12:00\u2069 \u2066+49 30\u2069

</div>
"""
    text = (Run("الجلسة "), Run("Köln", isolate=True), Run("، "), time, Run(" "), Run("+49 30", dir="ltr"))
    assert expected == markdown(Para(text), lang="ar", title=(Run("ع"),))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", kinds())
def test_every_kind_in_every_language_is_good_markdown(kind, lang):
    for each in (material(lang), material(lang, audience="internal"), empty(lang)):
        source = FORMAT.render(built(kind, each), skin()).content.decode()
        page = PARSER.render(source)
        assert page.count("<h1>") == 1
        assert set(re.findall(r"<(\w+)", page)) <= {
            *(
                [
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "p",
                    "ol",
                    "ul",
                    "li",
                    "strong",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                ]
            ),
            *(("div",) if lang == "ar" else ()),
        }
