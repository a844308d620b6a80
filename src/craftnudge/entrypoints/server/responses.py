"""Answers of the API: documents with an ETag, kept while what they were computed from stays the same; problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from starlette.responses import Response

from craftnudge import __version__
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.entrypoints.server.kept_answers import Answer, KeptAnswers, answer_of, etag_of
from craftnudge.entrypoints.server.problems import MEDIA_TYPE, ProblemKind, problem_bytes, problem_document
from craftnudge.presentation.errors.error_text import error_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from craftnudge.entrypoints.server.context import ServerContext
    from craftnudge.errors import CraftNudgeError

_JSON: Final = "application/json"
# The browser may keep it, and must ask whether it is still right.
_REVALIDATE: Final = "private, no-cache"
# Codes whose words are about a value of the request; those of all others may name paths, options or people.
_TOLD: Final = frozenset(
    {
        "period.days",
        "cursor.invalid",
        "cursor.gone",
        "option.range",
        "option.value",
        "check.unknown",
        "revision.ambiguous",
        "sign-in.refused",
        "sign-in.unreachable",
        "sign-in.unknown-state",
        "sign-in.not-invited",
        "push-body.not-gzip",
        "push-body.too-large",
        "push-body.too-many",
    }
)


# How an answer came about: the client had it, the server had it, or it was made.
AnswerKind = Literal["unchanged", "kept", "computed"]


class Documents:
    """Makes the documents of one server, or takes them from the kept ones."""

    def __init__(self, context: ServerContext, answered: Callable[[AnswerKind], None] = lambda _: None) -> None:
        """`answered` is called with how each answer came about."""
        self._context = context
        self._answered = answered
        self._kept = KeptAnswers()

    async def respond(
        self, request: Request, compute: Callable[[], Mapping[str, Any]], *, depends_on: tuple[object, ...] = ()
    ) -> Response:
        """The document that `compute` makes beside the event loop; 304 if the client has it already.

        It depends on the journal, the events, the settings, the day, the program and the request's address; on
        anything else that is named in `depends_on`.
        """
        workplace = self._context.workplace
        etag = etag_of(
            str(request.url.path),
            str(request.url.query),
            workplace.store.state(),
            self._context.settings_state,
            workplace.today,
            RUBRIC_VERSION,
            __version__,
            depends_on,
        )
        if etag in _etags(request.headers.get("if-none-match", "")):
            self._answered("unchanged")
            return Response(status_code=304, headers=_caching(etag))
        answer = self._kept.get(etag)
        self._answered("computed" if answer is None else "kept")
        if answer is None:
            answer = await self._context.compute(lambda: answer_of(etag, compute()))
            self._kept.keep(answer)
        return _response(request, answer)


def document_response(
    document: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A document that is not kept: the answer to a request that changes something."""
    answer = answer_of("", document)
    return Response(answer.plain, status, headers={"cache-control": "no-store", **(headers or {})}, media_type=_JSON)


def problem_response(
    request: Request,
    kind: ProblemKind,
    detail: str | None = None,
    *,
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document with the id of the request."""
    instance = str(request.scope.get("request_id", ""))
    if wants_page(request):
        from craftnudge.presentation.pages.rendering import render  # noqa: PLC0415 - loads Jinja2

        document = problem_document(kind, instance=instance, detail=detail)
        page = render("problem.html", here="", note="", problem=document)
        return Response(page, kind.status, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8")
    body = problem_bytes(kind, instance=instance, detail=detail, more=more)
    return Response(body, kind.status, headers={"cache-control": "no-store", **(headers or {})}, media_type=MEDIA_TYPE)


def wants_page(request: Request) -> bool:
    """Whether a browser asks for a page."""
    return "text/html" in request.headers.get("accept", "")


def detail_of(error: CraftNudgeError) -> str | None:
    """The words of the catalogue where they suit a program that asks over HTTP."""
    if error.code not in _TOLD:
        return None
    text = error_text(error).message
    return text[:1].upper() + text[1:]


def _response(request: Request, answer: Answer) -> Response:
    headers = {**_caching(answer.etag), "vary": "accept-encoding"}
    if answer.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answer.compressed, headers={**headers, "content-encoding": "gzip"}, media_type=_JSON)
    return Response(answer.plain, headers=headers, media_type=_JSON)


def _caching(etag: str) -> dict[str, str]:
    return {"etag": etag, "cache-control": _REVALIDATE}


def _etags(header: str) -> set[str]:
    """The ETags of an `If-None-Match`; a proxy may have made weak ones of them."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
