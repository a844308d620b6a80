"""The workers of one process, each in a thread."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from craftnudge.services.accounts.setup import has_sign_in
from craftnudge.services.team_work.effects import SWEEP_SECONDS, Analyse, Coach, KeepHouse, Show
from craftnudge.services.team_work.nudge import team_model
from craftnudge.services.team_work.publish import EVERY_SECONDS as PUBLISH_SECONDS
from craftnudge.services.team_work.publish import Publish
from craftnudge.services.team_work.roles import ROLES, rights_for
from craftnudge.services.team_work.seal import EVERY_SECONDS as SEAL_SECONDS
from craftnudge.services.team_work.seal import SealAudit
from craftnudge.services.team_work.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from craftnudge.adapters.events.work import WorkKind
    from craftnudge.services.team_settings import TeamSettings
    from craftnudge.services.team_work.connections import TeamConnections
    from craftnudge.services.team_work.roles import Role
    from craftnudge.services.team_work.worker import Effect, Report
    from craftnudge.services.workplace import Workplace

# Without a finished round for so long a process is taken for hanging; who supervises it shall start another.
STUCK_SECONDS: Final = 30.0
_REPEATED_SECONDS: Final[dict[WorkKind, float]] = {
    "store": SWEEP_SECONDS,
    "publish": PUBLISH_SECONDS,
    "seal": SEAL_SECONDS,
}


class Crew:
    """Some workers, from their start to the end of what they have in hand."""

    def __init__(self, workers: Iterable[Worker]) -> None:
        self._workers = tuple(workers)
        self._stop = Event()
        # A hanging worker must not keep the process alive: its work comes back to others.
        self._threads = [Thread(target=worker.run, args=(self._stop,), daemon=True) for worker in self._workers]

    def start(self) -> None:
        """Starts to work."""
        for thread in self._threads:
            thread.start()

    def drain(self) -> None:
        """Takes no more work; what is in hand is finished."""
        self._stop.set()

    @property
    def is_draining(self) -> bool:
        """Whether no more work is taken."""
        return self._stop.is_set()

    @property
    def is_over(self) -> bool:
        """Whether nothing is in hand any more."""
        return not any(thread.is_alive() for thread in self._threads)

    @property
    def stuck(self) -> list[str]:
        """The kinds of work whose worker makes no progress, or has ended by an error of ours."""
        if self.is_draining:
            return []
        workers = zip(self._workers, self._threads, strict=True)
        return [worker.kind for worker, thread in workers if worker.stuck_seconds > STUCK_SECONDS or _has_died(thread)]


def _has_died(thread: Thread) -> bool:
    return thread.ident is not None and not thread.is_alive()


def crew_of(
    role: Role,
    team: TeamConnections,
    workplace: Workplace,
    settings: TeamSettings,
    *,
    report: Report,
    tell_pages: Callable[[], object],
) -> Crew:
    """The workers of a role. `tell_pages` is called in a worker's thread when open pages should look again."""
    rubric = workplace.rubric_settings
    model = team_model(workplace, settings) if "coach" in role.kinds else None
    teams = _teams(team, with_accounts=has_sign_in(workplace.environ))
    house = KeepHouse(teams["store"], rubric)
    publish, seal = Publish(teams["publish"], workplace), SealAudit(teams["seal"])
    effects: Mapping[WorkKind, Effect] = {
        "analyse": Analyse(teams["analyse"], rubric),
        "coach": Coach(teams["coach"], rubric, model),
        "store": house,
        "show": Show(tell_pages),
        "publish": publish,
        "seal": seal,
    }
    for kind, periodic in (("store", house), ("publish", publish), ("seal", seal)):
        if kind in role.kinds:
            periodic.plan()

    def worker(kind: WorkKind) -> Worker:
        # A model takes seconds for each commit, and a worker should be done before others take it for dead.
        one_by_one = kind in _REPEATED_SECONDS or (kind == "coach" and model is not None)
        return Worker(
            kind,
            teams[kind].work_for(kind),
            effects[kind],
            report,
            most=1 if one_by_one else settings.commit_batch_size,
            repeat_seconds=_REPEATED_SECONDS.get(kind),
        )

    return Crew(map(worker, role.kinds))


def _teams(team: TeamConnections, *, with_accounts: bool) -> dict[WorkKind, TeamConnections]:
    """The connections for each kind of work, each with the rights that it needs."""
    return {kind: team.acting(rights_for(kind, with_accounts=with_accounts)) for kind in ROLES["all"].kinds}
