"""A hook that was there before ours notices nothing: not by its name, not by what lies beside or above it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.support.hooking import GOOD, commit, hooks_of, script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

# Each asks in its own way who it is, and says so; they refuse a commit if the answer is not the usual one.
_SAYS = 'echo "$name $#" >>"$LOG"; [ "$name" = commit-msg ] || [ "$name" = post-commit ]'
SHELLS = {
    "basename": f'#!/bin/sh\nname=$(basename "$0"); {_SAYS}\n',
    "parameter": f"#!/bin/sh\nname=${{0##*/}}; {_SAYS}\n",
    "source of bash": f"#!/usr/bin/env bash\nname=${{BASH_SOURCE[0]##*/}}; {_SAYS}\n",
    "readlink": f'#!/bin/sh\nname=$(basename "$(readlink -f "$0")"); {_SAYS}\n',
    "python": "#!/usr/bin/env python3\nimport os, sys\nname = os.path.basename(sys.argv[0])\n"
    "open(os.environ['LOG'], 'a').write(f'{name} {len(sys.argv)}\\n')\n"
    "sys.exit(name not in ('commit-msg', 'post-commit'))\n",
    "perl": "#!/usr/bin/env perl\nuse File::Basename; my $name = basename($0);\n"
    'open(my $log, ">>", $ENV{LOG}); print $log "$name\\n"; exit($name =~ /^(commit-msg|post-commit)$/ ? 0 : 1);\n',
    "node": "#!/usr/bin/env node\nconst name = require('path').basename(process.argv[1]);\n"
    "require('fs').appendFileSync(process.env.LOG, name + '\\n');\n"
    "process.exit(['commit-msg', 'post-commit'].includes(name) ? 0 : 1);\n",
    "helper beside": '#!/bin/sh\n. "$(dirname "$0")/_/helper" "$@"\n',
    "helper above": '#!/bin/sh\n"$(dirname "$0")/../../tools/helper" "$(basename "$0")" "$@"\n',
    "folder of its name": '#!/bin/sh\nfor step in "$0".d/*; do "$step" "$@" || exit; done\n',
    "next to itself": '#!/bin/sh\ncd "$(dirname "$0")" && exec "./$(basename "$0").local" "$@"\n',
    "hidden": '#!/bin/sh\n. "${0%/*}/.common"; called "$0" "$@"\n',
}
_HELPER = 'echo "helped $1" >>"$LOG"'


def furnish(repository: GitRepository, folder: Path) -> None:
    """What hooks may look for: beside them, above them, in a folder of their name."""
    script(folder / "_" / "helper", _HELPER)
    script(folder / ".common", f"called() {{ name=${{1##*/}}; shift; {_SAYS}; }}")
    script(repository.path / "tools" / "helper", _HELPER)
    for event in ("commit-msg", "post-commit"):
        script(folder / f"{event}.d" / "10-step", _HELPER)
        script(folder / f"{event}.local", _HELPER)


def put(path: Path, text: str) -> None:
    """An executable hook of any language."""
    path.write_text(text)
    path.chmod(0o755)


def said(repository: GitRepository, log: Path) -> str:
    """What the hooks wrote at one commit, which must succeed."""
    log.write_text("")
    commit(repository, GOOD, LOG=str(log))
    return log.read_text()


@pytest.mark.parametrize("way", SHELLS)
def test_a_hook_that_asks_who_it_is_gets_the_same_answer(
    repository: GitRepository, program: Program, tmp_path: Path, way: str
) -> None:
    """Before ours and with ours: the same words; after ours the folder is as it was."""
    if way in ("perl", "node") and shutil.which(way) is None:
        pytest.skip(f"{way} is not installed")
    folder, log = repository.path / ".git" / "hooks", tmp_path / "log"
    furnish(repository, folder)
    for event in ("commit-msg", "post-commit"):
        put(folder / event, SHELLS[way])
    before, files = said(repository, log), hooks_of(repository)
    assert len(before.splitlines()) == 2
    assert program("hook", "install").code == 0
    assert said(repository, log) == before
    assert program("hook", "uninstall").code == 0
    assert hooks_of(repository) == files
    assert not (repository.path / ".git" / "hooks.before-craftnudge").exists()


@pytest.mark.parametrize("target", ["dispatcher", "../../tools/dispatcher", "absolute"])
def test_one_file_for_all_hooks_runs_by_each_name(
    repository: GitRepository, program: Program, tmp_path: Path, target: str
) -> None:
    """Linked within the folder, into the work tree, by an absolute path: it refuses what it refused before."""
    folder = repository.path / ".git" / "hooks"
    place = repository.path / "tools" / "dispatcher" if target != "dispatcher" else folder / "dispatcher"
    script(place, 'case $(basename "$0") in commit-msg) grep -q TOKEN "$1" ;; post-commit) echo ran >&2 ;; esac')
    for event in ("commit-msg", "post-commit", "post-merge"):
        (folder / event).symlink_to(str(place) if target == "absolute" else target)
    assert "ran" in commit(repository, "Accept TOKEN at once and not later")
    program("hook", "install")
    with pytest.raises(subprocess.CalledProcessError):
        commit(repository, GOOD)
    assert "ran" in commit(repository, "Accept TOKEN at once and not later")
    tree = tmp_path / "tree"
    repository.git("worktree", "add", "--quiet", "-b", "side", str(tree))
    with pytest.raises(subprocess.CalledProcessError):
        commit(repository, GOOD, folder=tree)


def test_a_message_file_in_another_tools_hook_is_of_the_amended_commit(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """`craftnudge check FILE`, as the gate for pre-commit runs it: the whole change counts, staged or not."""
    hook = repository.path / ".git" / "hooks" / "commit-msg"
    out = tmp_path / "out"
    script(hook, f'{sys.executable} -m craftnudge check --json "$1" >{out}')
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.write({"b.py": "def b(order):\n    return order\n"})
    commit(repository, GOOD)
    staged = json.loads(out.read_text())["quality_score"]
    repository.git("commit", "--quiet", "--amend", "--message", GOOD)
    assert json.loads(out.read_text())["quality_score"] == staged
    assert json.loads(out.read_text())["commits"][0]["label"] == "staged"
    del program


def test_what_is_put_beside_a_hook_later_is_seen(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """A step that is added after ours were installed runs, as it would have without them; a removed one does not."""
    folder, log = repository.path / ".git" / "hooks", tmp_path / "log"
    put(folder / "commit-msg", '#!/bin/sh\n[ ! -e "$0.local" ] || "$0.local" "$@"\n')
    program("hook", "install")
    assert said(repository, log) == ""
    script(folder / "commit-msg.local", _HELPER)
    assert said(repository, log) == "helped .git/COMMIT_EDITMSG\n"
    (folder / "commit-msg.local").unlink()
    assert said(repository, log) == ""


def test_what_a_hook_writes_beside_itself_stays_with_it(repository: GitRepository, program: Program) -> None:
    """A file that an earlier hook made lies in the folder of hooks after ours are gone."""
    folder = repository.path / ".git" / "hooks"
    put(folder / "post-commit", '#!/bin/sh\necho seen >>"$(dirname "$0")/state"\n')
    program("hook", "install")
    commit(repository, GOOD)
    program("hook", "uninstall")
    commit(repository, GOOD)
    assert (folder / "state").read_text() == "seen\nseen\n"


def test_the_exit_code_of_a_hook_is_that_of_before(repository: GitRepository, program: Program) -> None:
    """Also if ours are switched off; a hook that is not executable is not run, and its state is said."""
    folder = repository.path / ".git" / "hooks"
    put(folder / "commit-msg", "#!/bin/sh\nexit 3\n")
    (folder / "post-merge").write_text("#!/bin/sh\nexit 9\n")
    program("hook", "install", "--look", "never")
    for switch in ("1", "0"):
        with pytest.raises(subprocess.CalledProcessError):
            commit(repository, GOOD, CRAFTNUDGE_HOOKS=switch)
    done = subprocess.run([folder / "commit-msg", "nowhere"], cwd=repository.path, check=False)
    assert done.returncode == 3
    assert subprocess.run([folder / "post-merge", "0"], cwd=repository.path, check=False).returncode == 0
    assert "is not executable, so it does not run" in program("hook", "status").stdout


def test_an_earlier_hook_that_is_gone_is_missed(repository: GitRepository, program: Program) -> None:
    """Its folder was deleted: each commit says so, and none is blocked."""
    put(repository.path / ".git" / "hooks" / "commit-msg", "#!/bin/sh\nexit 3\n")
    program("hook", "install")
    shutil.rmtree(repository.path / ".git" / "hooks.before-craftnudge")
    assert "your earlier commit-msg hook is missing" in commit(repository, GOOD)


def test_hooks_that_version_1_renamed_get_their_names_back(repository: GitRepository, program: Program) -> None:
    """Until then the status says that the name is wrong; the options that were installed stay."""
    folder = repository.path / ".git" / "hooks"
    put(folder / "commit-msg", '#!/bin/sh\n[ "$(basename "$0")" != commit-msg ] || { echo refused >&2; exit 1; }\n')
    files = hooks_of(repository)
    (folder / "commit-msg").rename(folder / "commit-msg.before-craftnudge")
    put(folder / "commit-msg", VERSION_1)
    assert "runs under another name" in program("hook", "status").stdout
    commit(repository, GOOD)
    assert "--nudge" not in program("hook", "install", "--nudge").stderr
    assert not (folder / "commit-msg.before-craftnudge").exists()
    with pytest.raises(subprocess.CalledProcessError):
        commit(repository, GOOD)
    assert "another name" not in program("hook", "status").stdout
    program("hook", "uninstall")
    assert hooks_of(repository) == files


def test_a_hook_that_version_1_renamed_comes_back_without_an_installation(
    repository: GitRepository, program: Program
) -> None:
    """Removed as version 1 left it: the earlier hook has its name."""
    folder = repository.path / ".git" / "hooks"
    put(folder / "commit-msg.before-craftnudge", "#!/bin/sh\nexit 0\n")
    put(folder / "commit-msg", VERSION_1)
    assert program("hook", "uninstall").code == 0
    assert (folder / "commit-msg").read_text() == "#!/bin/sh\nexit 0\n"
    assert not (folder / "commit-msg.before-craftnudge").exists()


_BODY_1 = (
    "before=${0%/*}/commit-msg.before-craftnudge\n"
    'if [ -x "$before" ]; then "$before" "$@" || exit; fi\n'
    '[ "${CRAFTNUDGE_HOOKS-1}" != 0 ] || exit "${status:-0}"\nexit 0\n'
)
VERSION_1 = f"#!/bin/sh\n# craftnudge hook 1 commit-msg {sha256(_BODY_1.encode()).hexdigest()[:16]}\n{_BODY_1}"
