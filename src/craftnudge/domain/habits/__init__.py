"""What a history of scored commits shows: progress, goal, project style, insights. Pure."""
