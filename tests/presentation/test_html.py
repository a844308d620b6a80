"""HTML that cannot be broken out of."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.presentation.html import element, sheet
from craftnudge.presentation.safe_text import safe_text


class Reader(HTMLParser):
    """What a browser would find: elements and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keeps the text."""
        self.text += data


@given(st.text(), st.text())
def test_any_text_stays_text(text: str, attribute: str) -> None:
    """For any text, a browser finds one element with that text and that attribute, made visible."""
    read = Reader(element("p", text, class_=attribute))
    assert read.elements == [("p", {"class": safe_text(attribute)})]
    assert read.text == safe_text(text)


@pytest.mark.parametrize("tag", ["script", "a", "iframe", "img", "SCRIPT", "p onclick=x"])
def test_what_could_run_or_load_has_no_element(tag: str) -> None:
    """Only elements of the list exist."""
    with pytest.raises(ValueError, match="no element"):
        element(tag, "x")


@pytest.mark.parametrize("name", ["onclick", "style", "href", "src", "srcdoc", "onload_"])
def test_what_could_run_or_load_has_no_attribute(name: str) -> None:
    """Only attributes of the list exist."""
    with pytest.raises(ValueError, match="no attribute"):
        element("p", "x", **{name: "y"})


def test_elements_nest_and_lists_flatten() -> None:
    """HTML made here is not escaped again; an attribute of None is left out; a void element has no end."""
    assert element("ul", [element("li", "a"), "<"], class_=None) == "<ul><li>a</li>&lt;</ul>"
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_a_style_sheet_cannot_end_itself() -> None:
    """A sign that could close it is refused."""
    assert sheet("p{margin:0}") == "<style>p{margin:0}</style>"
    with pytest.raises(ValueError, match="style sheet"):
        sheet("</style><script>")
