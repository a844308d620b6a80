"""The hooks that git calls us by: what stands in them, where they go, and how the ones that were there come back.

The one place in `git/` that writes to a repository, and only to its folder of hooks.
"""
