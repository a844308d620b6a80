"""Errors of the server while it starts."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "serve.port-busy": (
        "port {port} is in use.",
        "Use another one: craftnudge serve --port 0\nIf CraftNudge runs there: http://127.0.0.1:{port}/",
    ),
    "serve.port-refused": ("you may not listen on port {port}.", "Use one from 1024 on: craftnudge serve --port 8000"),
    "serve.address": ("cannot listen on {host}: {reason}.", "Leave out --host to listen on this machine alone."),
    "traces.endpoint": (
        "{name} must be the address of an OTLP receiver: {url}",
        "For Jaeger: {name}=http://localhost:4318",
    ),
    "serve.unknown-role": (
        "no role is called {value:json}. Roles: {allowed:list}.",
        "Serve all of them in one process: craftnudge serve --role all",
    ),
    "serve.token": ("cannot keep the token in {path}: {reason}.", "Check who owns that file and its folder."),
    "serve.no-token-outside": (
        "--no-token cannot be used with --host {host}: others can reach that address.",
        "Leave out one of the two.",
    ),
    "serve.no-names-outside": (
        "--host {host} needs --allow-host.",
        "Name the host as browsers do: craftnudge serve --host {host} --allow-host NAME",
    ),
}
