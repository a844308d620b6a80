"""The report can be read in light, in dark and on paper: contrast worked out as WCAG 2.2 has it (1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from craftnudge.presentation.report.style import CSS

THEMES = dict(zip(("light", "dark", "paper"), re.findall(r":root\{([^}]*)\}", CSS.replace("\n", "")), strict=True))


def colours(theme: str) -> dict[str, str]:
    """The colours of a theme by name, those that it does not set from the light one."""
    found = {name: value for each in ("light", theme) for name, value in re.findall(r"--(\w+):(#\w+)", THEMES[each])}
    return {
        name: "#" + "".join(2 * sign for sign in value[1:]) if len(value) == 4 else value
        for name, value in found.items()
    }


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """1 for equal colours to 21 for black on white."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["page", "card"])
@pytest.mark.parametrize("text", ["text", "dim", "excellent", "good", "fair", "needs_work"])
def test_text_stands_out(theme: str, ground: str, text: str) -> None:
    """All text has a contrast of 4.5 on the page and on a tile."""
    found = colours(theme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", ["ink", "excellent", "good", "fair", "needs_work"])
def test_drawings_stand_out(theme: str, mark: str) -> None:
    """What draws a figure has a contrast of 3 on the page."""
    found = colours(theme)
    assert contrast(found[mark], found["page"]) >= 3.0
