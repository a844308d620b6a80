"""Events between the roles of a team's server over Redis Streams. Needs the extra [team]."""
