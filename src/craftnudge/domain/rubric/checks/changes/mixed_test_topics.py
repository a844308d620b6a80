"""The tests of the change are about one thing, the one that the code is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, partial, said
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

ONE_TOPIC = 1
TOO_MANY_TOPICS = 6
# Where no test is named for the code, or none is there: rather for it than against it.
UNTOLD_SHARE = 0.75
# How much of the points the number of topics decides.
TOPICS_SHARE = 0.6
_NO_TEST = partial(
    UNTOLD_SHARE, "No test came with it, to show which one behaviour changes.", Evidence("no tests", figure=0)
)


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    code, tests = scope.kinds.get("code", ()), scope.kinds.get("test", ())
    if not code and not tests:
        return not_applicable("It has neither code nor tests.")
    if not tests:
        return _NO_TEST
    topics = scope.test_topics
    named = UNTOLD_SHARE if code and scope.tested_name is None else 1.0
    if topics > ONE_TOPIC:
        share = named - TOPICS_SHARE * (1 - fall(topics, ONE_TOPIC, TOO_MANY_TOPICS))
        says = f"Its tests are named for {topics} different things."
    elif named < 1:
        share, says = named, "Its test is named for another thing than its code."
    else:
        share, says = 1.0, f"Its test is named for the thing that changes: {scope.tested_name or 'one topic'}."
    path = tests[0].path
    return graded(
        share,
        lambda: said(says, Evidence(f"tests of {counted(topics, 'topic')}", path=path, figure=topics, limit=ONE_TOPIC)),
    )


CHECK = Check(
    id="CN206",
    name="test-topic",
    title="Tests of one topic",
    topic="tests",
    points=1.25,
    why="A test named for the code beside it shows what the one thing is; tests of several topics show several.",
    advice="Add the test that fails without this change; one behaviour, one test, one commit.",
    good="array.c with test_array.c.",
    bad="test_socket.c, test_hash.c and test_yaml.c in one fix.",
    grounds="In hand-labelled fixes a test named for the code is the clearest sign of a single concern"
    " (JRuby, Herzig and Zeller 2013; docs/explanation/validity.md). It says nothing about defects.",
    limits="Projects with few, large test files give no names to compare; half of the points are given there. On "
    "git's own history it fires on 0 % of human commits, on Flask's on 1 %.",
    evaluate=_evaluate,
)
