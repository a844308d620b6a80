"""Take the pictures of the dashboard: a made-up shop of six people, recorded and served, in a real Chromium.

python -m docs.pictures          writes docs/pictures/<page>-<width>-<scheme>.webp
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parent / "pictures"
PAGES = {
    "today": "/",
    "commits": "/commits",
    "progress": "/progress?days=90",
    "insights": "/insights?days=365",
    "goal": "/goal",
    "practice": "/practice",
    "team": "/team?days=365",
    "data": "/data",
}
WIDTHS = (1280, 375)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_HEIGHTS = {1280: 860, 375: 760}
MOST_BYTES = 80_000
_DAY_SECONDS = 86_400
_PEOPLE = ("Ann Dev", "Ben Oak", "Cleo Ash", "Dan Elm", "Eve Fir", "Finn Bay")
_COMMITS = 170
# Subjects of a shop, and reasons; the later a commit, the likelier it has one.
_SUBJECTS = (
    "Leave cancelled orders out of the monthly total",
    "Show the price with tax in the basket",
    "Refuse vouchers that have ended",
    "Round refunds to whole cents",
    "Keep the basket when a session ends",
    "Sort invoices by their date",
    "Send one letter for an order of several parcels",
    "fix stuff",
    "update prices and clean up",
    "Add a page for returns",
    "Read tax rates from the settings",
    "Rename Basket.sum to Basket.total",
)
_REASONS = (
    "The total counted them twice, because a cancelled order keeps its lines.",
    "Customers wrote that the price changed at the end.",
    "Two of them were paid out after the last day.",
    "Amounts such as 3.3333 were refused by the bank.",
)


def history(folder: Path, environment: dict[str, str]) -> None:
    """Half a year of commits in a new repository, the same ones for the same day."""
    chance = random.Random(7)  # noqa: S311 - the same shop each time

    def git(*arguments: str, **more: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, env=environment | more, check=True, capture_output=True)

    git("init", "--quiet", "--initial-branch=main")
    now = int(time.time()) - 3600
    for number in range(_COMMITS):
        left = _COMMITS - number - 1
        person = _PEOPLE[0] if number % 3 else chance.choice(_PEOPLE[1:])
        seconds = now - left * _DAY_SECONDS + chance.randrange(-7, 1) * 3600 * bool(left)
        subject = chance.choice(_SUBJECTS)
        reasoned = chance.random() < 0.2 + 0.7 * number / _COMMITS
        module = f"shop/{chance.choice(('basket', 'orders', 'tax', 'letters'))}.py"
        lines = "".join(
            f"def step_{number}_{line}(order):\n    return order\n" for line in range(chance.randrange(1, 9))
        )
        for name in (module, f"tests/test_{number % 9}.py") if chance.random() < 0.6 else (module,):  # noqa: PLR2004
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text((path.read_text("utf-8") if path.exists() else "") + lines, "utf-8")
        git("add", ".")
        mail = f"{person.split()[0].lower()}@example.org"
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", person), ("EMAIL", mail), ("DATE", f"{seconds} +0000"))
        }
        message = f"{subject}\n\n{chance.choice(_REASONS)}\n" if reasoned else subject
        git("commit", "--quiet", "--message", message, **who)


def take(browser: Browser, base: str, token: str) -> None:
    """Each page at each width in each scheme."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size: Any = {"width": width, "height": _HEIGHTS[width]}
            context = browser.new_context(base_url=base, viewport=size, color_scheme=scheme, java_script_enabled=False)
            page = context.new_page()
            page.goto("/enter")
            page.fill("#token", token)
            page.click("button")
            page.goto("/commits")
            commit = page.locator(".rows a").first.get_attribute("href") or ""
            for name, path in {**PAGES, "commit": commit}.items():
                page.goto(path)
                _save(page.screenshot(), FOLDER / f"{name}-{width}-{scheme}.webp")
            context.close()


def _save(png: bytes, path: Path) -> None:
    Image.open(io.BytesIO(png)).convert("RGB").save(path, "WEBP", quality=70, method=6)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {MOST_BYTES:,} bytes")


def main() -> int:
    """Make the history, record it, serve it, and take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("There is no chromium on PATH.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home, shop = Path(folder) / "home", Path(folder) / "shop"
        home.mkdir()
        shop.mkdir()
        (home / ".gitconfig").write_text("[user]\n\tname = Ann Dev\n\temail = ann@example.org\n", "utf-8")
        data = Path(folder) / "craftnudge"
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "CRAFTNUDGE_HOME": str(data),
            "TZ": "UTC",
        }
        history(shop, environment)
        program = [sys.executable, "-m", "craftnudge"]
        subprocess.run([*program, "track", "--all"], cwd=shop, env=environment, check=True, capture_output=True)
        subprocess.run([*program, "goal", "--auto"], cwd=shop, env=environment, check=False, capture_output=True)
        serving = [*program, "serve", "--no-open", "--port", "0"]
        server = subprocess.Popen(serving, cwd=shop, env=environment, stdout=subprocess.PIPE, text=True)
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
