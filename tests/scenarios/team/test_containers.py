"""The files for containers name commands, variables, ports and secrets that exist."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from craftnudge.services.team_settings import shown_team_settings

if TYPE_CHECKING:
    from tests.support.program import Program

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = [yaml.safe_load((DEPLOY / f"docker-compose{kind}.yml").read_text("utf-8")) for kind in ("", ".prod")]
PORTS = {"all": 8000, "web": 8000, "tracker": 8001, "analysis": 8002, "store": 8003, "webhook": 8004, "coach": 8005}


def programs() -> dict[str, dict[str, Any]]:
    """The services of both files that run this program."""
    return {
        name: service
        for file in COMPOSE
        for name, service in file["services"].items()
        if service.get("build", {}).get("dockerfile") == "deploy/Dockerfile"
    }


def test_each_role_has_its_port_everywhere() -> None:
    """In its command, its health check, what is published, the image and what Prometheus asks."""
    scraped = yaml.safe_load((DEPLOY / "prometheus.yml").read_text("utf-8"))["scrape_configs"][0]["dns_sd_configs"]
    assert {target["names"][0]: target["port"] for target in scraped} == PORTS
    exposed = re.search(r"^EXPOSE (.*)$", DOCKERFILE, re.MULTILINE)
    assert exposed is not None
    assert {int(port) for port in exposed[1].split()} == set(PORTS.values())
    roles = {name: service for name, service in programs().items() if name != "migrate"}
    assert roles.keys() == PORTS.keys()
    for name, service in roles.items():
        command = service["command"]
        assert command[:3] == ["serve", "--role", name]
        assert command[command.index("--port") + 1] == str(PORTS[name])
        assert service["environment"]["ROLE_PORT"] == str(PORTS[name])
        assert all(port == f"127.0.0.1:{PORTS[name]}:{PORTS[name]}" for port in service.get("ports", ()))


def test_every_published_port_is_this_machines_alone() -> None:
    """Also those of other programs; a proxy with TLS stands before them."""
    published = [port for file in COMPOSE for service in file["services"].values() for port in service.get("ports", ())]
    assert len(published) > 5
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_every_variable_is_one_that_the_program_reads() -> None:
    """A misspelt name would be ignored without a word."""
    known = {setting.name for setting in shown_team_settings({})}
    known |= {f"{name}_FILE" for name in known} | {"CRAFTNUDGE_HOME", "ROLE_PORT"}
    for service in programs().values():
        assert service["environment"].keys() <= known
        for name, value in service["environment"].items():
            if name.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in service["secrets"]


def test_every_secret_is_a_file_that_the_guide_makes() -> None:
    """The guide writes each, and git never sees one."""
    guide = (ROOT / "docs/how-to/deploy.md").read_text("utf-8")
    for name, secret in COMPOSE[0]["secrets"].items():
        assert secret["file"] == f"./secrets/{name}"
        assert f"deploy/secrets/{name}" in guide
    assert "/deploy/secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_the_database_is_set_up_by_the_first_container(
    program: Program, empty_database_url: str, tmp_path: Path
) -> None:
    """Its command is run as it stands, with the address in a file; all roles wait for it."""
    secret = tmp_path / "database_url"
    secret.write_text(f"{empty_database_url}\n")
    done = program(*programs()["migrate"]["command"], DATABASE_URL_FILE=str(secret))
    assert (done.code, done.stderr) == (0, "")
    for name, service in programs().items():
        if name != "migrate":
            assert service["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_every_role_starts_with_options_that_exist(program: Program) -> None:
    """Those of `craftnudge serve`."""
    told = program("serve", "--help").stdout
    if "--role" not in told:
        pytest.skip("craftnudge serve has no roles in this version")
    options = {word for service in programs().values() for word in service["command"] if word.startswith("--")}
    assert all(option in told for option in options)


class _Alive(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health/live" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


def test_the_health_check_tells_a_living_role_from_a_dead_one() -> None:
    """The image's own command, run as it stands."""
    found = re.search(r"^HEALTHCHECK .*?CMD (\[.*?\])$", DOCKERFILE, re.MULTILINE | re.DOTALL)
    assert found is not None
    name, *arguments = json.loads(found[1])
    assert name == "python"
    with HTTPServer(("127.0.0.1", 0), _Alive) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = os.environ | {"ROLE_PORT": str(server.server_port)}
        command = [sys.executable, *arguments]
        assert subprocess.run(command, env=environment, check=False).returncode == 0
        server.shutdown()
    dead = subprocess.run(command, env=environment, check=False, capture_output=True)
    assert dead.returncode == 1
