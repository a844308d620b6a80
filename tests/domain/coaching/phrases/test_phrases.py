"""What holds for all sentences about a commit."""

from __future__ import annotations

import re

from craftnudge.domain.coaching.phrases.lookup import evidence_text, finding_text
from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.score import score_commit
from craftnudge.runtime.fast_dataclasses import replace
from tests.support.facts import commit_record, facts_of


def test_a_subject_of_one_long_word_is_quoted() -> None:
    """Its beginning is."""
    subject = "Rewrite_" + "the_whole_reader_" * 6 + "and more"
    card = score_commit(commit_record(subject))
    said = [finding_text(check, card.facts) for check in card.checks]
    assert not [text for text in said if '" ..."' in text]
    assert facts_of(subject).wording.headline == subject


def test_no_sentence_counts_one_as_several() -> None:
    """Of a commit of one line in one file at one place every sentence and figure speaks so."""
    record = commit_record("Reject empty tokens", ("src/cart.py", 1, 1), ("tests/test_cart.py", 1, 1))
    counts = {"code_added": 1, "branches_added": 1, "nesting_deepest": 1, "functions_added": 1, "source_added": 1}
    record = replace(record, code=CodeFacts(counts), past=Past(20, files=(1, 1, 1)))
    one = replace(
        record, files=(record.files or ())[:1], totals=record.totals and replace(record.totals, files=1, hunks=1)
    )
    for each in (record, one):
        card = score_commit(each)
        texts = [finding_text(check, card.facts) for check in card.checks]
        texts += [evidence_text(entry) for check in card.checks for entry in check.evidence]
        assert not [text for text in texts if re.search(r"\b1 \w+s\b", text)]
