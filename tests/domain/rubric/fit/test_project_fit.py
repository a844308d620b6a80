"""How the form of a message fits the earlier commits of its project."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.fit.project_fit import (
    MOST_EVIDENCE,
    Feature,
    FeatureSet,
    ProjectFit,
    project_fit_of,
    word_evidence,
)

FEATURES = FeatureSet(
    Feature(1.0, ("signed_off",), "no_sign_off"),
    Feature(0.5, ("capital", "small"), "no_case"),
    Feature(0.25, ("body_8", "body_25"), "no_body", "body", welcome=True),
)
HABITS = sorted({option for feature in FEATURES.features for option in feature.options})
MESSAGES = ("Draw less", "draw less\n\nSigned-off-by: A <a@b>", "#1", "Draw less\n\nIt was slow.")


def fit_of(message: str, habits: dict[str, int], commits: int = 50) -> ProjectFit:
    """A message beside a past with these habits."""
    fit = project_fit_of(Message(message), Past(commits, habits), frozenset())
    assert fit is not None
    return fit


@given(st.sampled_from(MESSAGES), st.dictionaries(st.sampled_from(HABITS), st.integers(0, 80)), st.integers(10, 50))
def test_the_evidence_of_all_features_is_that_of_each(message: str, habits: dict[str, int], commits: int) -> None:
    """The tables agree with each feature alone, also where a habit has a higher count than there are commits."""
    fit = fit_of(message, habits, commits)
    evidence = fit.evidence(FEATURES)
    assert evidence == [fit.feature_fit(feature).evidence for feature in FEATURES.features]
    assert all(abs(value) <= MOST_EVIDENCE for value in evidence)


def test_a_rare_form_counts_against_the_message() -> None:
    """Where all commits are signed off, a missing sign-off is evidence against the message, a given one for it."""
    habits = {"signed_off": 50}
    without, signed = (fit_of(message, habits).evidence(FEATURES)[0] for message in MESSAGES[:2])
    assert without < 0 < signed


def test_no_option_of_a_welcome_feature_counts_against_the_message() -> None:
    """A short body where no commit has one is not a fault; none where all have one is."""
    assert fit_of(MESSAGES[3], {}).feature_fit(FEATURES.features[2]).evidence == 0
    assert fit_of(MESSAGES[0], {"body_8": 50}).feature_fit(FEATURES.features[2]).evidence < 0


def test_the_usual_option_is_what_most_commits_take() -> None:
    """One option, none of them, or what all options share where the message takes none."""
    case, body = FEATURES.features[1:]
    fit = fit_of("Draw less", {"capital": 40, "small": 10})
    assert fit.usual(fit.feature_fit(case)) == ("capital", 40)
    fit = fit_of("Draw less", {"capital": 5, "small": 10})
    assert fit.usual(fit.feature_fit(case)) == (None, 35)
    fit = fit_of("Draw less", {"body_8": 20, "body_25": 20})
    assert fit.usual(fit.feature_fit(body)) == ("body", 40)


def test_without_a_subject_or_enough_commits_there_is_nothing_to_compare() -> None:
    """An empty message, no past, and nine commits."""
    for message, past in (("", Past(50)), ("Draw less", None), ("Draw less", Past(9))):
        assert project_fit_of(Message(message), past, frozenset()) is None


def test_a_known_word_is_evidence_for_and_a_new_one_against() -> None:
    """A new word costs where few are new, and next to nothing where most are."""
    assert word_evidence(20, 50, 50) > 0 > word_evidence(0, 50, 50)
    assert abs(word_evidence(0, 2, 50)) < 0.1
