"""What signing in stands on: GitHub's answers, and signed tokens."""
