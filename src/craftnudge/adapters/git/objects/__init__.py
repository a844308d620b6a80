"""Reads git objects and references."""
