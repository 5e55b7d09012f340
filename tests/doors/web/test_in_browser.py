"""The components in a real browser: accessible, narrow, kept while written, and whole without JavaScript."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from alongside.doors.web.gallery import GROUPS
from tests.house.source import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
ADDRESSES = ["", *(f"{group}/" for group in GROUPS), "question/", "goal/", "errors/503/"]
FIRST_LOAD = 75_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright leaves an event loop running in this thread
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when the browser complains, above all of the content security policy."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not [text for text in complaints if "Failed to load resource" not in text]


def test_every_component_is_accessible_and_fits_a_narrow_screen(page: Page, live_server: LiveServer) -> None:
    for address in ADDRESSES:
        page.goto(f"{live_server.url}/gallery/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert [(address, each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def test_targets_are_large_enough_to_touch(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/forms/")
    sizes = page.eval_on_selector_all(
        "main button, main input:not([type=hidden]), main select, main textarea",
        "all => all.map(one => { const box = one.getBoundingClientRect(); return Math.min(box.width, box.height); })",
    )
    assert min(sizes) >= 24


def test_the_focus_moves_to_the_errors_and_on_to_the_field(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    page.get_by_role("button", name="Save and continue").click()
    expect(page).to_have_title("Error: What matters to you? – Alongside")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Fill in “What matters to you?”.").click()
    expect(page.get_by_role("textbox")).to_be_focused()


def test_the_browser_asks_before_unsaved_words_are_left(page: Page, live_server: LiveServer) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(f"{live_server.url}/gallery/goal/")
    page.get_by_role("textbox").first.press_sequentially("Walk to the allotment.")
    page.get_by_role("link", name="Help with this service").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert "/gallery/goal/" in page.url
    page.get_by_role("textbox").first.press_sequentially(" And back.")
    page.locator("main").get_by_role("button").first.click()
    page.wait_for_load_state()
    assert asked == ["beforeunload"], "pressing the button is not leaving"


def test_words_are_saved_while_they_are_written(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    status = page.locator("[data-save-status]")
    expect(status).to_have_text("We save your words as you write.")
    page.get_by_role("textbox").press_sequentially("My garden")
    page.wait_for_selector("[data-save-status][data-state=saved]")
    assert status.inner_text().startswith("Saved at ")


def test_words_that_could_not_be_saved_are_sent_again(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    answers = iter([503])

    def fail_once(route: Route) -> None:
        status = next(answers, 0) if route.request.method == "POST" else 0
        route.fulfill(status=status) if status else route.continue_()

    page.route("**/gallery/question/", fail_once)
    page.get_by_role("textbox").press_sequentially("My garden")
    page.wait_for_selector("[data-save-status][data-state=failed]")
    assert page.locator("[data-save-status]").inner_text() == "Not saved yet. We will try again."
    page.wait_for_selector("[data-save-status][data-state=saved]")


def test_a_session_that_ended_keeps_the_words_until_the_next_sign_in(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    page.route("**/gallery/question/", lambda route: route.fulfill(status=401))
    page.get_by_role("textbox").press_sequentially("My garden")
    page.wait_for_selector("[data-save-status][data-state=sign-in]")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("textbox")).to_have_value("My garden")
    page.unroute("**/gallery/question/")
    page.context.clear_cookies()  # as after signing in again: the form's token is of no use any more
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_selector("[data-save-status][data-state=saved]")


def test_leaving_with_unsaved_words_is_asked_about(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    page.route("**/gallery/question/", lambda route: route.fulfill(status=503))
    page.get_by_role("textbox").press_sequentially("My garden")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{live_server.url}/gallery/")
    assert asked == ["beforeunload"]


def test_nothing_is_kept_in_the_browser(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    page.get_by_role("textbox").press_sequentially("My garden")
    page.wait_for_selector("[data-save-status][data-state=saved]")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_new_row_has_the_focus(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/goal/")
    page.get_by_role("button", name="Add another step").click()
    expect(page.get_by_role("group", name="Steps: step 2")).to_be_focused()


def test_forms_work_without_javascript(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/gallery/goal/")
    page.get_by_label("The goal").fill("My garden")
    page.get_by_label("What will be done?").fill("Walk")
    page.get_by_label("Who will do it?").fill("Jo")
    page.get_by_role("button", name="Add another step").click()
    expect(page.get_by_label("What will be done?")).to_have_count(2)
    page.get_by_role("button", name="Remove step 2").click()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", name="Components")).to_be_visible()
    context.close()


def test_paper_has_nothing_to_press(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/question/")
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_printed_plan_has_no_links_to_press_and_a_logo_that_is_seen(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/gallery/plans/")
    controls = page.locator(".app-said__links, .app-who-can-see")
    assert controls.count() > 2
    page.emulate_media(media="print")
    assert not any(each.is_visible() for each in controls.all())
    mark = page.locator(".app-header__mark path").first
    assert mark.evaluate("path => getComputedStyle(path).stroke") == "rgb(0, 0, 0)"


def built() -> list[Path]:
    return [Path(finders.find(name)) for name in ("site.css", "site.js")]


def test_the_first_load_is_small() -> None:
    size = sum(len(gzip.compress(file.read_bytes())) for file in built())
    assert size < FIRST_LOAD - 15_000  # a plan page may be 60 kB before compression


def test_the_built_files_hold_no_brand_of_the_nhs() -> None:
    words = "".join(file.read_text(encoding="utf-8") for file in built())
    assert "Frutiger" not in words
    assert "assets.nhs.uk" not in words
