"""The stand-in behaves as Ollama does where the coach relies on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import ollama  # noqa: TID251 - the stand-in is held against the official client
import pytest

from tests.support.ollama.real_server import MODEL

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ASK = [{"role": "user", "content": "Why are small commits good?"}]


@pytest.fixture
def client(real_ollama: str) -> Iterator[ollama.Client]:
    """The official client, which believes that it talks to Ollama."""
    with ollama.Client(host=real_ollama, timeout=120, trust_env=False) as client:
        yield client


def test_it_lists_its_model(client: ollama.Client) -> None:
    """A model has a name, a digest and a size."""
    (card,) = client.list().models
    assert card.model == MODEL
    assert len(card.digest or "") == 64
    assert (card.size or 0) > 90_000_000


def test_it_streams_what_it_says_at_once(client: ollama.Client) -> None:
    """The same seed gives the same text, in parts or whole, and stops where it was told to."""
    options = {"seed": 1, "temperature": 0, "num_predict": 16}
    parts = list(client.chat(MODEL, ASK, stream=True, options=options))
    whole = client.chat(MODEL, ASK, options=options)
    assert parts[-1].done_reason == "length"
    assert len(parts) > 8
    assert "".join(part.message.content or "" for part in parts) == whole.message.content


def test_it_honours_a_schema(client: ollama.Client) -> None:
    """An enumeration in the schema is all that the model can say."""
    form = {
        "type": "object",
        "properties": {"a": {"enum": ["x", "y"]}},
        "required": ["a"],
        "additionalProperties": False,
    }
    said = client.chat(MODEL, ASK, format=form, options={"num_predict": 40}).message.content
    assert json.loads(said or "")["a"] in {"x", "y"}


def test_it_knows_one_model_only(client: ollama.Client) -> None:
    """Another name is answered with 404, as Ollama does."""
    with pytest.raises(ollama.ResponseError) as caught:
        client.chat("nope", ASK)
    assert caught.value.status_code == 404


def test_it_does_not_think(client: ollama.Client) -> None:
    """Asking a model to think that cannot is an error; asking it not to think is allowed."""
    with pytest.raises(ollama.ResponseError) as caught:
        client.chat(MODEL, ASK, think=True)
    assert caught.value.status_code == 400
    assert client.chat(MODEL, ASK, think=False, options={"num_predict": 1}).done


def test_closing_a_stream_frees_the_model(client: ollama.Client) -> None:
    """A conversation that was left does not go on: the next one is answered."""
    options = {"num_predict": 3000, "seed": 3, "temperature": 1.5}
    stream = cast("Generator[object]", client.chat(MODEL, ASK, stream=True, options=options))
    next(stream)
    stream.close()
    assert client.chat(MODEL, ASK, options={"num_predict": 1}).done
