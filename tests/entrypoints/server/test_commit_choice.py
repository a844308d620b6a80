"""The parameters of a list of commits, and the command that lists the same."""

from __future__ import annotations

from craftnudge.entrypoints.server.commit_choice import CommitChoice, PagedChoice


def test_defaults_are_left_out() -> None:
    """Of addresses and of the command; a place in the list is not a choice of commits."""
    assert CommitChoice().command() == "craftnudge log --all-repos"
    assert PagedChoice(limit=7).address("/commits.csv") == "/commits.csv"


def test_the_command_can_be_pasted() -> None:
    """Whatever was typed stays one word of the shell; the address keeps every choice."""
    chosen = PagedChoice(
        user_id="me", repository="my shop", level="NEEDS_WORK", words="$(rm) 'x'", failing="CN102", days=30
    )
    assert chosen.command() == (
        "craftnudge log --repo 'my shop' --author me --level needs-work --grep '$(rm) '\"'\"'x'\"'\"'' "
        "--failing CN102 --days 30"
    )
    assert chosen.address("/commits", limit=50, cursor="1.x") == (
        "/commits?user_id=me&repository=my+shop&level=NEEDS_WORK&words=%24%28rm%29+%27x%27&failing=CN102&days=30"
        "&limit=50&cursor=1.x"
    )
