"""Does a large change come with an explanation?"""

from __future__ import annotations

from craftnudge.domain.rubric.checks.message.unexplained_size import CHECK
from tests.support.facts import facts_of

BODY = (
    "The old one could not take nested comments at all, and every attempt to teach it made the next bug harder "
    "to find, so that nobody dared to try."
)


def test_only_large_hand_written_changes_are_asked() -> None:
    """Small changes, lock files, unknown files and self-explaining changes are not."""
    assert CHECK.evaluate(facts_of("New lexer", ("a.py", 40, 40))).result == "not_applicable"
    assert CHECK.evaluate(facts_of("New lexer", ("poetry.lock", 900, 900))).result == "not_applicable"
    assert CHECK.evaluate(facts_of("New lexer", known_files=False)).result == "not_applicable"
    assert CHECK.evaluate(facts_of("Document the lexer", ("docs/lexer.md", 900, 0))).result == "not_applicable"


def test_the_more_lines_the_more_words() -> None:
    """No body, a short one, and one of a sentence or two."""
    bare, short, full = (
        CHECK.evaluate(facts_of(f"New lexer\n\n{body}", ("a.py", 600, 20))) for body in ("", "It is faster.", BODY)
    )
    assert (bare.result, short.result, full.result) == ("fail", "partial", "pass")
    assert 0 < short.share < full.share
    assert (bare.kind, bare.evidence[1].figure) == ("no_body", 620)


def test_other_languages_are_not_counted() -> None:
    """How many words a script without blanks needs was never measured."""
    body = "旧的实现无法处理嵌套的注释，每次修改都会引入新的问题。" * 4
    outcome = CHECK.evaluate(facts_of(f"新的词法分析器\n\n{body}", ("a.py", 200, 20)))
    assert outcome.result == "not_applicable"
