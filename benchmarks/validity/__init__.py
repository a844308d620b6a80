"""How far verdicts agree with people: figures with intervals, on labelled data that is not part of this repository."""
