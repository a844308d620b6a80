"""The hooks that git calls us by: what stands in them, where they go, and how the ones that were there come back.

It writes to the repository's folder of hooks and, where the hooks are to be found by git's configuration, to that.
"""
