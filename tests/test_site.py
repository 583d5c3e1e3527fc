"""A season as a site, in a real browser and from a folder: pages, filter, languages, print, dark, phone, keyboard."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from calendar_samples import index
from document_samples import ROOT
from playwright.sync_api import sync_playwright
from test_browser import CHROMIUM, OVERFLOW, QUIET

from skew_cli.app.site import write_site
from skew_cli.cli.main import main
from skew_cli.errors import SkewError
from skew_cli.rules import rules

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH: the site is not seen in a browser")
SEASON = {"de": "index.html", "en": "index-en.html", "ar": "index-ar.html"}
PUBLIC = (
    "bergisch-gladbach-beit-jala",
    "bielefeld-zababdeh",
    "bonn-ramallah",
    "bruehl-battir",
    "dortmund-dura",
    "koeln-bethlehem",
)
"""Programs of 2024 with `visibility: public` in their file."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("site")
    write_site(index(), 2024, where)
    for page in where.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        policy = next(line for line in text.splitlines() if "Content-Security-Policy" in line)
        page.with_name(f"open-{page.name}").write_text(text.replace(policy, ""), encoding="utf-8")
    return where


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    found = context.new_page()
    found.noise = []
    found.on("console", lambda message: found.noise.append(message.text))
    found.on("pageerror", lambda error: found.noise.append(str(error)))
    found.on("request", lambda request: None if request.url.startswith("file:") else found.noise.append(request.url))
    yield found
    assert found.noise == []
    context.close()


def shown(page):
    return page.locator(".cards > li:visible").evaluate_all("each => each.map(card => card.dataset.pair)")


def addresses(*names):
    return [f"2024/{each}" for each in names]


@pytest.mark.parametrize("lang", SEASON)
def test_the_season_page_is_accessible_and_fits_screen_phone_and_paper(page, folder, lang):
    page.goto((folder / f"open-{SEASON[lang]}").as_uri())
    whole = Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in (*whole, *dark)] == []
    page.goto((folder / SEASON[lang]).as_uri())
    assert shown(page) == addresses(*PUBLIC)
    assert page.evaluate(OVERFLOW) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(OVERFLOW) == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 980})
    assert page.evaluate(OVERFLOW) == []
    assert page.locator("form.filter").is_hidden()
    assert page.locator(".timeline").is_visible()


def test_search_and_filter(page, folder):
    page.goto((folder / SEASON["de"]).as_uri())
    assert page.locator("#count").text_content() == "6 Programme"
    page.get_by_label("Thema").select_option(label="Digitalisierung")
    assert shown(page) == addresses("bonn-ramallah")
    assert page.locator("#count").text_content() == "1 von 6 Programmen"
    page.get_by_role("button", name="Zurücksetzen").click()
    page.wait_for_function("() => !location.hash")
    assert shown(page) == addresses(*PUBLIC)
    page.get_by_label("Stand").select_option("confirmed")
    assert shown(page) == addresses("bonn-ramallah", "dortmund-dura", "koeln-bethlehem")
    page.get_by_role("searchbox", name="Suche").fill(
        "TOURISMUS koln"
    )  # without the dots of ö, as on a foreign keyboard
    assert shown(page) == addresses("koeln-bethlehem")
    page.get_by_label("Partnerschaft").select_option("2024/dortmund-dura")
    assert shown(page) == []
    assert page.locator("#none").is_visible()


def test_what_is_chosen_survives_a_change_of_language_and_can_be_passed_on(page, folder):
    page.goto((folder / SEASON["de"]).as_uri())
    page.get_by_label("Thema").select_option("digitalisation")
    page.get_by_role("link", name="العربية").click()
    page.wait_for_function("() => document.documentElement.lang === 'ar'")
    assert page.url.endswith("index-ar.html#theme=digitalisation")
    assert shown(page) == addresses("bonn-ramallah")
    page.goto((folder / SEASON["en"]).as_uri() + "#status=nothing&theme=nothing&pair=x&q=dura")
    assert shown(page) == addresses("dortmund-dura")


def test_a_hostile_address_is_no_script(page, folder):
    page.goto((folder / SEASON["en"]).as_uri() + "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert shown(page) == []
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("name", ["rules.html", "rules-en.html", "rules-ar.html"])
def test_the_rules_are_a_page_with_a_place_for_each_code(page, folder, name):
    page.goto((folder / f"open-{name}").as_uri())
    assert [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]] == []
    page.goto(f"{(folder / name).as_uri()}#D004")
    assert page.locator("h2:target").inner_text() == "D004 closed-day"
    assert page.locator("h2").count() == len(rules())
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(OVERFLOW) == []


def test_in_arabic_the_english_rules_keep_their_direction(page, folder):
    page.goto((folder / "rules-ar.html").as_uri())
    rule = "document.getElementById('D004').closest('[lang]')"
    assert page.evaluate(f"[document.documentElement.dir, {rule}.lang, {rule}.dir]") == ["rtl", "en", "ltr"]


