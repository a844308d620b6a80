"""How far scores agree with people: figures with intervals, on labelled data outside this repository."""
