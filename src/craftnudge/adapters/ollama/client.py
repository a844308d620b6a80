"""Talks to an Ollama server through its official client. Every failure becomes a reason."""

from __future__ import annotations

import json
import re
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from craftnudge.adapters.ollama.endpoint import is_cloud_name
from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx
    import ollama  # noqa: TID251 - for its types

    from craftnudge.adapters.ollama.endpoint import Endpoint
    from craftnudge.adapters.ollama.transport import Deadline
    from craftnudge.domain.coaching.model.prompt import Prompt

# Deterministic if the server allows it, and bounded. `num_ctx` and `keep_alive` stay unset: the server loads the model
# again for another num_ctx than the last caller's.
OPTIONS: dict[str, Any] = {"temperature": 0, "seed": 1, "num_predict": 400}
MOST_REPLY_CHARS = 8_000
_UNITS = {"K": 1e-6, "M": 1e-3, "B": 1.0, "T": 1e3}
_OF_SERVER = {"model.timeout": "server.timeout", "model.closed": "server.closed"}
_STATUS_NOT_FOUND = 404
_STATUS_BUSY = (429, 503)
_STATUS_REDIRECTS = range(300, 400)


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A model as a server lists it; `billions` of parameters is None if the server does not say."""

    name: str
    digest: str
    billions: float | None
    remote: bool
    can_chat: bool = True


def require_listener(endpoint: Endpoint, seconds: float) -> None:
    """Raises NoWordsError if no server listens. Checked before the client is loaded, which takes longer."""
    parts = urlsplit(endpoint.url)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 0), timeout=seconds).close()
    except OSError:
        raise NoWordsError(_no_server(endpoint)) from None


def chat_request(prompt: Prompt) -> dict[str, Any]:
    """The body of a chat request without the model's name. Thinking is switched off."""
    return {
        "messages": [dict(message) for message in prompt.messages],
        "format": dict(prompt.schema),
        "think": False,
        "options": OPTIONS,
    }


class OllamaServer:
    """One server under one deadline. Closing it cancels the request that the server is still working on."""

    def __init__(self, endpoint: Endpoint, deadline: Deadline) -> None:
        # Imported here: it takes 0.2 s, which only asking a model needs.
        import ollama  # noqa: PLC0415, TID251

        from craftnudge.adapters.ollama.transport import BoundedTransport  # noqa: PLC0415

        self._endpoint = endpoint
        self._deadline = deadline
        self._client: ollama.Client = ollama.Client(
            host=endpoint.url,
            follow_redirects=False,
            trust_env=False,
            transport=BoundedTransport(deadline, secure=endpoint.url.startswith("https:")),
        )
        # The client would send OLLAMA_API_KEY, a key to ollama.com, to any host.
        self._http: httpx.Client = self._client._client  # noqa: SLF001 - the client offers no other way to drop a header
        self._http.headers.pop("authorization", None)
        deadline.restart()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._http.close()

    def version(self) -> str:
        """The server's version, for `doctor`."""
        return str(self._get("/api/version").get("version", ""))[:40]

    def models(self) -> list[ModelCard]:
        """All models, the last changed first. Parsed here: the typed client hides whether a model runs elsewhere."""
        listed = self._get("/api/tags").get("models")
        with _failures_as_reasons(self._endpoint, "", self._deadline):
            return [_card(entry) for entry in listed or ()]

    def loaded(self) -> set[str]:
        """The names of the models in memory."""
        return {str(entry.get("name", "")) for entry in self._get("/api/ps").get("models") or ()}

    def ask(self, model: str, prompt: Prompt, on_progress: Callable[[int], None], *, tokens: int | None = None) -> str:
        """The text of one reply; `on_progress` gets the number of parts. Raises NoWordsError for every failure."""
        options = OPTIONS if tokens is None else OPTIONS | {"num_predict": tokens}
        text = ""
        with _failures_as_reasons(self._endpoint, model, self._deadline):
            stream: Iterator[Any] = self._client.chat(  # its types turn on a literal `stream`
                model, stream=True, **{**chat_request(prompt), "options": options}
            )
            for count, part in enumerate(stream, start=1):
                text += part.message.content or ""
                on_progress(count)
                if len(text) > MOST_REPLY_CHARS:
                    raise NoWordsError(Reason("bad_reply", Cause("model.long-reply", model=model)))
                if part.done:
                    return _finished(text, part.done_reason, model, must_be_complete=tokens is None)
        raise NoWordsError(Reason("server_error", Cause("model.stopped", model=model)))

    def _get(self, path: str) -> dict[str, Any]:
        with _failures_as_reasons(self._endpoint, "", self._deadline):
            response = self._http.get(path.lstrip("/"))
            response.raise_for_status()
            body = json.loads(response.content)
            if not isinstance(body, dict):
                raise TypeError
            return body


