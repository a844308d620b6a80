"""The dashboard in a real browser: what it runs and loads, who can use it, and that it follows the journal."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import chromium, page_in
from tests.support.server import serving
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer

    Recorded = tuple[Program, GitRepository]

PAGES = ("/", "/commits", "/progress?days=90", "/insights", "/goal", "/practice", "/team", "/data")
# What passes is not written down: that would take most of the time.
AXE = """async rules => {
    const found = await axe.run({resultTypes: ["violations"], ...(rules && {runOnly: rules})});
    return found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
}"""
HOSTILE = "</title></pre><script>window.hit=1</script><img src=x onerror=window.hit=2><svg onload=window.hit=3> {{7*7}}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for these tests."""
    with chromium() as started:
        yield started


def first_commit(page: Page) -> str:
    """The address of the newest commit."""
    page.goto("/commits")
    return page.locator(".rows a").first.get_attribute("href") or ""


def test_axe_finds_nothing(browser: Browser, server: RunningServer) -> None:
    """On each page, those of a wrong address and of the entrance too; in the dark nothing changes but the colours."""
    pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    with page_in(browser, server, color_scheme="light") as page:
        for path in (*PAGES, first_commit(page), "/commits/" + "0" * 40, "/enter"):
            page.emulate_media(color_scheme="light")
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            page.evaluate(axe)
            found = page.evaluate(AXE, None)
            page.emulate_media(color_scheme="dark")
            found += page.evaluate(AXE, ["color-contrast"])
            assert (path, found) == (path, [])


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, server: RunningServer, width: int) -> None:
    """Down to the narrowest phone."""
    with page_in(browser, server, viewport={"width": width, "height": 700}) as page:
        for path in (*PAGES, first_commit(page)):
            page.goto(path)
            assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)


def test_all_is_loaded_from_this_server(browser: Browser, server: RunningServer) -> None:
    """The browser asks nobody else, and has nothing to complain of."""
    with page_in(browser, server) as page:
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for path in (*PAGES, first_commit(page), "/docs"):
            page.goto(path)
        assert asked
        assert not [url for url in asked if not url.startswith((f"http://127.0.0.1:{server.port}/", "data:"))]
        assert not complaints


def test_everything_can_be_done_by_keyboard(browser: Browser, server: RunningServer) -> None:
    """The first stop skips the menu; every link and button is a stop that can be seen."""
    with page_in(browser, server) as page:
        page.goto("/commits")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        page.goto("/practice")
        wanted = page.locator("a[href], button, input:not([type=hidden]), select, textarea, summary").count()
        reached = set()
        for _ in range(wanted):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.outerHTML"))
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        assert len(reached) == wanted
        page.locator("a", has_text="Goal").focus()
        with page.expect_navigation(url="**/goal"):
            page.keyboard.press("Enter")


def test_it_works_without_scripts(browser: Browser, server: RunningServer, recorded: Recorded) -> None:
    """Signing in, setting a goal and ending it are forms."""
    recorded[0]("goal", "CN110")
    with page_in(browser, server, java_script_enabled=False) as page:
        page.goto("/goal")
        with page.expect_navigation():
            page.click("text=End this goal")
        assert page.locator("text=No goal set.").count() == 1
        page.goto("/practice")
        assert page.locator("button", has_text="Start").count() == 1


def test_nothing_that_a_stranger_wrote_runs(browser: Browser, program: Program, repository: GitRepository) -> None:
    """Subjects, bodies, names, paths: in no page does a script of theirs run or an element of theirs appear."""
    now = int(time.time())
    for number in range(3):
        repository.commit(
            f"{HOSTILE} {number}\n\n{HOSTILE}",
            {f"<img src=x onerror=hit=4>{number}.py": f"x = {number}\n"},
            seconds=now - 3600 * number,
            author="<svg/onload=hit=5> <ann@example.org>",
        )
    program("track", "--all")
    with serving(program) as server, page_in(browser, server) as page:
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        for path in (*PAGES, first_commit(page)):
            page.goto(path)
            assert page.evaluate("window.hit") is None
            assert page.locator("img:not([src='/static/icon.svg'])").count() == 0
            assert page.locator("script").count() == 1
        assert HOSTILE[:20] in (page.text_content("h1") or "")
        assert not dialogs


def test_a_commit_appears_with_focus_and_scroll_kept(
    browser: Browser, program: Program, repository: GitRepository
) -> None:
    """It is recorded in a terminal while the page is open and read."""
    now = int(time.time())
    for number in range(30):
        repository.commit(f"Add order {number}", {"a.py": f"a = {number}\n"}, seconds=now - 3600 * (number + 1))
    program("track", "--all")
    with serving(program) as server, page_in(browser, server, viewport={"width": 800, "height": 300}) as page:
        page.goto("/commits")
        page.locator(".live").wait_for(state="visible")
        page.locator(".rows a", has_text="Add order 9").focus()
        page.evaluate("scrollTo(0, 200)")
        repository.commit("Count refunds once", {"b.py": "b = 1\n"}, seconds=now)
        program("track")
        page.locator(".rows a", has_text="Count refunds once").wait_for(state="attached")
        assert page.evaluate("document.activeElement.textContent") == "Add order 9"
        wait_until(lambda: page.evaluate("scrollY") > 0)
