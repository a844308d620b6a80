"""What a history of judged commits shows: progress, goal, house style, insights. Pure."""
