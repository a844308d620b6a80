"""What git, a forge or a bot wrote, and what only looks like it."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.generated import generated_kind, reverts_without_reason
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.record import Person

WRITTEN_BY_PROGRAMS = {
    "merge": (
        "Merge branch 'topic'",
        "Merge branch 'topic' into next",
        "Merge branch 'topic' of example.org:a/b into main",
        "Merge branch topic into main",
        "Merge branches 'a', 'b' and 'c' into main",
        "Merge remote-tracking branch 'origin/main'",
        "Merge remote branch 'origin/main' into x",
        "Merge tag 'v1.0' of git://example.org/x.git",
        "Merge commit '0123abc' into next",
        "Merge commit 0123abcdef",
        "Merge git://example.org/x.git",
        "Merge pull request #12 from someone/topic",
        "Merge pull request #12 in TEAM/repo from topic to main",
        "Merge pull request #12\n\nA title",
        "Merge pull request 'A title' (#12) from someone/topic into main",
        "Merge #12 #13",
        'Merge "A title" into stable',
        "Merge changes from topic 'x' into main",
        "Merged in topic (pull request #12)",
        "Merged PR 12: a title",
        "Pull request #12: a title\n\nMerge in TEAM/repo from topic to main",
        "Auto merge of #12 - someone:topic, r=other",
    ),
    "revert": (
        'Revert "Add a"\n\nThis reverts commit 0123abcdef.',
        'Reapply "Add a"\n\nThis reverts commit 0123abcdef.',
        'Revert "Add a"',
        'Revert "Add a (#12)" (#13)\n\nReverts owner/repo#12',
        "revert: add a\n\nThis reverts commit 0123abcdef.",
    ),
    "fixup": ("fixup! Add a",),
    "squash": ("squash! Add a\n\nmore",),
    "amend": ("amend! Add a\n\nAdd b",),
    "version": (
        "1.2.3",
        "v1.2.3-rc.1",
        "Release 1.2",
        "Bump version to 1.2.3 [skip ci]",
        "chore(release): 1.2.3",
        "Bump version: 1.2.2 → 1.2.3",
        "[maven-release-plugin] prepare for next development iteration",
    ),
}
WRITTEN_BY_PEOPLE = (
    "Merge the two parsers",
    "Merge branch handling into one function",
    "Merge pull request templates of both repositories",
    "Merge tags with labels",
    "Merge 'a' and 'b' settings, since nobody knew which one wins",
    "Merge adjacent hunks from the same file",
    "Merge branch 'x' detection with the tag detection",
    "Merged the helpers",
    "Pull request #12: add a button",
    "Automatic merge of rows in the table",
    "Revert to the old parser: the new one loses comments",
    "Revert the change of the default port",
    "revert: use the old default again\n\nThe new one broke logins.",
    'Revert "strict" mode to its old meaning',
    'Revert "Add a"\n\nUsers lost their settings.',
    "Reapply patches after an upgrade",
    "fixup the test names",
    "squash!",
    "Release the lock before waiting",
    "Version the cache format",
    "Bump jackson to 2.10",
    "1.2.3\n\nNow with tokens that expire.",
    "Retry once",
    "Add a\n\n(cherry picked from commit 0123abcdef)",
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in WRITTEN_BY_PROGRAMS.items() for text in texts]
)
def test_what_programs_write_is_recognised(kind: str, text: str) -> None:
    """Titles of git and of forges, by their whole form, from the message alone."""
    assert generated_kind(Message(text), 0, None) == kind


@pytest.mark.parametrize("text", WRITTEN_BY_PEOPLE)
def test_a_human_sentence_is_not_generated(text: str) -> None:
    """A sentence that merely begins like a generated title is a person's."""
    assert generated_kind(Message(text), 1, Person("Ann Dev", "ann@example.org")) is None


def test_two_parents_make_a_merge() -> None:
    """With any message and any author."""
    assert generated_kind(Message("Take in the new reader"), 2, None) == "merge"
    assert generated_kind(Message("Take in"), 2, Person("robot[bot]", "robot@example.org")) == "merge"


def test_a_bot_is_one_whatever_it_writes() -> None:
    """Also a sentence such as people write; test_bots.py says who is a bot."""
    bot = Person("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com")
    assert generated_kind(Message("Update things"), 1, bot) == "bot"
    assert generated_kind(Message("Update things"), 1, Person("Jan Bot", "jan@example.nl")) is None


@pytest.mark.parametrize(
    "text",
    ["Merged PR 12: Refuse large orders", "Pull request #12: Refuse large orders\n\nMerge in T/r from a to main"],
)
def test_the_title_of_a_squashed_pull_request_is_a_persons(text: str) -> None:
    """With one parent a server squashed the branch; the prefix is the server's, the rest is scored."""
    message = Message(text)
    assert generated_kind(message, 1, Person("Ann Dev", "ann@example.org")) is None
    assert generated_kind(message, 2, None) == generated_kind(message, 0, None) == "merge"
    assert message.plain_subject == "Refuse large orders"
    assert message.authored_body == ""


def test_a_title_that_only_looks_like_a_servers_is_whole() -> None:
    """Without Bitbucket's line below, the number was written by the author."""
    assert Message("Pull request #12: add a button").plain_subject == "Pull request #12: add a button"


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        ("This reverts commit 0123abcdef.", True),
        ("", True),
        ("This reverts commit 0123abcdef, reversing\nchanges made to 9876fedcba.", True),
        ("Reverts owner/name#12", True),
        ("This reverts commit 0123abcdef.\n\nSigned-off-by: Ann Dev <ann@example.org>", True),
        ("This reverts commit 0123abcdef.\n\nLogins failed on Safari.", False),
        ("This reverts commit 0123abcdef, since logins failed on Safari.", False),
        ("Logins failed on Safari.\n\nThis reverts commit 0123abcdef.", False),
    ],
)
def test_a_revert_without_words_of_its_author_has_no_reason(body: str, bare: bool) -> None:
    """What git and forges write, and trailers, say nothing of why."""
    assert reverts_without_reason(Message(f'Revert "Add a"\n\n{body}\n')) is bare
    assert reverts_without_reason(Message(f"revert(api): add a\n\n{body}\n")) is bare
    assert not reverts_without_reason(Message(f'Reapply "Add a"\n\n{body}\n'))
