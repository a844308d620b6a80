"""Fixes to a message that need no guess."""
