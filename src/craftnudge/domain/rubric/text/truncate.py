"""The beginning of a line that is too long to be quoted whole."""

from __future__ import annotations


def truncate_line(line: str, chars: int) -> str:
    """The words within the first so many signs, or those signs where no word ends there, and three dots."""
    begun = line[:chars]
    return (begun.rpartition(" ")[0] or begun).rstrip(",;:") + " ..."
