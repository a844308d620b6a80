"""Checks of the changed code, 20 of 100 points: size, complexity, hygiene."""
