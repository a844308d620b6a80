"""What the memory of habits makes of a real person's commits."""
