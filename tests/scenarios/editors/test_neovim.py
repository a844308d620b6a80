"""A real Neovim shows the findings on a message before it is saved, and applies the fix."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

pytest.importorskip("pygls")
NEOVIM = shutil.which("nvim")
pytestmark = pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")

# As docs/how-to/editors.md has it for versions before 0.8, and then what a user does.
SCRIPT = """
local client = vim.lsp.start_client({
  name = "craftnudge", cmd = { %(python)s, "-m", "craftnudge", "lsp" }, root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)
vim.api.nvim_buf_set_lines(0, 0, 1, false, { "fixed stuff." })
local found = vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local shown = vim.diagnostic.get(0)
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local answer = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000)
for _, reply in pairs(answer or {}) do
  for _, action in ipairs(reply.result or {}) do
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  end
end
local said = {
  found = found, codes = vim.tbl_map(function(d) return d.code or d.user_data.lsp.code end, shown),
  text = vim.api.nvim_buf_get_lines(0, 0, -1, false),
}
vim.fn.writefile({ vim.fn.json_encode(said) }, %(answer)s)
vim.cmd("qa!")
"""


def test_a_poor_message_is_marked_and_fixed(repository: GitRepository, tmp_path: Path) -> None:
    """The check's id is shown; the fix changes the subject, and git's comments stay."""
    repository.commit("feat(page): add a page, because readers asked\n", {"page.py": "PAGE = 1\n"})
    repository.write({"door.py": "def door():\n    return 1\n"})
    repository.git("add", "-A")
    message = repository.path / ".git" / "COMMIT_EDITMSG"
    message.write_text("\n# Please enter the commit message\n")
    answer, script = tmp_path / "answer.json", tmp_path / "script.lua"
    script.write_text(SCRIPT % {"python": json.dumps(sys.executable), "answer": json.dumps(str(answer))})
    command = [str(NEOVIM), "--headless", "--clean", "-c", f"luafile {script}", str(message)]
    environment = sealed_environment(repository.home, XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path))
    subprocess.run(command, cwd=repository.path, env=environment, capture_output=True, check=True, timeout=150)
    said = json.loads(answer.read_text())
    assert said["found"]
    assert all(code.startswith(("CN", "HR")) for code in said["codes"])
    assert said["text"] == ["fix stuff", "# Please enter the commit message"]
