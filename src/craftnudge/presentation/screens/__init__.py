"""Screens for people: pure functions from values to lines, a file per screen."""
