"""A team's server, as a user's own machine talks to it."""
