"""What a user sends to a team's server: chosen per repository, their own commits alone."""
