"""Code facts on their way through the journal."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.code_facts import CodeFacts, CodePlace, FunctionFact

PART: st.SearchStrategy[object] = st.sampled_from(["", "a.py", 0, 7, -1, True, None, 2.5, [], {}])
VALUE = PART | st.lists(PART | st.lists(PART, max_size=5), max_size=4) | st.dictionaries(st.sampled_from("abc"), PART)


def test_facts_come_back_as_they_went() -> None:
    """JSON and back changes nothing."""
    facts = CodeFacts(
        {"code_added": 3, "secret:aws": 1},
        (CodePlace("secret:aws", "a.py", 7),),
        (FunctionFact("total", "a.py", 1, 20),),
    )
    assert CodeFacts.from_json(json.loads(json.dumps(facts.to_json()))) == facts
    assert CodeFacts.from_json(CodeFacts().to_json()) == CodeFacts()


@given(st.dictionaries(st.sampled_from(["counts", "places", "functions", "later"]), VALUE))
def test_strangers_facts_are_read_as_far_as_they_make_sense(value: object) -> None:
    """What is read from any journal line can be written and read again."""
    facts = CodeFacts.from_json(value)
    assert facts is not None
    assert CodeFacts.from_json(facts.to_json()) == facts


def test_what_is_no_object_holds_no_facts() -> None:
    """A null and a list are not facts."""
    assert CodeFacts.from_json(None) is None
    assert CodeFacts.from_json([1]) is None


def test_figures_are_added_up_and_places_chosen_by_kind() -> None:
    """Several names give their sum; a missing name is 0; secrets are recognised by their prefix."""
    facts = CodeFacts({"a": 1, "b": 2, "secret:jwt": 1}, (CodePlace("a", "x", 1), CodePlace("b", "y", 2)))
    assert facts.count("a", "b", "c") == 3
    assert facts.places_of("b") == (CodePlace("b", "y", 2),)
    assert facts.secret_kinds == ("secret:jwt",)
