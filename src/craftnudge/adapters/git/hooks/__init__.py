"""Installs and removes git hooks.

It writes to the repository's folder of hooks or, for hooks that git finds by its configuration, to that.
"""
