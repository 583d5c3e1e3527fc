"""Documents in a real browser: accessible, silent, printable, dark, on a phone, by keyboard."""

import datetime as dt
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from calendar_samples import index
from document_samples import LANGS, built, empty, skin
from playwright.sync_api import sync_playwright
from sample_documents import BOTH, CASES, PROGRAMS, SEASON, made

from skew_cli.app import documents
from skew_cli.documents import kinds
from skew_cli.exports import formats

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH: documents are not seen in a browser")

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
EMPTY = [("empty", kind, lang) for kind in kinds() for lang in LANGS]
PAGES = [*CASES, *EMPTY]
DIRECTION = {"de": "ltr", "en": "ltr", "ar": "rtl"}
OVERFLOW = """() => [...document.querySelectorAll("body, body *")]
    .filter(each => each.clientWidth && each.scrollWidth > each.clientWidth + 1
        && getComputedStyle(each).display !== "inline" && !each.closest("svg, thead, .hidden"))
    .map(each => each.tagName)
    .concat(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["page"] : [])"""
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
COLOURS = """() => [getComputedStyle(document.querySelector("main")).backgroundColor,
    getComputedStyle(document.querySelector("h1")).color]"""


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All pages as files, each also without its policy: axe runs a script, which the policy forbids."""
    where = tmp_path_factory.mktemp("pages")
    for case in PAGES:
        content = written(case).decode("utf-8")
        (where / file_name(case)).write_text(content, encoding="utf-8")
        policy = next(line for line in content.splitlines() if "Content-Security-Policy" in line)
        (where / f"open-{file_name(case)}").write_text(content.replace(policy, ""), encoding="utf-8")
    return where


def written(case):
    """A page of a case; of an empty program if there is no other."""
    if case not in EMPTY:
        return made(case, "html")[1].content
    _, kind, lang = case
    return formats()["html"].render(built(kind, empty(lang)), skin()).content


def file_name(case):
    return f"{'-'.join(case).replace('/', '-')}.html"


@pytest.fixture
def page(browser):
    found = browser.new_page(viewport={"width": 1100, "height": 900})
    found.noise = []
    found.on("console", lambda message: found.noise.append(message.text))
    found.on("pageerror", lambda error: found.noise.append(str(error)))
    found.on("request", lambda request: None if request.url.startswith("file:") else found.noise.append(request.url))
    yield found
    found.close()


def show(page, folder, case, prefix=""):
    page.goto((folder / f"{prefix}{file_name(case)}").as_uri())


@pytest.mark.parametrize("case", [*(each for each in CASES if each[0] != PROGRAMS[1]), *EMPTY[::3]], ids="-".join)
def test_a_page_is_accessible_in_both_schemes(page, folder, case):
    show(page, folder, case, "open-")
    whole = Axe().run(page).response
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options={"runOnly": ["color-contrast"]}).response
    violations = [*whole["violations"], *dark["violations"]]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert (len(whole["passes"]) > 15, [each["id"] for each in dark["passes"]]) == (True, ["color-contrast"])


@pytest.mark.parametrize("case", PAGES, ids="-".join)
def test_a_page_is_silent_and_fits_screen_phone_and_paper(page, folder, case):
    """No message, no request but the file itself; nothing is wider than its place, from a desk to a phone and on A4.

    705 and 704 pixels are the two sides of the width from which the rows of tables are rows.
    """
    show(page, folder, case)
    lang = case[2].split("+")[0]
    assert page.evaluate("() => [document.documentElement.lang, document.documentElement.dir]") == [
        lang,
        DIRECTION[lang],
    ]
    side = """() => ["th", "td"].map(each => document.querySelector(".facts " + each)).filter(each => each)
        .map(each => each.getBoundingClientRect().x)"""
    left = page.evaluate(side)
    assert left == sorted(left, reverse=DIRECTION[lang] == "rtl")
    for width in (1100, 960, 705, 704, 360) if case in CASES else (1100, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, page.evaluate(OVERFLOW)) == (width, [])
    landscape = "size: A4 landscape" in page.content()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1002 if landscape else 672, "height": 672 if landscape else 980})
    assert page.evaluate(OVERFLOW) == []
    assert page.noise == []


@pytest.mark.parametrize("lang", LANGS)
def test_paper_has_the_timeline_and_light_colours_whatever_the_scheme(page, folder, lang):
    """A4 without its margins is 672 pixels wide, narrower than many tablets."""
    show(page, folder, (PROGRAMS[0], "handout", lang))
    page.emulate_media(color_scheme="dark")
    assert WHITE not in page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 672, "height": 980})
    assert page.evaluate(COLOURS) == [WHITE, BLACK]
    assert page.locator(".timeline").is_visible()
    content = page.pdf(prefer_css_page_size=True)
    assert (content[:5], len(content) > 10_000) == (b"%PDF-", True)


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_phone_every_cell_names_its_column(page, folder, lang):
    show(page, folder, (PROGRAMS[0], "timetable", lang))
    page.set_viewport_size({"width": 360, "height": 800})
    script = """() => {
        const table = document.querySelector("table:not(.facts)");
        const head = [...table.querySelectorAll("thead th")].map(each => each.textContent);
        const row = [...table.querySelector("tbody tr").children];
        return [head, row.map(each => getComputedStyle(each, "::before").content)];
    }"""
    head, shown = page.evaluate(script)
    assert [each.replace('" "', "") for each in shown] == [f'"{each}: "' for each in head]


@pytest.mark.parametrize(("width", "media"), [(1100, "screen"), (1002, "print")])
@pytest.mark.parametrize("case", [(SEASON, "season", "de"), (PROGRAMS[0], "handout", BOTH)], ids="-".join)
def test_where_there_is_room_no_head_of_a_column_is_broken_within_a_word(page, folder, case, width, media):
    """These have the tables with the most columns."""
    show(page, folder, case)
    page.emulate_media(media=media)
    page.set_viewport_size({"width": width, "height": 800})
    script = """() => [...document.querySelectorAll("thead th")].flatMap(head => {
        const text = document.createTreeWalker(head, NodeFilter.SHOW_TEXT).nextNode(), range = new Range();
        return [...text.data.matchAll(/\\p{L}+/gu)].filter(word => {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
        }).map(word => word[0]);
    })"""
    assert page.evaluate(script) == []


@pytest.mark.parametrize("lang", LANGS)
def test_boxes_are_ticked_by_keyboard(page, folder, lang):
    show(page, folder, (PROGRAMS[1], "checklist", lang))
    boxes = page.locator("input[type=checkbox]")
    lists = documents.dated_checklists(index(), index().sources[f"programs/{PROGRAMS[1]}.yaml"])
    wanted = [each.done is not None for checklist in lists for each in checklist.deadlines if each.missing is None]
    assert [boxes.nth(n).is_checked() for n in range(5)] == wanted[:5]
    assert boxes.count() == len(wanted)
    page.keyboard.press("Tab")
    states = []
    for _ in range(2):
        states.append(boxes.first.evaluate("each => [each === document.activeElement, each.checked]"))
        page.keyboard.press("Space")
    assert states == [[True, wanted[0]], [True, not wanted[0]]]
    page.keyboard.press("Tab")
    assert boxes.nth(1).evaluate("each => each === document.activeElement")
    outline = boxes.nth(1).evaluate("each => getComputedStyle(each).outlineStyle")
    assert outline != "none"


def test_the_day_of_a_page_is_the_day_of_the_index(page, folder):
    """Pages do not look at the clock."""
    show(page, folder, (PROGRAMS[0], "handout", "de"))
    assert index().today == dt.date(2024, 4, 1)
    assert page.locator(".subtitle").inner_text().endswith("Stand: 1. April 2024")
