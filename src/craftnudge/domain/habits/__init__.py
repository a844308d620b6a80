"""What a history of judged commits shows: progress, focus, house style, insights. Pure."""
