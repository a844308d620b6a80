"""Observations over a history; a file each."""
