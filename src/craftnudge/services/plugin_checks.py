"""Asks the user's own checks about commits, and names the plug-ins that had to be left out."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import user_file
from craftnudge.adapters.plugins.sources import plugin_sources
from craftnudge.errors import PluginError
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.plugins.sources import PluginSource
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.domain.coaching.plugin_finding import PluginFinding
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.workplace import Workplace

    Found = dict[int, tuple[PluginFinding, ...]]

_PENDING = ("staged", "message")


def with_plugins(workplace: Workplace, results: Sequence[Checked]) -> tuple[tuple[Checked, ...], list[PluginError]]:
    """The results with what plug-ins find, and why which were left out. Skipped commits are not asked about."""
    settings = workplace.configuration.checks
    sources = plugin_sources(settings.files, user_file(workplace.environ).parent)
    faults: list[PluginError] = []
    found: Found = {}
    for source in sources if any(result.card.generated is None for result in results) else ():
        try:
            _ask(source, results, settings.required, found)
        except PluginError as error:
            faults.append(error)
    added = tuple(
        replace(result, plugin_findings=found[at]) if at in found else result for at, result in enumerate(results)
    )
    return added, faults


def record_of_line(line: bytes) -> CommitRecord:
    """The record of a commit's line of a journal."""
    # Imported here: only the process of a plug-in reads one.
    from craftnudge.adapters.store.local.line_codec import decode_line  # noqa: PLC0415
    from craftnudge.domain.commits.record import CommitRecord  # noqa: PLC0415

    record = decode_line(line)
    if not isinstance(record, CommitRecord):
        raise TypeError("not the line of a commit")
    return record


def _ask(source: PluginSource, results: Sequence[Checked], required: Sequence[str], found: Found) -> None:
    """Adds what one plug-in finds in each commit. Raises PluginError; what was found before stays."""
    # Imported here: most users have no plug-in.
    from craftnudge.adapters.plugins.process import PluginProcess  # noqa: PLC0415
    from craftnudge.domain.coaching.plugin_finding import PluginFinding  # noqa: PLC0415

    wanted = {name.upper() for name in required}
    with closing(PluginProcess(source)) as process:
        checks = {check["id"]: check for check in process.checks}
        for at, result in enumerate(results):
            if result.card.generated is not None:
                continue
            found[at] = (
                *found.get(at, ()),
                *(
                    PluginFinding(
                        id=one["check"],
                        title=checks[one["check"]]["title"],
                        says=one["says"],
                        advice=checks[one["check"]]["advice"],
                        quote=one["quote"],
                        path=one["path"],
                        line=one["line"],
                        required=bool(wanted & {one["check"], "*"}),
                    )
                    for one in process.findings(result.record, is_made=result.label not in _PENDING)
                ),
            )
