"""The settings of the user and the project: from files, the environment and options, each with its origin.

Loads no library where no file holds settings: hooks read the configuration before each commit.
"""
