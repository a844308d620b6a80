"""`score`: journal lines in, also by other programs, one score card a line out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def cards(stdout: str) -> list[Any]:
    """Each line as a document that keeps to the schema."""
    found = [json.loads(line) for line in stdout.splitlines()]
    for card in found:
        assert_valid("score", card)
    return found


def test_a_journal_is_scored_as_coach_scores_it(program: Program, repository: GitRepository) -> None:
    """The same facts give the same card, from the file and from standard input, in the order of the lines."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    repository.commit("wip\n", {"page.py": "PAGE = 2\n"})
    program("track", "--all")
    scored = cards(program("score", str(program.journal)).stdout)
    assert [card["commit"]["hash"] for card in scored] == repository.hashes
    coached = program("coach", "--no-ai", "--json").json
    assert {key: scored[1][key] for key in ("quality_score", "aspects")} == {
        key: coached[key] for key in ("quality_score", "aspects")
    }
    assert (
        program("score", "-", stdin=program.journal.read_text("ascii")).stdout
        == program("score", str(program.journal)).stdout
    )


def test_facts_that_a_line_lacks_are_not_scored(program: Program) -> None:
    """A message alone, or with files and without code and past, is scored in the categories that it shows."""
    lines = [
        {"message": "Reject expired tokens, because they crash the reader"},
        {
            "message": "Reject expired tokens",
            "files": [{"path": "src/token.py", "added": 4, "deleted": 1}],
            "totals": {"files": 1, "added": 4, "deleted": 1, "hunks": None},
            "code": None,
            "past": None,
            "extra": {"of": "somebody"},
        },
    ]
    run = program("score", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    alone, with_files = cards(run.stdout)
    assert run.code == 0
    assert [alone["aspects"][name]["judged"] for name in ("message", "changes", "code", "context")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [with_files["aspects"][name]["judged"] for name in ("message", "changes", "code", "context")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_earlier_lines_are_the_past_on_request(program: Program) -> None:
    """With `--history` the earlier records of the same repository, and of no other, are the project's past."""
    lines = [
        {"message": f"net: count the readers of page {number}", "repository": {"name": "a", "key": "a"}}
        for number in range(20)
    ]
    lines += [{"message": "Stuff", "repository": {"name": key, "key": key}} for key in ("a", "b")]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    without = cards(program("score", "-", stdin=text).stdout)
    within = cards(program("score", "-", "--history", stdin=text).stdout)
    assert not any(card["aspects"]["context"]["judged"] for card in without)
    assert [card["aspects"]["context"]["judged"] for card in within[-2:]] == [True, False]


def test_a_line_that_cannot_be_scored_keeps_its_place(program: Program) -> None:
    """It gets an error line in its place, the others their cards, and the exit code is 2; empty lines are skipped."""
    run = program("score", "-", stdin='{"message": "Add a page"}\n\nno json\n[1]\n{"message": "Add a test"}\n')
    documents = cards(run.stdout)
    assert run.code == 2
    assert ["error" in document for document in documents] == [False, True, True, False]
    assert [document.get("line") for document in documents] == [None, 3, 4, None]
    assert "line 3" in run.stderr
    assert "1 more could not be scored" in run.stderr


def test_what_is_no_commit_is_passed_over(program: Program) -> None:
    """Rewrites and kinds of line of a later version have no card."""
    lines = [
        {"type": "rewrite", "old": "1" * 40, "new": "2" * 40, "how": "amend", "repository_key": "a"},
        {"type": "of a later version"},
        {"message": "Add a page"},
    ]
    run = program("score", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    assert (run.code, len(cards(run.stdout))) == (0, 1)
