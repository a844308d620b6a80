"""`craftnudge -C PATH`: runs a command as if it had been started in another folder, as `git -C` does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.errors import NoRepositoryError, RepositoryRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence


def change_folder(folders: Sequence[str]) -> None:
    """Changes into each folder after the one before it; an empty name changes nothing, as in git."""
    for folder in filter(None, folders):
        try:
            os.chdir(folder)
        except FileNotFoundError:
            raise NoRepositoryError("folder.missing", folder=folder) from None
        except OSError as error:
            raise RepositoryRefusedError("folder.unreadable", folder=folder, reason=error.strerror) from error
