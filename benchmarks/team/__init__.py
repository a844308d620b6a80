"""How fast a team's store and events are, on real servers with durable settings."""
