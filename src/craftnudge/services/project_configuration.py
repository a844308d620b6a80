"""The configuration that holds at a place: its own files, and the rules that the project has for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.effective import find_top, read_configuration
from craftnudge.adapters.config.files import NOTHING
from craftnudge.adapters.config.peers.peer_rules import peer_rules
from craftnudge.adapters.config.rubric_configuration import unknown_checks
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from craftnudge.adapters.config.effective import Configuration


def configuration_here(path: Path, environ: Mapping[str, str]) -> Configuration:
    """What holds in the repository at or above `path`; names of checks that do not exist are among the findings."""
    top = find_top(path)
    peers = peer_rules(top).given if top else NOTHING
    configuration = read_configuration(top, environ, {}, peers)
    return replace(configuration, findings=(*configuration.findings, *unknown_checks(configuration)))
