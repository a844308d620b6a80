"""Whether a model is asked at all."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.model.model_settings import DEFAULT_ADDRESS, model_settings


@pytest.mark.parametrize("value", ["0", "false", "No", "off"])
def test_the_environment_switches_off_for_good(value: str) -> None:
    """`CRAFTNUDGE_AI=0` wins over a flag that asks for a model."""
    off = model_settings({"CRAFTNUDGE_AI": value}, wanted=True).off_because
    assert off is not None
    assert off.kind == "off"


def test_no_model_is_used_in_ci_unless_wanted() -> None:
    """CI means off, and an explicit wish means on."""
    assert model_settings({"CI": "true"}).off_because is not None
    assert model_settings({"CI": "true"}, wanted=True).off_because is None
    assert model_settings({"CI": "true", "CRAFTNUDGE_AI": "1"}).off_because is None
    assert model_settings({"CI": "false"}).off_because is None
    assert model_settings({"CRAFTNUDGE_AI": "1"}, wanted=False).off_because is not None


def test_a_configured_address_comes_before_ollamas_own() -> None:
    """Configuration, then OLLAMA_HOST, then the default; only the last goes without a word when nothing answers."""
    assert model_settings({"OLLAMA_HOST": ":1"}, address=":2").address == ":2"
    assert model_settings({"OLLAMA_HOST": ":1"}).address == ":1"
    assert model_settings({"OLLAMA_HOST": " "}).address == DEFAULT_ADDRESS
    assert model_settings({"OLLAMA_HOST": ":1"}).named_by_user
    assert model_settings({}, model="m").named_by_user
    assert model_settings({}, wanted=True).named_by_user
    assert not model_settings({}).named_by_user
