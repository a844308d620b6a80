"""Builds the site from the pages in this folder: `make site`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

import craftnudge

project = "CraftNudge"
copyright = "The CraftNudge developers"  # noqa: A001 - Sphinx's name
version = release = craftnudge.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["README.md", "pictures", "reference/man1", "reference/schemas", "__pycache__"]
# Headings get the anchors that they have on the forge, since pages link to these.
myst_heading_anchors = 4
myst_links_external_new_tab = False
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!craftnudge\.api).*")]

# In docstrings a single backtick means code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"

html_theme = "furo"
html_title = "CraftNudge"
html_favicon = "../src/craftnudge/entrypoints/server/static/icon.svg"
html_copy_source = False
html_show_sphinx = False
html_theme_options: dict[str, Any] = {"top_of_page_buttons": []}

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_PAGE = re.compile(r"\]\(([\w/-]+)\.md\)")
# Pages that list others, by the file that has the list.
_LISTINGS = {"index": "README.md", "decisions/README": "decisions/README.md"}


def _contents(listing: str) -> str:
    """What stands beside each page: the sections of a listing, and the pages that each names."""
    first, *sections = _SECTION.split(listing)
    named = {"Start": first, **dict(zip(sections[::2], sections[1::2], strict=True))}
    trees = ((title, dict.fromkeys(_PAGE.findall(text))) for title, text in named.items())
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n" + "\n".join(pages) + "\n```\n"
        for title, pages in trees
        if pages
    )


def _add_contents(app: Any, page: str, source: list[str]) -> None:
    del app
    if page in _LISTINGS:
        source[0] += _contents((ROOT / "docs" / _LISTINGS[page]).read_text("utf-8"))


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _add_contents)
