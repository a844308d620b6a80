"""An editor is told what is wrong with a message while it is typed, and how to fix it."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable
    from pathlib import Path

    from tests.support.repository import GitRepository

_SECONDS = 60
COMMENTS = "\n# Please enter the commit message for your changes.\n# On branch main\n"


class Editor:
    """An editor with one message open, which waits for what the server says of it."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self._shown: asyncio.Queue[list[types.Diagnostic]] = asyncio.Queue()
        self._version = 1

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def show(params: types.PublishDiagnosticsParams) -> None:
            if params.uri == uri:
                self._shown.put_nowait(list(params.diagnostics))

    async def open(self, text: str, language: str = "gitcommit") -> list[types.Diagnostic]:
        """Opens the message; what is shown at first."""
        item = types.TextDocumentItem(self.uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.shown()

    def type(self, text: str) -> None:
        """Replaces the whole text."""
        self._version += 1
        document = types.VersionedTextDocumentIdentifier(self._version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def shown(self) -> list[types.Diagnostic]:
        """What is shown next."""
        return await asyncio.wait_for(self._shown.get(), _SECONDS)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        """The message."""
        return types.TextDocumentIdentifier(self.uri)

    async def fixes(self) -> list[types.CodeAction]:
        """What can be fixed."""
        everywhere = types.Range(types.Position(0, 0), types.Position(0, 0))
        params = types.CodeActionParams(self.document, everywhere, types.CodeActionContext([]))
        answer = await self.client.text_document_code_action_async(params)
        return [each for each in answer or [] if isinstance(each, types.CodeAction)]


@asynccontextmanager
async def editor(repository: GitRepository) -> AsyncIterator[Editor]:
    """The installed command, spoken to over its standard streams."""
    client = LanguageClient("test", "1")
    environment = sealed_environment(repository.home)
    command = [sys.executable, "-m", "craftnudge", "lsp"]
    await client.start_io(*command, cwd=str(repository.path), env=environment)
    try:
        root = repository.path.as_uri()
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=root))
        client.initialized(types.InitializedParams())
        yield Editor(client, (repository.path / ".git" / "COMMIT_EDITMSG").as_uri())
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]


def run(work: Awaitable[None]) -> None:
    """Runs one conversation, which ends."""

    async def bounded() -> None:
        await asyncio.wait_for(work, _SECONDS)

    asyncio.run(bounded())


@pytest.fixture
def staged(repository: GitRepository) -> GitRepository:
    """A repository with some history and a staged fix."""
    for number in range(6):
        repository.commit(f"feat(page): add part {number}, because readers asked\n", {f"page{number}.py": "PAGE = 1\n"})
    repository.write({"page1.py": "PAGE = 2\n", "door.py": "def door():\n    return 1\n"})
    repository.git("add", "-A")
    return repository


def test_findings_follow_what_is_typed(staged: GitRepository) -> None:
    """A poor subject is marked on its line with the check's id; a good message is not; an empty one says nothing."""

    async def talk() -> None:
        async with editor(staged) as opened:
            assert await opened.open(COMMENTS) == []
            opened.type("fixed stuff." + COMMENTS)
            poor = await opened.shown()
            assert {each.code for each in poor if each.source == "craftnudge"} >= {"CN104"}
            assert {each.range.start.line for each in poor} == {0}
            assert all(each.message and "\x1b" not in each.message for each in poor)
            opened.type(f"feat(door): add a door, because visitors could not get in\n{COMMENTS}")
            assert "CN104" not in {each.code for each in await opened.shown()}

    run(talk())


def test_the_staged_change_counts(staged: GitRepository) -> None:
    """A conflict marker is an error on the subject while it is staged, and is gone when it is no longer staged."""
    staged.write({"door.py": "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other\n"})
    staged.git("add", "-A")
    message = f"feat(door): add a door, because visitors could not get in\n{COMMENTS}"

    async def talk() -> None:
        async with editor(staged) as opened:
            shown = await opened.open(message)
            assert [each.range.start.line for each in shown if each.severity == types.DiagnosticSeverity.Error] == [0]
            assert any("door.py:1" in each.message for each in shown)
            staged.write({"door.py": "def door():\n    return 1\n"})
            staged.git("add", "-A")
            opened.type(message + "\n")
            assert not [each for each in await opened.shown() if each.severity == types.DiagnosticSeverity.Error]

    run(talk())


def test_a_fix_changes_the_message_and_nothing_else(staged: GitRepository) -> None:
    """The edit covers the message; git's comments stay."""

    async def talk() -> None:
        async with editor(staged) as opened:
            await opened.open("feat(door): Added a door.\n\nbecause visitors could not get in" + COMMENTS)
            (fix,) = await opened.fixes()
            assert fix.edit is not None
            assert fix.edit.changes is not None
            (edit,) = fix.edit.changes[opened.uri]
            assert (edit.range.start.line, edit.range.end.line) == (0, 2)
            assert edit.new_text.splitlines()[0] == "feat(door): Add a door"
            assert "visitors" in edit.new_text
            assert "#" not in edit.new_text

    run(talk())


def test_hovering_tells_why_and_completion_knows_the_project(staged: GitRepository) -> None:
    """The score and the reasons stand at the subject; types and scopes are those of the project's own commits."""

    async def talk() -> None:
        async with editor(staged) as opened:
            await opened.open("fixed stuff" + COMMENTS)
            at = types.Position(0, 3)
            hover = await opened.client.text_document_hover_async(types.HoverParams(opened.document, at))
            assert hover is not None
            assert isinstance(hover.contents, types.MarkupContent)
            assert "Score" in hover.contents.value
            opened.type("" + COMMENTS)
            start = types.CompletionParams(opened.document, types.Position(0, 0))
            offered = await opened.client.text_document_completion_async(start)
            assert isinstance(offered, list)
            assert [item.insert_text for item in offered] == ["feat: "]
            opened.type("feat(" + COMMENTS)
            inside = types.CompletionParams(opened.document, types.Position(0, 5))
            scopes = await opened.client.text_document_completion_async(inside)
            assert isinstance(scopes, list)
            assert [item.label for item in scopes] == ["page"]

    run(talk())


def test_other_documents_are_left_alone(staged: GitRepository) -> None:
    """A program file is no message; what its editor asks about it has an empty answer."""

    async def talk() -> None:
        async with editor(staged) as opened:
            opened.uri = (staged.path / "door.py").as_uri()
            item = types.TextDocumentItem(opened.uri, "python", 1, "fixed stuff")
            opened.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            assert await opened.fixes() == []

    run(talk())


def test_a_file_outside_any_repository_ends_nothing(staged: GitRepository, tmp_path: Path) -> None:
    """The message alone cannot be told from one in a repository: it is left alone, and the server goes on."""

    async def talk() -> None:
        async with editor(staged) as opened:
            lost = (tmp_path / "gone" / ".git" / "COMMIT_EDITMSG").as_uri()
            item = types.TextDocumentItem(lost, "gitcommit", 1, "fixed stuff")
            opened.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            assert {each.code for each in await opened.open("fixed stuff")} >= {"CN104"}

    run(talk())
