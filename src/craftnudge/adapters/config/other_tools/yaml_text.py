"""YAML texts by strangers: read with PyYAML's safe loader, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.other_tools.rule_files import RuleFileError
from craftnudge.errors import Cause
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    import yaml

# PyYAML takes up to a second for this many.
_MOST_CHARS = 32 * 1024
# PyYAML's time grows with the cube of open brackets: a line of a thousand takes seconds.
_MOST_OPEN_BRACKETS = 50
_BRACKET = pattern(r"[\[\]{}]")
# What the document may hold once its aliases are replaced: a few lines of aliases of aliases expand to gigabytes.
_MOST_EXPANDED_CHARS = 1024 * 1024


def yaml_of(text: str) -> Any:
    """The content of a YAML document: dicts, lists, strings, numbers, booleans, dates and None.

    Raises RuleFileError for what is invalid, larger than the bounds, more than one document, or names a Python object.
    """
    if len(text) > _MOST_CHARS:
        raise RuleFileError(Cause("yaml.too-long", limit=_MOST_CHARS))
    _require_shallow(text)
    import yaml  # noqa: PLC0415 - 12 ms, only where there is such a file

    try:
        # The loader written in C recurses on the machine's stack, where a deep nesting ends the program.
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _require_bounded(node)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise RuleFileError(Cause("yaml.invalid", reason=error.problem or error.context), line) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RuleFileError(Cause("yaml.character"), line) from error
    except RecursionError as error:
        raise RuleFileError(Cause("yaml.too-deep")) from error
    except (ValueError, ArithmeticError, TypeError, AttributeError, LookupError) as error:
        # Python's own: a number of thousands of digits, a 31st of February, a tag on the wrong kind of value.
        raise RuleFileError(Cause("yaml.value", error=type(error).__name__)) from error


def _require_shallow(text: str) -> None:
    """Raises RuleFileError if too many brackets are open at one place. Brackets in quotes count too."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if depth > _MOST_OPEN_BRACKETS:
            raise RuleFileError(Cause("yaml.too-deep"), text.count("\n", 0, bracket.start()) + 1)


def _require_bounded(root: yaml.Node) -> None:
    """Raises RuleFileError if the document with its aliases replaced is too large; a node inside itself always is."""
    chars_left = _MOST_EXPANDED_CHARS
    nodes: list[Any] = [root]
    while nodes:
        node = nodes.pop()
        children = [part for pair in node.value for part in pair] if node.id == "mapping" else node.value
        chars_left -= len(children) + 1
        if chars_left < 0:
            raise RuleFileError(Cause("yaml.aliases"), node.start_mark.line + 1)
        if not isinstance(children, str):
            nodes += children
