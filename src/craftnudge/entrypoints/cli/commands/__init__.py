"""A command is a file."""
