"""The work of the roles of a team's server. Needs the extra [team]."""
