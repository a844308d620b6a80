"""What the page of data shows: places, the journal, settings, and what connects the machine to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.documents.journal import verify_document
from craftnudge.presentation.documents.webhook import webhook_document
from craftnudge.presentation.documents.where import where_document
from craftnudge.presentation.setting_text import value_text
from craftnudge.services.data_places import places
from craftnudge.services.maintenance import verify_all
from craftnudge.services.settings import effective_settings
from craftnudge.services.webhook_state import webhook_state

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace


def data(workplace: Workplace, verify: str = "") -> dict[str, Any]:
    """The values of the page; with `verify` every line of the journal is examined first."""
    authors = workplace.store.authors()
    settings = effective_settings(workplace).settings
    return {
        "places": where_document(places(workplace))["places"],
        "commits": sum(authors.values()),
        "repositories": len({repository.key for _, repository in authors}),
        "people": len({person.email.lower() for person, _ in authors if person}),
        "queue_is_empty": workplace.queue.is_empty(),
        "aside": len(workplace.queue.rejected()),
        "verified": verify_document(verify_all(workplace)) if verify else None,
        "settings": [
            {"name": setting.name, "value": value_text(setting.value), "origin": setting.origin}
            for setting in settings
            if setting.is_set
        ],
        "defaults": sum(not setting.is_set for setting in settings),
        "webhook": webhook_document(webhook_state(workplace)),
    }
