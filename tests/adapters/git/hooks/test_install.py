"""Hooks are installed beside existing ones and removed without a loss."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.hooking import GOOD, commit, hooks_of, recorded, script
from tests.support.repository import sealed_environment
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_hooks_that_were_there_run_first_and_come_back_as_they_were(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """A script, one that refuses, one that reads its input, and a link: chained, then restored byte for byte."""
    folder = repository.path / ".git" / "hooks"
    log = tmp_path / "log"
    script(folder / "post-commit", f'echo "post-commit $#" >>{log}')
    script(folder / "commit-msg", f'grep -q token "$1" && echo seen >>{log}')
    script(folder / "post-rewrite", f"cat >>{log}")
    (folder / "post-merge").symlink_to("../../elsewhere")
    (folder / "post-applypatch").write_bytes(b"not executable \xff\n")
    before = hooks_of(repository)
    assert program("hook", "install").code == 0
    assert "runs after your earlier hook" in program("hook", "status").stdout
    commit(repository, GOOD)
    with pytest.raises(subprocess.CalledProcessError):
        commit(repository, "Say something else entirely here")
    old = repository.git("rev-parse", "HEAD")
    repository.git("commit", "--quiet", "--amend", "--allow-empty", "--message", GOOD + " at all")
    new = repository.git("rev-parse", "HEAD")
    assert log.read_text().splitlines() == ["seen", "post-commit 0", "seen", "post-commit 0", f"{old} {new}"]
    assert set(recorded(program)) == {old, new}
    assert program("hook", "install").code == 0
    assert program("hook", "uninstall").code == 0
    assert hooks_of(repository) == before


def test_installing_again_changes_nothing_and_an_edited_hook_is_not_thrown_away(
    repository: GitRepository, program: Program
) -> None:
    """The same options write nothing; other options are applied; an edited hook of ours stays."""
    program("hook", "install")
    first = hooks_of(repository)
    program("hook", "install")
    assert hooks_of(repository) == first
    program("hook", "install", "--gate")
    assert hooks_of(repository) != first
    hook = repository.path / ".git" / "hooks" / "post-commit"
    hook.write_bytes(hook.read_bytes() + b"echo mine\n")
    refused = program("hook", "uninstall")
    assert refused.code == 2
    assert "was edited" in refused.stderr
    assert b"echo mine" in hook.read_bytes()
    assert program("hook", "uninstall", "--force").code == 0
    assert not hook.exists()


@pytest.mark.parametrize(
    ("setting", "warned"),
    [
        ("", True),
        ("min-score = 6\n", False),
        ("[project-style]\nbody-required = true\n", False),
        ('[ticket]\npattern = "X-1"\n', True),
    ],
)
def test_installing_a_gate_without_a_rule_warns(
    repository: GitRepository, program: Program, setting: str, warned: bool
) -> None:
    """Without a minimum score or a rule every commit would pass, and the user would not know."""
    (repository.path / ".craftnudge.toml").write_text(setting)
    assert ("--gate rejects dangers only" in program("hook", "install", "--gate").stderr) == warned
    assert "--gate rejects dangers only" not in program("hook", "install", "--no-gate").stderr


def test_the_state_of_any_hook_is_shown(repository: GitRepository, program: Program) -> None:
    """Also if an edit left a quote open."""
    program("hook", "install")
    hook = repository.path / ".git" / "hooks" / "post-commit"
    hook.write_text(hook.read_text().replace("program=", "program='"))
    assert "runs, edited since" in program("hook", "status").stdout


def test_a_shared_folder_of_hooks_is_not_written_unasked(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """In the work tree, in the user's folder, behind a link: the error says which; with --shared it is used."""
    repository.commit("Begin", {"a": "1\n"})
    for setting, whose in ((".githooks", "folder is tracked"), (str(tmp_path / "all"), "other repositories share")):
        repository.git("config", "core.hooksPath", setting)
        refused = program("hook", "install", "--way", "folder")
        assert refused.code == 2
        assert whose in refused.stderr
        assert not Path(repository.path, setting).exists()
    assert program("hook", "install", "--shared").code == 0
    commit(repository, GOOD)
    assert repository.git("rev-parse", "HEAD") in recorded(program)
    assert (tmp_path / "all" / "post-commit").exists()
    repository.git("config", "--unset", "core.hooksPath")
    assert "does not run: git looks in another folder" in program("hook", "status").stdout
    (repository.path / ".git" / "hooks").rename(tmp_path / "moved")
    (repository.path / ".git" / "hooks").symlink_to(tmp_path / "moved")
    refused = program("hook", "install", "--way", "folder")
    assert (refused.code, "None" in refused.stderr) == (2, False)


