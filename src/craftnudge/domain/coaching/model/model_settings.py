"""Whether a model is asked, which one, where, and for how long: flags before environment before defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_ADDRESS = "http://127.0.0.1:11434"
# A small model answers in 1 s, one of 7 billion parameters on a laptop in 5 to 15; then patience ends.
DEADLINE_SECONDS = 20.0
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What the user wants of a model.

    `wanted` is None if it was not set: then a model is asked only if one answers at once. `address_from` names the
    variable or flag that chose the address, or "default". `model` is None for the one that the server used last.
    `note` is None where the model's size decides whether it may write.
    """

    wanted: bool | None = None
    address: str = DEFAULT_ADDRESS
    address_from: str = "default"
    model: str | None = None
    allowed_hosts: frozenset[str] = frozenset()
    note: bool | None = None
    deadline_seconds: float = DEADLINE_SECONDS
    in_ci: bool = False

    @property
    def off_because(self) -> Reason | None:
        """Why no model is asked at all, or None."""
        if self.wanted is False:
            return Reason("off", Cause("model.off"))
        if self.in_ci and not self.wanted:
            return Reason("off", Cause("model.off-in-ci"))
        return None

    @property
    def named_by_user(self) -> bool:
        """Whether the user asked for a model in any way, and so should be shown why there are no notes."""
        return bool(self.wanted) or self.model is not None or self.address_from != "default"


def model_settings(
    environ: Mapping[str, str],
    *,
    wanted: bool | None = None,
    address: str | None = None,
    address_from: str = "configuration",
    model: str | None = None,
    allowed_hosts: frozenset[str] = frozenset(),
    note: bool | None = None,
    deadline_seconds: float | None = None,
) -> ModelSettings:
    """The settings of one run; arguments are flags and configuration.

    `CRAFTNUDGE_AI=0` wins over all of them. Of the environment only what Ollama itself reads is read here: its
    `OLLAMA_HOST`, after an address that was configured.
    """
    switch = environ.get("CRAFTNUDGE_AI", "").strip().lower()
    if switch in _FALSE:
        wanted = False
    elif switch and wanted is None:
        wanted = True
    host = environ.get("OLLAMA_HOST", "").strip()
    return ModelSettings(
        wanted=wanted,
        address=address or host or DEFAULT_ADDRESS,
        address_from=address_from if address else "OLLAMA_HOST" if host else "default",
        model=model or None,
        allowed_hosts=frozenset(host.lower() for host in allowed_hosts),
        note=note,
        deadline_seconds=deadline_seconds or DEADLINE_SECONDS,
        in_ci=environ.get("CI", "").strip().lower() not in ("", *_FALSE),
    )
