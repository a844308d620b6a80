"""Rules that a project has for gitlint, commitlint or commitizen, read as settings where CraftNudge has the same rule.

They are the weakest source: every other setting wins. A rule without a counterpart is listed as left out, so that the
user knows that CraftNudge does not check it.
"""
