"""The folder for a web server: stable bytes and addresses, a page that everybody can use, codes that a phone can read."""

import io
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from document_samples import HOSTILE, LANGS, skin, words
from test_browser import CHROMIUM, OVERFLOW, QUIET

from skew_cli.app.feed import PAGES, Entry, feed
from skew_cli.errors import SkewError

URL = "https://example.org/kalender/"
NAMES = ("series-de.ics", "series-ar.ics", "public.ics")
VOID = {"meta", "path"}


def entry(folder="2024-koeln-bethlehem", title="Köln – Bethlehem", names=NAMES):
    files = {each: f"{folder} {each}".encode() for each in names}
    return Entry(folder=folder, titles=dict.fromkeys(LANGS, title), files=files)


def made(*entries, url=URL):
    return dict(feed(entries, {lang: words(lang) for lang in PAGES}, skin(), url))


class Reader(HTMLParser):
    """Elements with attributes, and the text of headings."""

    def __init__(self, content):
        super().__init__(convert_charrefs=True)
        self.elements, self.headings, self.open = [], [], []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "h2":
            self.headings.append("")

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "h2" in self.open:
            self.headings[-1] += data

    def links(self):
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]


def test_a_folder_holds_the_calendars_and_a_page_in_each_language():
    found = made(entry(), entry("2023-bonn-ramallah"))
    folders = ("2024-koeln-bethlehem", "2023-bonn-ramallah")
    assert {f"{folder}/{name}" for folder in folders for name in NAMES} | set(PAGES.values()) == set(found)
    assert b"2023-bonn-ramallah public.ics" == found["2023-bonn-ramallah/public.ics"]


def test_the_order_of_the_programs_does_not_matter_and_the_newest_stands_first():
    one, two, three = entry(title="A"), entry("2023-x-y", "B"), entry("2024-bonn-ramallah", "C")
    assert made(one, two, three) == made(three, two, one)
    assert ["C", "A", "B"] == Reader(made(two, one, three)["index.html"]).headings


@pytest.mark.parametrize("lang", LANGS)
def test_every_calendar_has_a_link_to_subscribe_and_an_address_to_copy(lang):
    """German, Arabic, then what is public, whatever order they came in."""
    found = made(entry(names=sorted(NAMES)))
    links = Reader(found[PAGES[lang]]).links()
    pages = [each for other, each in PAGES.items() if other != lang]
    wanted = [
        f"{scheme}://example.org/kalender/2024-koeln-bethlehem/{name}"
        for name in NAMES
        for scheme in ("webcal", "https")
    ]
    assert [*pages, *wanted] == links


@pytest.mark.parametrize("lang", LANGS)
def test_without_an_address_links_are_relative_and_there_are_no_codes(lang):
    found = made(entry(), url="")
    page = Reader(found[PAGES[lang]])
    assert ([], []) == (
        [each for each in page.links() if urlsplit(each).scheme or each not in found],
        [tag for tag, _ in page.elements if tag == "svg"],
    )
    assert {f"2024-koeln-bethlehem/{name}" for name in NAMES} <= set(page.links())


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_asks_for_nothing_and_allows_nothing(lang):
    content = made(entry())[PAGES[lang]]
    page = Reader(content)
    policy = [attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    ] == policy
    asking = {"src", "srcset", "style", "onclick", "action", "data", "poster", "background", "xlink:href"}
    assert [] == [(tag, name) for tag, attrs in page.elements for name in attrs if name in asking]
    assert set() == {tag for tag, _ in page.elements} & {"script", "link", "iframe", "img", "object", "form", "base"}
    assert [] == re.findall(rb"@import|url\(", content)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_text(title):
    plain, hostile = Reader(made(entry())["index.html"]), Reader(made(entry(title=title))["index.html"])
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in hostile.elements]
    assert [title] == hostile.headings
    assert plain.links() == hostile.links()


def test_without_programs_the_page_says_so():
    found = made()
    assert set(PAGES.values()) == set(found)
    assert "Noch ist kein Kalender veröffentlicht." in found["index.html"].decode()


def test_two_programs_never_share_a_folder():
    with pytest.raises(SkewError) as problem:
        made(entry(title="A"), entry(title="B"))
    assert {"folder": "2024-koeln-bethlehem"} == problem.value.values


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("no Chromium on the PATH: pages are not seen in a browser")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture
def page(browser, tmp_path):
    """A tab that writes down what it complains about, and the folder of the page."""
    for name, content in made(entry(), entry("2023-bonn-ramallah", "Bonn – Ramallah")).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
        policy = rb'<meta http-equiv="Content-Security-Policy"[^>]*>'
        (tmp_path / name).with_name(f"open-{(tmp_path / name).name}").write_bytes(re.sub(policy, b"", content))
    found = browser.new_page(viewport={"width": 1100, "height": 900})
    found.noise = []
    found.on("console", lambda message: found.noise.append(message.text))
    found.on("request", lambda request: None if request.url.startswith("file:") else found.noise.append(request.url))
    yield found
    found.close()


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_accessible_in_both_schemes(page, tmp_path, lang):
    from axe_playwright_python.sync_playwright import Axe

    page.goto((tmp_path / f"open-{PAGES[lang]}").as_uri())
    whole = Axe().run(page).response
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options={"runOnly": ["color-contrast"]}).response
    violations = [*whole["violations"], *dark["violations"]]
    assert [] == [(each["id"], each["nodes"][0]["html"]) for each in violations]
    assert len(whole["passes"]) > 15


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_silent_and_fits_screen_phone_and_paper(page, tmp_path, lang):
    page.goto((tmp_path / PAGES[lang]).as_uri())
    for width, media in ((1100, "screen"), (360, "screen"), (672, "print")):
        page.emulate_media(media=media)
        page.set_viewport_size({"width": width, "height": 900})
        assert [] == page.evaluate(OVERFLOW)
    assert [] == page.noise


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_a_phone_reads_the_codes_from_the_screen(page, tmp_path, scheme, width):
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: codes are not read")
    from PIL import Image

    page.goto((tmp_path / "index.html").as_uri())
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    codes = page.locator(".qr")
    read = []
    for number in range(codes.count()):
        picture = Image.open(io.BytesIO(codes.nth(number).screenshot()))
        read += [each.text for each in zxingcpp.read_barcodes(picture)]
    links = [each for each in Reader((tmp_path / "index.html").read_bytes()).links() if each.startswith("webcal:")]
    assert links == read
