"""Traces of a server, received as a real receiver would."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.forge.inbox import Inbox
from craftnudge.domain.forge.delivery import Delivery
from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.delivery_worker import DeliveryWorker
from craftnudge.entrypoints.server.jobs import Jobs
from craftnudge.entrypoints.server.metrics import Metrics
from craftnudge.entrypoints.server.observer import ServerObserver
from craftnudge.entrypoints.server.tracing import Tracing, receiver_of
from craftnudge.errors import UsageError
from craftnudge.runtime.observing import observe_with
from tests.support.forge import SECRET
from tests.support.repository import GitRepository, sealed_environment
from tests.support.server import serving
from tests.support.trace_receiver import receiving_traces

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program

# No test waits for the exporter's own pause: what is left is sent as the server ends.


def test_a_request_and_its_work_are_one_trace(recorded: tuple[Program, GitRepository]) -> None:
    """Route, status and request id; below it the question to the journal and the scoring. No text of strangers."""
    program, repository = recorded
    commit = repository.git("rev-parse", "HEAD").strip()
    with receiving_traces() as receiver:
        with serving(program, "--log", JAEGER_ENDPOINT=receiver.address) as server:
            forged = {"traceparent": f"00-{'a' * 32}-{'b' * 16}-01", "tracestate": "stranger=text"}
            progress = server.ask("/coach/progress/everyone?days=7", headers=forged)
            coached = server.ask("/coach/commit", "POST", body={"commit_id": commit, "user_id": "me"})
            server.ask("/nothing/stranger")
        assert coached.status == 200
        (request,) = receiver.named("GET /coach/progress/{user_id}")
        assert request.attributes == {
            "http.request.method": "GET",
            "http.route": "/coach/progress/{user_id}",
            "http.response.status_code": 200,
            "craftnudge.request_id": progress.headers["x-request-id"],
        }
        below = {span.name for span in receiver.spans if span.trace_id == request.trace_id}
        assert {"store.survey", "rubric.score"} <= below
        (posted,) = receiver.named("POST /coach/commit")
        scorings = [span for span in receiver.named("rubric.score") if span.trace_id == posted.trace_id]
        assert [span.attributes for span in scorings] == [{"craftnudge.commits": 1}]
        assert receiver.named("none none")
        sent = b"".join(receiver.bodies)
    for text in ("a" * 32, "stranger", "Leave order", "example.org", "everyone", commit, str(repository.path)):
        assert text.encode() not in sent
        assert bytes.fromhex("a" * 32) not in sent


def test_work_beside_requests_is_traced(tmp_path: Path) -> None:
    """A delivery with its fetch and what it records, and a job: figures and fixed words, no text, path or address."""
    memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter", reason="no extra otel")
    origin = GitRepository(tmp_path / "acme" / "shop", tmp_path / "developer")
    origin.commit("Leave an order out", {"app.py": "x = 1\n"})
    settings = tmp_path / "config.toml"
    settings.write_text(f'[hooks]\nrepositories = ["{origin.path}"]\nsecrets = ["{SECRET}"]\n', "utf-8")
    context = ServerContext(tmp_path / "home", {"HOME": str(tmp_path), "CRAFTNUDGE_CONFIG": str(settings)})
    delivery = Delivery("github", "1", "push", "acme/shop", "", "refs/heads/main", "0" * 40, origin.hashes[-1])
    Inbox(context.workplace.home).put(delivery, "")
    exporter = memory.InMemorySpanExporter()
    tracing, metrics = Tracing(exporter), Metrics()

    async def run() -> None:
        observe_with(ServerObserver(metrics.work, tracing))
        jobs, worker = Jobs(), asyncio.create_task(DeliveryWorker(context, metrics.deliveries).run())
        job = jobs.start("shop", lambda _report: 1)
        async with asyncio.timeout(60):
            while Inbox(context.workplace.home).waiting() or not job.is_over:
                await asyncio.sleep(0.01)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)

    asyncio.run(run())
    tracing.close()
    spans = exporter.get_finished_spans()
    (processing,) = (span for span in spans if span.name == "hook.process")
    assert dict(processing.attributes) == {
        "craftnudge.forge": "github",
        "craftnudge.event": "push",
        "craftnudge.result": "recorded",
    }
    below = {span.name for span in spans if span.parent and span.parent.span_id == processing.context.span_id}
    assert "git.fetch" in below
    assert [dict(span.attributes) for span in spans if span.name == "job.backfill"] == [{}]
    told = "".join(span.to_json() for span in spans)
    assert not [text for text in ("shop", "Leave an order", origin.hashes[-1], str(tmp_path)) if text in told]


def test_a_receiver_that_is_away_holds_nothing_up(recorded: tuple[Program, GitRepository]) -> None:
    """Requests are answered, and the log says once a batch that spans were lost, without the library's own words."""
    with serving(recorded[0], "--log", OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9") as server:
        assert server.ask("/health").status == 200
        started = time.monotonic()
        server.process.terminate()
        told = server.process.communicate(timeout=30)[0]
    assert time.monotonic() - started < 30
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert [line["spans"] > 0 for line in lines if line["event"] == "traces not delivered"] == [True]
    assert len(next(line for line in lines if line["event"] == "request")["trace_id"]) == 32
    assert "Traceback" not in told
    assert "opentelemetry" not in told


LOADED = """
import sys
from craftnudge.entrypoints.server import run
from craftnudge.entrypoints.server.tracing import receiver_of
assert receiver_of({}) is None
dear = ("opentelemetry.sdk", "opentelemetry.exporter", "httpx", "rich", "jinja2", "craftnudge.domain.rubric.score.")
dear += ("craftnudge.domain.coaching", "craftnudge.services.deliveries", "craftnudge.presentation.pages")
print([name for name in sys.modules if name.startswith(dear)])
"""


def test_a_server_loads_only_what_it_uses(program: Program) -> None:
    """Nothing of the extra without a receiver, although it is installed here; no client of forges without a comment.

    What makes answers is loaded with the first of them, so that the server answers sooner.
    """
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=sealed_environment(program.home),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("environ", "receiver"),
    [
        ({}, None),
        ({"JAEGER_ENDPOINT": " "}, None),
        ({"JAEGER_ENDPOINT": "http://jaeger:4318"}, "http://jaeger:4318/v1/traces"),
        ({"JAEGER_ENDPOINT": "https://x.example/otlp/v1/traces"}, "https://x.example/otlp/v1/traces"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318/otlp/"}, "http://c:4318/otlp/v1/traces"),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c:1/t"}, "http://c:1/t"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c", "JAEGER_ENDPOINT": "http://j"}, "http://j/v1/traces"),
    ],
)
def test_receivers_are_named_as_opentelemetry_has_it(environ: dict[str, str], receiver: str | None) -> None:
    """The base address gets the path; JAEGER_ENDPOINT comes first."""
    assert receiver_of(environ) == receiver


@pytest.mark.parametrize("url", ["jaeger:4318", "udp://jaeger:6831", "http://", "http://jaeger:14268/api/traces"])
def test_an_address_that_speaks_no_otlp_is_refused(url: str) -> None:
    """Those of Jaeger's own protocols, too."""
    with pytest.raises(UsageError) as error:
        receiver_of({"JAEGER_ENDPOINT": url})
    assert error.value.code == "traces.endpoint"
