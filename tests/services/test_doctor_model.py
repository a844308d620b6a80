"""What `craftnudge doctor` says about a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.ollama.faults import FaultServer
    from tests.support.program import Program, Run


def model_of(run: Run) -> dict[str, Any]:
    """The finding about the model."""
    assert run.code in (0, 1)  # 1 where something is wrong
    found: dict[str, Any] = next(one for one in run.json["findings"] if one["name"] == "model")
    return found


def test_a_real_model_is_named_and_timed(program: Program, real_ollama: str) -> None:
    """Address, version, name, size, whether it is loaded, and how long one token took."""
    found = model_of(program("doctor", "--json", OLLAMA_HOST=real_ollama, CI=""))
    assert found["condition"] == "fine"
    for words in (real_ollama, "0.12.0-test", "smollm2:135m", "135 million", "on this machine", "one token took"):
        assert words in found["says"]


def test_without_a_model_nothing_is_wrong(program: Program) -> None:
    """A missing model and one that is switched off are both fine."""
    assert model_of(program("doctor", "--json", CRAFTNUDGE_AI="0"))["condition"] == "fine"
    assert "switched off" in model_of(program("doctor", "--json", CRAFTNUDGE_AI="0"))["says"]


def test_a_model_that_was_asked_for_and_is_not_there_is_wrong(program: Program, fault_server: FaultServer) -> None:
    """With the remedy beside it, whether the server, the model or its answer is missing."""
    for url, model, hint in (
        ("127.0.0.1:9", "", "ollama serve"),
        (fault_server.saying("x"), "qwen3:4b", "ollama pull qwen3:4b"),
        (fault_server.url("chat-503"), "", ""),
    ):
        found = model_of(program("doctor", "--json", OLLAMA_HOST=url, OLLAMA_MODEL=model, CI=""))
        assert found["condition"] == "wrong"
        assert hint in found["hint"]