def test_hook_managers_are_recognised_and_told_what_to_write(repository: GitRepository, program: Program) -> None:
    """Husky manages the whole folder; pre-commit and lefthook manage single hooks, and the others are installed."""
    folder = repository.path / ".git" / "hooks"
    made = "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n"
    (folder / "commit-msg").write_text(made)
    found = program("hook", "install", "--way", "folder").stdout
    assert "stages: [commit-msg]" in found
    assert "managed by a hook manager" in found
    assert (folder / "commit-msg").read_text() == made
    assert (folder / "post-commit").exists()
    (folder / "post-merge").write_text('#!/bin/sh\ncall_lefthook run "post-merge" "$@"\n')
    assert "# lefthook.yml" in program("hook", "status").stdout
    repository.git("config", "core.hooksPath", ".husky/_")
    husky = program("hook", "install", "--way", "folder")
    assert husky.code == 0
    assert "# .husky/post-commit" in husky.stdout
    assert not (repository.path / ".husky").exists()


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="it gives up the rights of root")
def test_a_folder_that_cannot_be_written_is_left_as_it_is(repository: GitRepository) -> None:
    """The reason is said, and nothing is left beside the hook that is there."""
    folder = repository.path / ".git" / "hooks"
    script(folder / "commit-msg", "exit 0")
    before = hooks_of(repository)
    folder.chmod(0o555)
    without = "-dac_override,-dac_read_search"
    prefix = ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "craftnudge", "hook", "install", "--way", "folder"],
        cwd=repository.path,
        env=sealed_environment(repository.home),
        capture_output=True,
        text=True,
        check=False,
    )
    folder.chmod(0o755)
    assert (done.returncode, "cannot write the hooks folder" in done.stderr) == (4, True)
    assert hooks_of(repository) == before
    assert not (repository.path / ".git" / "hooks.before-craftnudge").exists()


def test_hooks_of_a_bare_repository_and_of_none(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """A bare repository has a folder of hooks, too; without a repository the exit code is 3."""
    repository.git("init", "--quiet", "--bare", str(tmp_path / "bare.git"))
    found = program("hook", "status", "--json", "--repo-path", str(tmp_path / "bare.git")).json
    assert_valid("hook", found)
    assert found["folder"] == str(tmp_path / "bare.git" / "hooks")
    assert program("hook", "status", folder=tmp_path).code == 3
    assert program("hook", "install", "--repo-path", str(tmp_path / "nowhere")).code == 3
    assert program("hook", "install", "--look", "sometimes").code == 2


def test_a_data_folder_that_cannot_be_created_is_refused_with_a_hint(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """No hook is installed that could not record anything; the hint names the variable that moves the folder."""
    (tmp_path / "a file").write_text("in the way")
    refused = program("hook", "install", CRAFTNUDGE_HOME=str(tmp_path / "a file"))
    assert (refused.code, refused.stdout) == (6, "")
    assert "Set CRAFTNUDGE_HOME to a folder" in refused.stderr
    assert not list((repository.path / ".git" / "hooks").glob("post-commit"))
