"""Scenarios may ask for the odd repositories."""

from __future__ import annotations

from tests.support.odd.fixtures import build, odd_repository

__all__ = ["build", "odd_repository"]
