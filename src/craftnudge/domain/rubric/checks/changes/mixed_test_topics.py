"""The tests of the change are about one topic, that of the changed code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, partial

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

ONE_TOPIC = 1
NO_TOPIC_POINTS_FROM = 6
# The share where no test matches the code by name, or none changed.
UNMATCHED_SHARE = 0.75
# The share of the points that depends on the number of topics.
TOPICS_SHARE = 0.6
_NO_CODE = not_applicable("no_code_or_tests")
_NO_TESTS = partial(UNMATCHED_SHARE, "no_tests", Evidence("test_topics", figure=0))


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    code, tests = scope.kinds.get("code", ()), scope.kinds.get("test", ())
    if not tests:
        return _NO_TESTS if code else _NO_CODE
    topics = scope.test_topics
    share = UNMATCHED_SHARE if code and scope.tested_name is None else 1.0
    if topics > ONE_TOPIC:
        kind = "several_topics"
        share -= TOPICS_SHARE * (1 - fall(topics, ONE_TOPIC, NO_TOPIC_POINTS_FROM))
    else:
        kind = "unmatched" if share < 1 else "matched" if code else "tests_only"
    return graded(share, kind, Evidence("test_topics", path=tests[0].path, figure=topics, limit=ONE_TOPIC))


CHECK = Check(
    id="CN206",
    name="mixed-test-topics",
    pass_name="Tests match the change",
    fail_name="Tests don't match the change",
    topic="tests",
    points=3,
    why="A test named after the changed code shows what the change is about. Tests of several topics suggest "
    "several changes.",
    advice="Add a test that fails without this change.",
    good="array.c with test_array.c.",
    bad="test_socket.c, test_hash.c and test_yaml.c in one fix.",
    grounds="In hand-labelled fixes, a test named for the code is the clearest sign of a single concern (JRuby, Herzig "
    "and Zeller 2013; docs/explanation/validity.md). It does not predict defects.",
    limits="In projects with few, large test files there are no names to compare; commits there keep three "
    "quarters of the points.",
    evaluate=_evaluate,
    former_name="test-topic",
)
