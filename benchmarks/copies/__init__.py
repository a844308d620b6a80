"""How often commits that count as copies of one another are the same change."""
