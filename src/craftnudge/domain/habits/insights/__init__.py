"""What a history may show: a file for each question, found by being here."""
