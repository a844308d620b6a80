"""Figures of a team that were published: once for each month that is over, and the same for whoever reads them."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - read when the tuple is made
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from craftnudge.adapters.store.postgres.connection import Connection


class PublishedFigure(NamedTuple):
    """An average over five people or more in a repository, and their spread, of a scale of 10 (scores) or 1 (shares).

    `month` is its first day; `name` is "score", a category, or the id of a check.
    """

    month: date
    repository: str
    name: str
    scale: float
    average: float
    spread: float
    people: int


def unpublished(connection: Connection, team_id: int, months: Collection[date]) -> list[date]:
    """Those of the months that are not published yet, the oldest first."""
    found = connection.execute(
        "select month from published_month where team_id = %s and month = any(%s)", (team_id, list(months))
    )
    return sorted(set(months) - {month for (month,) in found})


def publish(connection: Connection, team_id: int, month: date, figures: Iterable[PublishedFigure]) -> bool:
    """Publishes a month in one transaction; whether it was not published before. The database checks each figure."""
    fresh = connection.execute(
        "insert into published_month (team_id, month) values (%s, %s) on conflict do nothing", (team_id, month)
    )
    if not fresh.rowcount:
        return False
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into published_figure (team_id, month, repository, name, scale, average, spread, people)"
            " values (%s, %s, %s, %s, %s::text::numeric, %s::text::numeric, %s::text::numeric, %s)",
            [(team_id, *figure[:3], *(str(value) for value in figure[3:6]), figure.people) for figure in figures],
        )
    return True


def published_figures(connection: Connection, team_id: int, since: date) -> list[PublishedFigure]:
    """What was published of the months since one, the newest first."""
    found = connection.execute(
        "select month, repository, name, scale::float, average::float, spread::float, people from published_figure"
        " where team_id = %s and month >= %s order by month desc, repository, name",
        (team_id, since),
    )
    return [PublishedFigure(*row) for row in found]
