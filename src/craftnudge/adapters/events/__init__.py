"""Queues of commits that wait to be recorded."""
