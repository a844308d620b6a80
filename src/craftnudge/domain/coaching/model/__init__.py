"""A model on the user's own machine may add words. It never decides anything: a score does not depend on it."""