def test_by_keyboard(page, folder):
    page.goto((folder / SEASON["de"]).as_uri())
    order = []
    for _ in range(10):
        page.keyboard.press("Tab")
        order.append(page.evaluate("() => document.activeElement.name || document.activeElement.textContent.trim()"))
    assert order[:4] == ["Jahresübersicht", "Regelwerk", "English", "العربية"]
    assert order[4:9] == ["q", "theme", "pair", "status", "Zurücksetzen"]
    assert order[9] == "Bergisch Gladbach – Beit Jala"
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024-bergisch-gladbach-beit-jala/handout-de.html")
    page.get_by_role("link", name="Alle Programme").click()
    page.wait_for_url("**/index.html")


def test_without_script_every_program_is_there(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / SEASON["de"]).as_uri())
    assert page.locator(".cards > li:visible").count() == len(PUBLIC)
    assert page.locator("form.filter").is_hidden()
    context.close()


HREF = re.compile(r'(?:href|src)="([^"]*)"')


def test_every_link_leads_to_a_file_of_the_folder(folder):
    found = 0
    for each in folder.rglob("*.html"):
        for target in HREF.findall(each.read_text(encoding="utf-8")):
            assert not target.startswith(("http", "//", "mailto:", "tel:"))
            name, _, mark = target.partition("#")
            there = each.parent / name if name else each
            assert there.is_file(), (each.name, target)
            assert not mark or f'id="{mark}"' in there.read_text(encoding="utf-8"), (each.name, target)
            found += 1
    assert found > 300


def test_the_public_site_has_no_contact_data_and_no_links_to_join(folder):
    people = ROOT.joinpath("programs/people.yaml").read_text(encoding="utf-8")
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", people)
    assert addresses
    programs = "".join(each.read_text(encoding="utf-8") for each in ROOT.joinpath("programs/2024").glob("*.yaml"))
    rooms = set(re.findall(r"room: *\"?(\S+?)\"?$", programs, re.MULTILINE))
    secrets = [*addresses, *rooms, *re.findall(r"name: \"?([^\"\n]+)", people)]
    for each in folder.rglob("*"):
        if each.is_file() and "rules" not in each.name:  # the examples of the rulebook name nobody
            text = each.read_text(encoding="utf-8").replace("&#64;", "@")
            assert [secret for secret in secrets if len(secret) > 5 and secret in text] == []
    assert {each.name for each in folder.rglob("*.ics")} <= {"public.ics"}


def test_the_internal_site_has_every_program_and_its_calendars(tmp_path):
    made = write_site(index(), 2024, tmp_path, audience="internal", url="https://example.org/kalender")
    assert (made.programs, made.left_out) == (12, 0)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="webcal://example.org/kalender/2024-koeln-bethlehem/series-de.ics"' in page
    assert (tmp_path / "2024-koeln-bethlehem/series-de.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_again_it_changes_nothing_and_forgets_what_is_gone(tmp_path):
    made = write_site(index(), 2024, tmp_path)
    before = {each: (each.stat().st_mtime_ns, each.read_bytes()) for each in tmp_path.rglob("*") if each.is_file()}
    (tmp_path / "own.html").write_text("somebody's own page")
    assert write_site(index(), 2024, tmp_path).files == made.files
    assert {each: (each.stat().st_mtime_ns, each.read_bytes()) for each in before} == before
    write_site(index(), 2023, tmp_path, audience="internal")
    assert not (tmp_path / "2024-koeln-bethlehem").exists()
    assert (tmp_path / "own.html").exists()


def test_the_command(tmp_path, capsys):
    arguments = ["-C", str(ROOT), "--lang", "en", "--as-of", "2024-04-24", "site"]
    assert main([*arguments, "--season", "2024", "-o", str(tmp_path / "a"), "--json"]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["programs"], json.loads(out)["left_out"]) == (6, 6)
    assert "6 programs are not public and were left out" in err
    assert main([*arguments, "--season", "2023", "-o", str(tmp_path / "b")]) == 2
    assert "visibility: public" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


def test_an_address_with_a_password_is_refused(tmp_path):
    with pytest.raises(SkewError):
        write_site(index(), 2024, tmp_path, url="https://user:secret@example.org/")


def test_a_card_is_small(folder):
    """performance: the season page stays below 3 KB a program, its frame aside."""
    pages = {lang: (folder / name).stat().st_size for lang, name in SEASON.items()}
    cards = {
        lang: re.findall(r"<li data-theme.*?</li>\n", (folder / name).read_text(encoding="utf-8"), re.DOTALL)
        for lang, name in SEASON.items()
    }
    assert all(len(each.encode()) < 3072 for every in cards.values() for each in every)
    assert all(size < 50_000 for size in pages.values())
