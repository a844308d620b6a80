"""What the user and the project have decided: settings from files, environment and flags, each with its origin.

Imports nothing but `errors` and `settings`, and no library: a hook reads it, so it must cost nothing where there is
nothing to read.
"""
