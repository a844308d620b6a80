"""Two things that have nothing to do with each other, and a history that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

TOKENS = {
    "src/tokens.py": "def reject_empty_token(token):\n    return not token.strip()\n",
    "tests/test_tokens.py": "from tokens import reject_empty_token\n\nassert reject_empty_token('')\n",
}
PALETTE = {
    "web/palette.css": ".banner-color { color: teal; }\n.banner-border { border: none; }\n",
    "web/palette.html": "<p class='banner-color banner-border'>x</p>\n",
}


def grow(repository: GitRepository) -> None:
    """A history in which the two things changed twice each, never at once."""
    for number in range(2):
        repository.commit(f"Prepare tokens {number}", dict.fromkeys(TOKENS, f"old = {number}\n"))
        repository.commit(f"Prepare palette {number}", dict.fromkeys(PALETTE, f"old {number}\n"))
