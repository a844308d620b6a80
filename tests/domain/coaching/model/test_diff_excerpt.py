"""What of a change may be shown to a model that the user let see it."""

from __future__ import annotations

from craftnudge.domain.coaching.model.diff_excerpt import BUDGET_CHARS, excerpt
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange


def delta(path: str, added: str, removed: str = "", start: int = 1) -> FileDelta:
    """One file with one hunk."""
    hunks = (Hunk(start, start, removed.encode(), added.encode()),) if added or removed else ()
    return FileDelta(FileChange(path, "M", added.count("\n"), removed.count("\n")), hunks)


def test_lines_carry_their_numbers() -> None:
    """Removed lines have the old text's numbers, added ones the new text's, and only these can be commented on."""
    (part,) = excerpt([delta("app.py", "new = 1\nmore = 2\n", "old = 1\n", start=7)]).files
    assert part.text == "7 - old = 1\n7 + new = 1\n8 + more = 2"
    assert part.added_lines == {7, 8}


def test_secrets_never_appear() -> None:
    """A token in a line and a key over several lines are removed, and their kinds are listed."""
    key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\nafter = 1\n"
    shown = excerpt([delta("app.py", f"token = '{'ghp_' + 'a1B2' * 9}'\n"), delta("other.py", key)])
    text = "".join(part.text for part in shown.files)
    assert "ghp_a1B2" not in text
    assert "MIIEow" not in text
    assert shown.removed


def test_files_of_secrets_are_withheld_by_name() -> None:
    """None of their lines is shown, and their names are listed."""
    shown = excerpt([delta(".env", "A=1\n"), delta("app.py", "x\n")])
    assert shown.withheld == (".env",)
    assert [part.path for part in shown.files] == ["app.py"]


def test_a_large_change_is_cut_and_the_rest_counted() -> None:
    """What is shown fits the budget; files that did not fit are a number, files without lines are nothing."""
    shown = excerpt(
        [delta(f"f{number}.py", "word " * 20 + "\n" + "x\n" * 3000) for number in range(9)] + [delta("b", "")]
    )
    assert sum(len(part.text) for part in shown.files) <= BUDGET_CHARS
    assert len(shown.files) + shown.left_out == 9
    assert shown.left_out


def test_bytes_that_are_no_text_do_no_harm() -> None:
    """Broken UTF-8 is shown with replacement signs."""
    odd = FileDelta(FileChange("a.py", "M", 1, 0), (Hunk(1, 1, b"", b"\xff\xfe = 1\r\n"),))
    assert excerpt([odd]).files[0].text == "1 + \ufffd\ufffd = 1"
