"""What a project calls an error of whitespace, by its attribute `whitespace` (gitattributes(5), git-config(1))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from craftnudge.domain.commits.file_attributes import FileAttributes

_USUAL_TAB_WIDTH = 8
# A rule may be shortened, as in git (ws.c): the first name that begins with the word is meant.
_RULES = (
    "trailing-space",
    "space-before-tab",
    "indent-with-non-tab",
    "cr-at-eol",
    "blank-at-eol",
    "blank-at-eof",
    "tab-in-indent",
)
_BY_DEFAULT = frozenset(("trailing-space", "space-before-tab"))


class WhitespaceRules(NamedTuple):
    """The rules that hold for a file; `tab_width` is that of `indent_with_non_tab`."""

    trailing_space: bool = True
    space_before_tab: bool = True
    indent_with_non_tab: bool = False
    tab_in_indent: bool = False
    tab_width: int = _USUAL_TAB_WIDTH

    @property
    def none(self) -> bool:
        """Whether whitespace is not looked at: `-whitespace`."""
        return not any(self[:4])


USUAL_RULES = WhitespaceRules()


def whitespace_rules(attributes: FileAttributes) -> WhitespaceRules:
    """The rules of a file: git's own by default, all where the attribute is set, none where it is unset."""
    value = attributes.whitespace
    if value is None:
        return USUAL_RULES
    if isinstance(value, bool):  # git leaves the rule against tabs out, which contradicts the one against blanks
        return WhitespaceRules(value, value, value)
    rules, width = set(_BY_DEFAULT), _USUAL_TAB_WIDTH
    for word in value.replace(",", " ").split():
        name, _, figure = word.partition("=")
        if name == "tabwidth":
            width = int(figure) if figure.isascii() and figure.isdigit() and 0 < int(figure[:4]) < 64 else width  # noqa: PLR2004
            continue
        rule = next((rule for rule in _RULES if rule.startswith(word.removeprefix("-"))), "")
        rule = "trailing-space" if rule == "blank-at-eol" else rule
        (rules.discard if word.startswith("-") else rules.add)(rule)
    return WhitespaceRules(
        "trailing-space" in rules,
        "space-before-tab" in rules,
        "indent-with-non-tab" in rules,
        "tab-in-indent" in rules,
        width,
    )
