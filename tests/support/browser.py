"""A real Chromium, driven as a person uses it; tests that need one are skipped where it is missing."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunningServer

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no chromium on PATH")
    # Its sandbox cannot be had by root, as in most containers.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page_in(browser: Browser, server: RunningServer, **context: Any) -> Iterator[Page]:
    """A page of the signed-in owner; `context` is what playwright's contexts take."""
    opened = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", **context)
    opened.set_default_timeout(PATIENCE_SECONDS * 1000)
    try:
        page = opened.new_page()
        page.goto("/enter")
        page.fill("#token", server.token)
        with page.expect_navigation(url="**/", wait_until="commit"):
            page.click("button")
        yield page
    finally:
        opened.close()
