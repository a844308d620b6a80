"""Walks histories and names what is in them."""
