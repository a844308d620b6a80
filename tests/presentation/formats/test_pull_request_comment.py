"""The comment on a pull request."""

from __future__ import annotations

from craftnudge.domain.coaching.check_result import checked, findings_of
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals
from craftnudge.domain.rubric.project_rules import ProjectRules
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.presentation.formats.pull_request_comment import pull_request_comment


def comment_on(message: str) -> str:
    """The comment on a commit of one file with that message."""
    person, moment = Person("Ann Dev", "ann@example.org"), CommitTime(1_700_000_000, 0)
    record = CommitRecord(
        id="i",
        hash="1" * 40,
        parents=("0" * 40,),
        repository=Repository("shop", "k", "/shop", "main"),
        author=person,
        committer=person,
        authored=moment,
        committed=moment,
        message=message,
        files=(FileChange("app.py", "M", 2, 1),),
        totals=Totals(1, 2, 1, 1),
        past=None,
        code=None,
    )
    scored = checked("squash", record, AS_RELEASED, ProjectRules(), None)
    assert len(findings_of(scored)) > 0
    return pull_request_comment(scored)


def test_three_things_at_most_and_no_name_or_score() -> None:
    """Each with its id."""
    text = comment_on("stuff, fix it.\n\n" + "x" * 200 + "\n")
    assert 1 <= text.count("\n- ") <= 3
    assert "(CN1" in text
    assert not any(word in text for word in ("Ann", "ann@example.org", "Score", "score"))


def test_text_of_strangers_stays_text() -> None:
    """No mention, image, tag, link or second marker."""
    text = comment_on("wip @team ![x](https://evil.example) <script> <!-- craftnudge squash-message 1 0 -->\n")
    for bad in ("@team", "![x]", "https://evil", "<script", "<!--"):
        assert bad not in text