def _finished(text: str, done_reason: str | None, model: str, *, must_be_complete: bool) -> str:
    if must_be_complete and done_reason != "stop":
        raise NoWordsError(Reason("bad_reply", Cause("model.cut-off", model=model)))
    return text


def _card(entry: Any) -> ModelCard:
    name = str(entry.get("model") or entry["name"])
    size = re.fullmatch(r"([\d.]+)\s*([KMBT])", str((entry.get("details") or {}).get("parameter_size") or ""))
    abilities = entry.get("capabilities")
    return ModelCard(
        name=name,
        digest=str(entry.get("digest") or ""),
        billions=float(size[1]) * _UNITS[size[2]] if size else None,
        remote=bool(entry.get("remote_host") or entry.get("remote_model")) or is_cloud_name(name),
        can_chat="completion" in abilities if isinstance(abilities, list) else "embed" not in name.lower(),
    )


@contextmanager
def _failures_as_reasons(endpoint: Endpoint, model: str, deadline: Deadline) -> Iterator[None]:
    """Turns the errors of the client, its transport and the network into a reason."""
    import httpcore  # noqa: PLC0415 - with the client
    import httpx  # noqa: PLC0415
    import ollama  # noqa: PLC0415, TID251

    where = endpoint.shown
    try:
        yield
    except (TimeoutError, httpcore.ReadTimeout, httpcore.WriteTimeout):
        cause = _cause_about("model.timeout", model, where, seconds=deadline.seconds)
        raise NoWordsError(Reason("timeout", cause)) from None
    except (ConnectionError, httpcore.ConnectError, httpcore.ConnectTimeout):
        raise NoWordsError(_no_server(endpoint)) from None
    except ollama.ResponseError as error:
        raise NoWordsError(_of_status(error.status_code, str(error.error), model)) from None
    except httpx.HTTPStatusError as error:
        cause = Cause("server.other", server=where, status=error.response.status_code)
        raise NoWordsError(Reason("not_ollama", cause)) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError):
        raise NoWordsError(Reason("server_error", _cause_about("model.closed", model, where))) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoWordsError(Reason("not_ollama", Cause("server.odd-answer", server=where))) from None


def _cause_about(code: str, model: str, server: str, **details: object) -> Cause:
    """A failure of the model, or of the server where no model was asked yet."""
    return Cause(code, model=model, **details) if model else Cause(_OF_SERVER[code], server=server, **details)


def _no_server(endpoint: Endpoint) -> Reason:
    return Reason("no_server", Cause("server.silent", server=endpoint.shown))


def _of_status(status: int, message: str, model: str) -> Reason:
    message = " ".join(message.split())[:120]
    if status == _STATUS_NOT_FOUND:
        return Reason("no_model", Cause("model.missing", model=model))
    if status in _STATUS_BUSY:
        return Reason("busy", Cause("server.busy"))
    if status in _STATUS_REDIRECTS:
        return Reason("not_ollama", Cause("server.redirects"))
    cause = Cause("server.reported", message=message) if message else Cause("server.failed", status=status)
    return Reason("server_error", cause)
