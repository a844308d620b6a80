"""What the contents and the attributes of a commit's files show is in its record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord, FileChange
    from tests.support.repository import GitRepository

LINES = "".join(f"value_{number} = {number}\n" for number in range(60))


def record_of(repository: GitRepository, revision: str = "HEAD") -> CommitRecord:
    """The record of one commit."""
    reader = open_reader(repository.path, cache_folder=None)
    try:
        return reader.record(reader.resolve(revision))
    finally:
        reader.close()


def files_of(repository: GitRepository) -> dict[str, FileChange]:
    """The changed files of the last commit, by path."""
    return {file.path: file for file in record_of(repository).files or ()}


def cells(*lines: str, output: str = "") -> str:
    """A notebook of one cell."""
    cell = {"cell_type": "code", "outputs": [{"text": [output] * 30}], "source": [f"{line}\n" for line in lines]}
    return json.dumps({"cells": [cell], "nbformat": 4}, indent=1) + "\n"


def test_attributes_of_the_commits_own_tree_decide(repository: GitRepository) -> None:
    """Those at the top, and those of a folder that take them back; a later commit's do not count."""
    repository.commit(
        "Add the client and its own parser",
        {
            ".gitattributes": "api/** linguist-generated\n",
            "api/client.ts": LINES,
            "api/own/.gitattributes": "*.ts -linguist-generated\n",
            "api/own/parser.ts": LINES,
            "__generated__/main.py": LINES,
        },
    )
    kinds = {path: file.file_kind for path, file in files_of(repository).items()}
    assert (kinds["api/client.ts"], kinds["api/own/parser.ts"], kinds["__generated__/main.py"]) == (
        "generated",
        "code",
        "generated",
    )
    repository.commit("Claim them all", {".gitattributes": "* -linguist-generated\n"})
    assert [file.kind for file in record_of(repository, "HEAD~1").files or () if file.path == "api/client.ts"] == [
        "generated"
    ]
    repository.commit("Change both", {"api/client.ts": LINES * 2, "__generated__/main.py": LINES * 2})
    assert {file.file_kind for file in files_of(repository).values()} == {"code"}


def test_the_work_trees_and_the_machines_attributes_are_not_read(repository: GitRepository) -> None:
    """The same commit has the same record in any clone."""
    repository.path.joinpath(".gitattributes").write_text("* linguist-generated\n")
    repository.path.joinpath(".git/info").mkdir(exist_ok=True)
    repository.path.joinpath(".git/info/attributes").write_text("* linguist-generated -diff\n")
    repository.commit("Add a module", {"a.py": LINES})
    assert files_of(repository)["a.py"].kind is None
    assert files_of(repository)["a.py"].read is None


def test_a_submodule_and_a_pointer_are_no_code(repository: GitRepository) -> None:
    """A submodule's commit is what a lock file is; a pointer stands for a file that is not in the repository."""
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d7a21" * 10 + "abcd\nsize 12345678\n"
    for number in (1, 2):
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{str(number) * 40},lib/parser")
        repository.commit(f"Take parser {number}", {"weights.model": pointer.replace("abcd", f"{number:04}")})
        kinds = {path: file.file_kind for path, file in files_of(repository).items()}
        assert kinds == {"lib/parser": "lock", "weights.model": "asset"}


def test_text_in_another_encoding_is_measured_as_text(repository: GitRepository) -> None:
    """With `working-tree-encoding` git stores UTF-8, whatever the work tree has."""
    repository.commit("Begin", {".gitattributes": "*.ps1 text working-tree-encoding=UTF-16LE eol=crlf\n"})
    repository.commit("Add", {"a.ps1": "if ($x) {\r\n  Stop-It\r\n}\r\n".encode("utf-16-le")})
    file = files_of(repository)["a.ps1"]
    assert (file.binary, file.added, file.kind) == (False, 3, None)


def test_files_whose_lines_git_does_not_show_are_not_read(repository: GitRepository) -> None:
    """`-diff` and `binary` say that nobody reads the lines; git's own figures stay."""
    repository.commit("Add data", {".gitattributes": "*.svg -diff\n*.tbl binary\n", "a.svg": LINES, "b.tbl": LINES})
    files = files_of(repository)
    assert [(files[path].added, files[path].read_lines) for path in ("a.svg", "b.tbl")] == [(60, (0, 0))] * 2


