"""The roles of a team's server as processes."""
