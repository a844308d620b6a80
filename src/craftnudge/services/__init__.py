"""What the program does, one use case per module. Only services combine reading, journal, rubric and coaching."""
