"""How a message compares with the recorded past of its project."""
