"""Who the user is, as git would write it into a new commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import Person
    from tests.support.repository import GitRepository

WORK = "[user]\n\tname = Ann at Work\n\temail = ann@work.example\n"
# Where a configuration says who the author is: files by their path, `{}` being the home folder, and variables.
PLACES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "by the address of a remote": (
        {"{}/.gitconfig": '[includeIf "hasconfig:remote.*.url:https://work.*/**"]\npath = work\n', "{}/work": WORK},
        {},
    ),
    "by the branch": ({"{}/.gitconfig": '[includeIf "onbranch:ma*"]\n\tpath = work\n', "{}/work": WORK}, {}),
    "by the folder": ({"{}/.gitconfig": '[includeIf "gitdir:**/repo/.git"]\n\tpath = work\n', "{}/work": WORK}, {}),
    "in another file": ({"{}/.gitconfig": "[include]\n\tpath = work\n", "{}/work": WORK}, {}),
    "in a file that a variable names": ({"{}/other": WORK}, {"GIT_CONFIG_GLOBAL": "{}/other"}),
    "in the folder of settings": ({"{}/.config/git/config": WORK}, {"GIT_CONFIG_GLOBAL": ""}),
    "in variables of settings": (
        {},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.email", "GIT_CONFIG_VALUE_0": "ann@work.example",
         "GIT_AUTHOR_NAME": "Ann at Work"},
    ),
    "for authors alone": ({"{}/.gitconfig": WORK.replace("[user]", "[author]") + "[user]\nemail = a@b.c\n"}, {}),
    "in variables of the author": ({}, {"GIT_AUTHOR_NAME": "Ann at Work", "GIT_AUTHOR_EMAIL": "ann@work.example"}),
    "in the variable of mail programs": ({}, {"EMAIL": "ann@work.example", "GIT_AUTHOR_NAME": "Ann at Work"}),
}  # fmt: skip


def identity(repository: GitRepository, engine: str) -> Person | None:
    """The identity that a reader finds."""
    reader = open_reader(repository.path, cache_folder=None, engine=engine)  # type: ignore[arg-type]
    try:
        return reader.identity()
    finally:
        reader.close()


@pytest.fixture
def nobody(repository: GitRepository, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    """A repository that says nothing of its user, and the environment of one user."""
    repository.commit("Begin", {"a.txt": "a\n"})
    repository.git("config", "--remove-section", "user")
    repository.git("remote", "add", "origin", "https://work.example/shop")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_CONFIG_COUNT", "EMAIL", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(repository.home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return repository


@pytest.mark.parametrize("engine", ["pygit2", "git"])
@pytest.mark.parametrize("place", PLACES)
def test_the_author_is_the_one_that_git_would_write(
    nobody: GitRepository, monkeypatch: pytest.MonkeyPatch, place: str, engine: str
) -> None:
    """Wherever git reads it from: files included on a condition, variables, the author's own section."""
    files, variables = PLACES[place]
    for path, text in files.items():
        file = nobody.home.parent / path.format(nobody.home)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    for name, value in variables.items():
        if value:
            monkeypatch.setenv(name, value.format(nobody.home))
    found = identity(nobody, engine)
    assert found is not None
    assert (found.name, found.email) == ("Ann at Work", "ann@work.example")


def test_nobody_is_guessed_where_that_is_forbidden(nobody: GitRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    """With user.useConfigOnly git takes no address from the system."""
    (nobody.home / ".gitconfig").write_text("[user]\n\tname = Ann\n\tuseConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(nobody.home / ".gitconfig"))
    assert identity(nobody, "pygit2") is None


def test_the_repositorys_own_user_needs_no_git(repository: GitRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting git takes as long as the rest: it is not asked where it can know no better."""
    repository.commit("Begin", {"a.txt": "a\n"})
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(repository.home))
    monkeypatch.setenv("PATH", "")
    found = identity(repository, "pygit2")
    assert found is not None
    assert found.email == "ann@example.org"
