"""Take the pictures of the dashboard: a made-up shop, recorded and served on one day of its own, in a real Chromium.

python -m docs.pictures          writes docs/pictures/<page>-<width>-<scheme>.webp
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PIL import Image
from playwright.sync_api import sync_playwright

from docs.shop import NOW, OWNER, make

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parent / "pictures"
PAGES = {
    "today": "/",
    "commits": "/commits",
    "progress": "/progress?days=90",
    "insights": "/insights?days=365",
    "goal": "/goal",
    "practice": "/practice",
    "team": "/team?days=90&repository=shop",
    "data": "/data",
}
WIDTHS = (1280, 375)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_HEIGHTS = {1280: 860, 375: 760}
MOST_BYTES = 80_000
_PATIENCE_SECONDS = 120
_GOAL = "CN102"
_GOAL_DAYS = 40
_NUDGES = 14
# The installed command, but for its clock: the pictures are the same on any day.
_SERVE = """
import os, time
from pathlib import Path
from craftnudge.entrypoints.server.run import ServeOptions, serve
from craftnudge.services.workplace import Workplace
start = time.time()
home = Path(os.environ["CRAFTNUDGE_HOME"])
workplace = Workplace(home, os.environ, Path(), now=lambda: float(os.environ["NOW"]) + time.time() - start)
serve(workplace, ServeOptions(0), started=lambda address: print(address.url, flush=True), report=print)
"""


def _remember_goal(data: Path, hashes: list[str]) -> None:
    """A goal of some weeks, and nudges that were shown since, as commands record them."""
    now = int(NOW.timestamp())
    first = now - int(timedelta(days=_GOAL_DAYS).total_seconds())
    step = (now - first) // (_NUDGES + 1)
    events: list[dict[str, Any]] = [{"type": "focus_set", "at_seconds": first, "check": _GOAL, "by": "user"}]
    events += [
        {
            "type": "shown",
            "at_seconds": first + step * number,
            "check": _GOAL,
            "commit": hashes[-number],
            "where": "hook",
        }
        for number in range(1, _NUDGES + 1)
    ]
    log = data / "data" / "behaviors" / "nudges.jsonl"
    log.write_text("".join(f"{json.dumps({'v': 1, **event})}\n" for event in events), "utf-8")


def take(browser: Browser, base: str, token: str) -> None:
    """Each page at each width in each scheme."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size: Any = {"width": width, "height": _HEIGHTS[width]}
            context = browser.new_context(base_url=base, viewport=size, color_scheme=scheme, java_script_enabled=False)
            page = context.new_page()
            page.set_default_timeout(_PATIENCE_SECONDS * 1000)
            page.goto("/enter")
            page.fill("#token", token)
            page.click("button")
            page.goto("/commits?user_id=me&level=FAIR")
            commit = page.locator(".rows a").first.get_attribute("href") or ""
            _practise(page)
            for name, path in {**PAGES, "commit": commit}.items():
                page.goto(path)
                _save(page.screenshot(), FOLDER / f"{name}-{width}-{scheme}.webp")
            context.close()


def _practise(page: Page) -> None:
    """A session whose second commit is asked about."""
    page.goto("/practice")
    if page.locator("text=Start").count():
        page.click("text=Start")
        page.fill("#rating", "6.5")
        page.click("text=Answer")


def _save(png: bytes, path: Path) -> None:
    Image.open(io.BytesIO(png)).convert("RGB").save(path, "WEBP", quality=70, method=6)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {MOST_BYTES:,} bytes")


def _serve(folder: Path) -> None:
    """Makes the shop, records it, serves it, and takes the pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    home, data = folder / "home", folder / "craftnudge"
    home.mkdir()
    (home / ".gitconfig").write_text(f"[user]\n\tname = {OWNER}\n\temail = ann@example.org\n", "utf-8")
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "CRAFTNUDGE_HOME": str(data),
        "TZ": "UTC",
        "NOW": str(NOW.timestamp()),
    }
    shop, warehouse = folder / "shop", folder / "warehouse"
    hashes = make(shop, environment, seed=7, commits=900)
    make(warehouse, environment, seed=11, commits=160)
    for repository in (shop, warehouse):
        track = [sys.executable, "-m", "craftnudge", "track", "--all"]
        subprocess.run(track, cwd=repository, env=environment, check=True, capture_output=True, timeout=600)
    _remember_goal(data, hashes)
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVE], cwd=shop, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        told = re.search(r"http://[\d.]+:\d+", server.stdout.readline() if server.stdout else "")
        if told is None:
            raise RuntimeError("the server did not start")
        with sync_playwright() as driver:
            arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = driver.chromium.launch(executable_path=chromium, args=arguments)
            take(browser, told[0], (data / "serve.token").read_text("utf-8").strip())
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=10)


def main() -> int:
    """Take all pictures."""
    if not (shutil.which("chromium") or shutil.which("google-chrome")):
        sys.stderr.write("There is no chromium on PATH.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _serve(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
