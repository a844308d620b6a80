"""What the program does, a file a job: the only place where reading, journal, rubric and coaching meet."""
