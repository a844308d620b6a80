"""Records what was pushed to a forge: the commits that a delivery names, and all that are new in the mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.git.opening import open_reader
from craftnudge.services.drain_spool import record_with_ancestors
from craftnudge.services.superseded import update_superseded
from craftnudge.services.track import track

if TYPE_CHECKING:
    from craftnudge.adapters.forge.mirror import Mirror
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.forge.delivery import Delivery
    from craftnudge.services.workplace import Workplace

# A delivery names at most so many commits; of a larger push, or the first of a whole history, the newest are recorded.
MOST_COMMITS: Final = 2048


def record_pushed(workplace: Workplace, mirror: Mirror, delivery: Delivery | None = None) -> int:
    """Records the new commits of a fetched mirror; returns how many were written.

    New is what no tip reaches up to which commits were recorded before, so a push of which nothing was heard is made up
    for. The first time those are the tips of now: a history is not recorded unasked, only what the delivery names. Tags
    and deleted branches have no new commits; a forced push has those that replace others. Raises CraftNudgeError.
    """
    branches, before = mirror.branches(), mirror.recorded()
    known = branches if before is None else before
    changed = sorted({tip for name, tip in branches.items() if known.get(name) != tip})
    written = 0
    if changed or delivery is not None:
        reader = open_reader(mirror.folder, cache_folder=workplace.cache_folder)
        try:
            if changed:
                written += _record(workplace, reader, changed, {tip for tip in known.values() if mirror.has(tip)})
            if delivery is not None:
                written += _record_named(workplace, reader, mirror, branches, delivery)
            if written or known != branches:
                update_superseded(reader, workplace.store)
        finally:
            reader.close()
    if before != branches:
        mirror.remember(branches)
    return written


def _record(workplace: Workplace, reader: Reader, tips: list[str], known: set[str]) -> int:
    """Records the newest commits that the tips reach and the known ones do not."""
    hashes = reader.history([*tips, *(f"^{tip}" for tip in sorted(known))])
    # In this process alone: a server must not start others beside its threads.
    return track(reader, workplace.store, hashes[-MOST_COMMITS:]).written


def _record_named(
    workplace: Workplace, reader: Reader, mirror: Mirror, branches: dict[str, str], delivery: Delivery
) -> int:
    """Records the commits of a push, wherever its branch is by now."""
    before, after = delivery.before, delivery.after
    is_branch = delivery.event == "push" and delivery.ref.startswith("refs/heads/")
    if not is_branch or not after.strip("0") or not mirror.has(after):
        return 0
    if not before.strip("0"):
        others = {tip for name, tip in branches.items() if name != delivery.ref and tip != after}
        return _record(workplace, reader, [after], others)
    if mirror.has(before):
        return _record(workplace, reader, [after], {before})
    return record_with_ancestors(reader, workplace.store, after)  # the push replaced what the mirror never had
