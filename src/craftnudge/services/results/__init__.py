"""Values that services return to a door, and that `presentation` shows: no behaviour, no words."""
