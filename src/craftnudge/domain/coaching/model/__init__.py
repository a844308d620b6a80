"""A model on the user's own machine may add words. It never decides anything: no way leads from here to a score."""
