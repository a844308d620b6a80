"""What a verdict is told in: sentences that fit the commit at hand, else the rubric's own; an idea a file."""
