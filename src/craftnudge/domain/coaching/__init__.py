"""What is said about a score card: feedback, rewording, splitting."""
