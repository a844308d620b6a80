"""The language server: diagnostics at each pause, fixes, what hovering tells, completion. Speaks over standard streams.

Editors wait for none of it: a message that is typed on while it is checked is checked again at the next pause.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from craftnudge import __version__
from craftnudge.entrypoints.lsp.documents import OpenMessage, folder_of, is_message, path_of
from craftnudge.entrypoints.lsp.findings import SOURCE, completions_of, diagnostics_of, hover_text
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.coaching.rewording.reworded_message import Rewording
    from craftnudge.entrypoints.lsp.message_lines import MessageLines
    from craftnudge.services.workplace import Workplace

# Somebody who types has a key every fifth of a second.
PAUSE_SECONDS: Final = 0.2


class MessageServer:
    """The messages that one editor has open. `workplace` is that of the process; each message has its own folder."""

    def __init__(self, workplace: Workplace, server: LanguageServer, *, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._workplace = workplace
        self._server = server
        self._pause_seconds = pause_seconds
        self._messages: dict[str, OpenMessage] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def opened(self, uri: str, language_id: str, text: str) -> None:
        """Begins to check a document, if it is a message in a repository."""
        if not is_message(uri, language_id):
            return
        folder = folder_of(uri, self._root())
        if folder is None:
            return
        try:
            self._messages[uri] = OpenMessage(self._workplace.at(folder), text)
        except (CraftNudgeError, OSError):
            return
        self.publish(uri)

    def changed(self, uri: str) -> None:
        """Checks a message as soon as nothing more was typed for a moment."""
        if uri not in self._messages:
            return
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._publish_later(uri))

    def closed(self, uri: str) -> None:
        """Forgets a message."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        if self._messages.pop(uri, None) is not None:
            self._show(uri, [])

    def publish(self, uri: str) -> None:
        """Shows the findings on a message as it is now."""
        message = self._messages.get(uri)
        if message is not None:
            result, lines = message.check(self._text(uri))
            self._show(uri, [] if result is None else diagnostics_of(result, lines))

    def hover(self, uri: str, line: int) -> str | None:
        """What there is to say about a line, as Markdown."""
        message = self._messages.get(uri)
        if message is None:
            return None
        result, lines = message.check(self._text(uri))
        return None if result is None else hover_text(result, lines, line)

    def fixes(self, uri: str) -> list[types.CodeAction]:
        """What can be fixed without the author, as one action."""
        message = self._messages.get(uri)
        if message is None:
            return []
        text = self._text(uri)
        rewording = message.reworded(text)
        result, lines = message.check(text)
        if rewording is None or lines.span is None:
            return []
        shown = [] if result is None else diagnostics_of(result, lines)
        return [_fix(uri, rewording, lines, [each for each in shown if each.range.start.line in lines.of_message])]

    def completions(self, uri: str, position: types.Position) -> list[types.CompletionItem]:
        """Types, scopes and tickets of the project, in the subject."""
        message = self._messages.get(uri)
        style = None if message is None else message.style()
        if style is None or position.line != 0:
            return []
        subject = self._text(uri).split("\n", 1)[0].encode("utf-16-le", "surrogatepass")
        return completions_of(style, subject[: 2 * position.character].decode("utf-16-le", "replace"))

    async def _publish_later(self, uri: str) -> None:
        await asyncio.sleep(self._pause_seconds)
        self._waiting.pop(uri, None)
        self.publish(uri)

    def _text(self, uri: str) -> str:
        return self._server.workspace.get_text_document(uri).source

    def _root(self) -> Path | None:
        root = self._server.workspace.root_uri
        return path_of(root) if root else None

    def _show(self, uri: str, diagnostics: list[types.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))


def _fix(uri: str, rewording: Rewording, lines: MessageLines, fixed: list[types.Diagnostic]) -> types.CodeAction:
    first, behind = lines.span or (0, 0)
    # Up to the end of the last line, not to the beginning of the next: what stands below stays where it is.
    last = max(behind - 1, first)
    span = types.Range(types.Position(first, 0), types.Position(last, lines.width(last)))
    edit = types.TextEdit(span, rewording.message.removesuffix("\n"))
    title = f"{SOURCE}: {' '.join(rewording.changes)}"
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=fixed or None,
        is_preferred=True,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def language_server(workplace: Workplace, *, pause_seconds: float = PAUSE_SECONDS) -> LanguageServer:
    """The server, ready to be started over any streams."""
    server = LanguageServer(SOURCE, __version__)
    messages = MessageServer(workplace, server, pause_seconds=pause_seconds)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        messages.opened(document.uri, document.language_id, document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        messages.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        messages.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        messages.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        text = messages.hover(params.text_document.uri, params.position.line)
        return None if text is None else types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        return messages.fixes(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["(", "#"]))
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        return messages.completions(params.text_document.uri, params.position)

    return server
