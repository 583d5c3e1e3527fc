"""The page that lists exported files, in a real browser: accessible, silent, and nothing wider than its place."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from cli_repository import caller, lay_down
from playwright.sync_api import sync_playwright
from test_browser import CHROMIUM, OVERFLOW, QUIET

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH: pages are not seen in a browser")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_is_accessible_silent_and_fits(lang, tmp_path, monkeypatch, capsys):
    skew = caller(lay_down(tmp_path, lang), monkeypatch, capsys)
    skew("export", "koeln-bethlehem", "bonn-ramallah", "--lang", "ar,en", "--format", "html,md,json", "-o", "out")
    content = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    policy = next(line for line in content.splitlines() if "Content-Security-Policy" in line)
    (tmp_path / "out/open.html").write_text(content.replace(policy, ""), encoding="utf-8")
    noise, faults = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = browser.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("request", lambda request: None if request.url.startswith("file:") else noise.append(request.url))
        for width, scheme in ((1100, "light"), (1100, "dark"), (360, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto((tmp_path / "out/index.html").as_uri())
            faults += page.evaluate(OVERFLOW)
            page.goto((tmp_path / "out/open.html").as_uri())
            faults += [each["id"] for each in Axe().run(page).response["violations"]]
        page.get_by_role("link", name="HTML").first.click()
        assert page.url.endswith("/2024-bonn-ramallah-handout-ar.html")
        browser.close()
    assert ([], []) == (noise, faults)
