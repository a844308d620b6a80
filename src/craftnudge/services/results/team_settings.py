"""The settings of a team's server, as they are in effect."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamSettings:
    """What the environment says about a team's server; None where nothing is set and nothing is needed.

    `commit_batch_size` is how many commits a worker takes at once.
    """

    app_name: str
    debug: bool
    log_level: str
    redis_url: str | None
    redis_db: int
    database_url: str
    ollama_base_url: str | None
    ollama_model: str | None
    github_webhook_secret: str | None
    github_access_token: str | None
    prometheus_port: int | None
    jaeger_endpoint: str | None
    commit_batch_size: int
