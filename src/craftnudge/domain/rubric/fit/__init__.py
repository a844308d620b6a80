"""How the form of a message fits the earlier commits of its project."""
