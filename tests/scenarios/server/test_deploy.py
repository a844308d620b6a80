"""The files for running and watching the server agree with the program."""

from __future__ import annotations

import configparser
import json
import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.server import RunningServer

DEPLOY = Path(__file__).parents[3] / "deploy"
PROMTOOL = shutil.which("promtool")
ENDS = {"counter": "_total", "histogram": "_bucket"}
OURS = re.compile(r"\b(?:craftnudge_(?!build)|process_)\w+")


def test_services_start_a_command_that_exists(program: Program) -> None:
    """The unit of systemd and launchd's agent, with the options that they give."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "craftnudge.service", "utf-8")
    agent = plistlib.loads((DEPLOY / "craftnudge.plist").read_bytes())
    for line in (unit["Service"]["ExecStart"], agent["ProgramArguments"][-1]):
        words = shlex.split(line.removeprefix("exec "))
        assert words[0].endswith("/.local/bin/craftnudge")
        told = program(*words[1:2], "--help").stdout
        assert all(option in told for option in words[2:])


def shown_queries() -> list[str]:
    """Those of the dashboard."""
    dashboard = json.loads((DEPLOY / "grafana.json").read_text("utf-8"))
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


def test_every_figure_that_is_watched_is_sent(server: RunningServer) -> None:
    """Those of the alerts and of the dashboard, against a scrape; a figure with labels has a name before its first."""
    rules = yaml.safe_load((DEPLOY / "alerts.yaml").read_text("utf-8"))
    queries = [*(rule["expr"] for group in rules["groups"] for rule in group["rules"]), *shown_queries()]
    families = list(text_string_to_metric_families(server.ask("/metrics").body.decode()))
    sent = {sample.name for family in families for sample in family.samples}
    sent |= {f"{family.name}{ENDS.get(family.type, '')}" for family in families}
    watched = {name for query in queries for name in OURS.findall(query)}
    assert len(watched) > 5
    assert watched <= sent


@pytest.mark.skipif(PROMTOOL is None, reason="there is no promtool on PATH")
def test_promtool_accepts_rules_and_figures(server: RunningServer, tmp_path: Path) -> None:
    """The alert rules, the queries of the dashboard, and what /metrics sends."""
    assert PROMTOOL is not None
    queries = [query.replace("$__rate_interval", "1m") for query in shown_queries()]
    shown = [{"record": f"shown:{number}", "expr": query} for number, query in enumerate(queries)]
    (tmp_path / "shown.yaml").write_text(yaml.safe_dump({"groups": [{"name": "shown", "rules": shown}]}))
    rules = [str(DEPLOY / "alerts.yaml"), str(tmp_path / "shown.yaml")]
    checked = subprocess.run([PROMTOOL, "check", "rules", *rules], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    text = server.ask("/metrics").body
    linted = subprocess.run([PROMTOOL, "check", "metrics"], input=text, capture_output=True, check=False, timeout=60)
    ours = [line for line in linted.stderr.decode().splitlines() if line.startswith("craftnudge")]
    assert not ours
