"""What is said about a verdict: feedback, rewording, splitting."""
