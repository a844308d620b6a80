"""`craftnudge self-check`: what a bug report needs, and nothing that is private."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

PRIVATE = "Zebedee"


def test_nothing_of_the_user_is_in_it(program: Program, repository: GitRepository) -> None:
    """Neither paths nor people, messages, repositories or values of settings; what was tried passed."""
    repository.git("config", "user.name", PRIVATE)
    repository.git("remote", "add", "origin", f"https://{PRIVATE}:{PRIVATE}@example.org/x.git")
    repository.commit(f"Say {PRIVATE}", {f"{PRIVATE}.txt": PRIVATE})
    (repository.path / ".craftnudge.toml").write_text(f"min-score = 6.5\n[{PRIVATE}]\n{PRIVATE} = 1\n")
    program("track")
    program("hook", "install")
    done = program("self-check", HOSTNAME=PRIVATE)
    assert done.code == 0, done.stdout
    assert "- scoring: passed\n- recording: passed\n- reading git: passed\n" in done.stdout
    assert "hooks here: commit-msg installed" in done.stdout
    assert "\n- changed settings: min-score\n" in done.stdout
    assert "- program: craftnudge " in done.stdout
    assert "- score of the sample: 8." in done.stdout
    for private in (PRIVATE, str(repository.path), str(program.home), repository.hashes[0][:7], "6.5"):
        assert private not in done.stdout
    assert_valid("self-check", program("self-check", "--json").json)


def test_without_git_it_says_so(program: Program, tmp_path: Path) -> None:
    """What cannot be tried is skipped; that is no failure."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "sh").symlink_to(str(shutil.which("sh")))
    done = program("self-check", PATH=str(tmp_path / "bin"))
    assert (done.code, "- reading git: skipped" in done.stdout) == (0, True)
