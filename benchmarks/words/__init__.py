"""What the feedback repeats over replayed histories, and the feedback to be read."""
