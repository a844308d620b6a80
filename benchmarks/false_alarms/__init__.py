"""How often each check fires on histories of good name, and how scores spread over them."""
