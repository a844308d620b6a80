"""The store of a team: recorded commits, events and kept scores in PostgreSQL. Needs the extra [team]."""
