"""Signs that two others make together."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.combined_signs import add_combined_signs


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ({"corrects"}, {"corrects_only"}),
        ({"corrects", "repairs_by"}, set()),
        ({"corrects", "subject_docs"}, {"corrects_text", "corrects_text_alone"}),
        ({"corrects", "body"}, {"corrects_no_action"}),
        ({"corrects", "ticket", "body", "body_action"}, {"corrects_ticket"}),
        ({"subject_problem"}, {"problem_alone"}),
        ({"subject_problem", "changes"}, set()),
        ({"many_lines"}, {"code_many_lines"}),
        ({"many_lines", "only_docs"}, set()),
    ],
)
def test_two_signs_make_a_third(before: set[str], added: set[str]) -> None:
    """What a correction leaves open, a fault without its fix, and much code, unless it is documentation."""
    signs = dict.fromkeys(before, "shown")
    add_combined_signs(signs)
    assert signs.keys() - before == added


def test_a_purpose_replaces_an_aim() -> None:
    """The stronger of the two is kept."""
    signs = {"body_purpose": "so that", "body_aim": "for"}
    add_combined_signs(signs)
    assert signs.keys() == {"body_purpose"}
