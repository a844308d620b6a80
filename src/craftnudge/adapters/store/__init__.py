"""Stores of recorded commits."""
