"""Names in a subject that are worth pointing out: symbols of the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.checks.file_names import repeats_the_files
from craftnudge.domain.rubric.text.inflection import word_set

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_LONGEST_NAME_CHARS = 40
_SHORTEST_ACRONYM_CHARS = 5
_FEWEST_LETTERS = 3
# A search of the log for one of these finds too many commits.
_COMMON_NAMES = word_set(
    "authors changelog contributing github gitlab history javascript license macos maintainers mysql news openssl "
    "postgresql readme todo typescript"
)


def praised_symbol(facts: Facts) -> str | None:
    """A symbol of the code that the subject names and that people search for; None without one."""
    if _is_exempt(facts) or repeats_the_files(facts):
        return None
    signs = facts.evidence.signs if facts.english else {}
    name = _whole_name(facts.wording.headline, signs.get("code_name") or "")
    return name if _is_searched_for(name) else None


def _is_exempt(facts: Facts) -> bool:
    if not facts.english:
        return False
    return bool(facts.exemption and facts.exemption.sure and "detailed" not in facts.evidence.signs)


def _whole_name(headline: str, name: str) -> str:
    """The word of the headline that holds the name, such as "Plug.run/3" for "Plug.run"."""
    word = next((word for word in headline.split() if name and name in word), name).strip(".,;:!?'\"")
    return word if word.count("(") == word.count(")") and word.count("`") % 2 == 0 else name


def _is_searched_for(name: str) -> bool:
    """Whether people would search for the name: no version, no acronym, not too long to repeat."""
    letters = sum(map(str.isalpha, name))
    plain_pair = "/" in name and all(part.isalpha() for part in name.split("/"))
    return (
        letters >= _FEWEST_LETTERS
        and not plain_pair
        and "@" not in name
        and not name.endswith(("'s", "\u2019s"))
        and name.lower().partition(".")[0] not in _COMMON_NAMES
        and len(name) <= _LONGEST_NAME_CHARS
        and not (name.isupper() and name.isalnum() and len(name) < _SHORTEST_ACRONYM_CHARS)
    )
