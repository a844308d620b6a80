"""Rules that a project already has for gitlint, commitlint or commitizen, read as settings of ours where they map.

They are the weakest source: whatever is set for us wins. A rule that has no counterpart is named as left out, so that
nobody believes it is held.
"""