def test_the_cells_of_a_notebook_are_read_and_measured(repository: GitRepository) -> None:
    """Its outputs are data: a run alone changes nothing that is read, and no output is a copied block."""
    repository.commit("Count orders", {"a.ipynb": cells("x = 1", "if x:", "    y = 2", output="row\n")})
    record = record_of(repository)
    assert record.files is not None
    assert record.files[0].read_lines == (3, 0)
    assert record.files[0].added != 3
    assert record.code is not None
    assert record.code.count("code_added") == 3
    assert record.code.count("branches_added") == 1
    repository.commit("Run it", {"a.ipynb": cells("x = 1", "if x:", "    y = 2", output="other\n")})
    assert files_of(repository)["a.ipynb"].read == (0, 0)
    assert not files_of(repository)["a.ipynb"].is_read
    repository.commit("Break it", {"a.ipynb": "no notebook any more\n"})
    assert files_of(repository)["a.ipynb"].read is None


def test_secrets_are_found_also_in_lines_that_nobody_reads(repository: GitRepository) -> None:
    """An attribute or the output of a notebook hides none; a secret in a cell is found once."""
    key = "AKIA" + "QYLPMN5HFIQR7XYA"
    repository.commit(
        "Add",
        {
            ".gitattributes": "*.dat -diff\n",
            "a.dat": f"x\nkey = {key}\n",
            "b.ipynb": cells("x = 1", output=f"{key}\n"),
            "c.ipynb": cells(f'key = "{key}"'),
        },
    )
    code = record_of(repository).code
    assert code is not None
    places = code.places_of("secret:aws")
    assert {place.path for place in places} == {"a.dat", "b.ipynb", "c.ipynb"}
    assert [place.line for place in places if place.path == "a.dat"] == [2]
    assert len([place for place in places if place.path == "c.ipynb"]) == 1


def test_lines_that_are_only_respaced_are_not_read(repository: GitRepository) -> None:
    """A formatter's commit has nothing to read; of a mixed one the rest has."""
    repository.commit("Begin", {"a.py": LINES, "b.py": "x = 1\n"})
    repository.commit("Indent", {"a.py": LINES.replace("value", "  value"), "b.py": "y = 1\n"})
    assert [files_of(repository)[path].read_lines for path in ("a.py", "b.py")] == [(0, 0), (1, 1)]


def test_a_file_that_is_gone_is_not_read(repository: GitRepository) -> None:
    """Nor is one that was only moved or made executable."""
    repository.commit("Begin", {"a.py": LINES, "b.py": LINES + "b\n", "c.py": "c = 1\n"})
    repository.git("rm", "--quiet", "a.py")
    repository.git("mv", "b.py", "moved.py")
    repository.git("update-index", "--chmod=+x", "c.py")
    repository.commit("Tidy")
    assert [(file.status, file.is_read) for file in record_of(repository).files or ()] == [
        ("D", False),
        ("M", False),
        ("R", False),
    ]


@pytest.mark.parametrize("engine", ["pygit2", "git"])
def test_many_commits_have_the_same_facts_as_each_alone(repository: GitRepository, engine: str) -> None:
    """Patches of git's for of a run of commits and raw objects lead to the same kinds and lines."""
    repository.commit("Begin", {".gitattributes": "gen/* linguist-generated\n*.dat -diff\n"})
    for number in range(12):
        text = LINES.replace("value", "  value" if number % 2 else "value")
        repository.commit(
            f"Step {number}",
            {"a.ipynb": cells(*["x"] * number), "gen/a.py": f"{number}\n", "b.py": text, "c.dat": f"{number}\n"},
        )
    reader = open_reader(repository.path, cache_folder=None, engine=engine)  # type: ignore[arg-type]
    try:
        hashes = reader.history(["HEAD"])
        together = [record.files for record in reader.records(hashes)]
        assert together == [reader.record(commit_hash).files for commit_hash in hashes]
    finally:
        reader.close()
    assert any(file.read for files in together for file in files or ())
