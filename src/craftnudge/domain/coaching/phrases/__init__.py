"""The catalogue of phrases: what is said of a check, a project rule or an insight, by its kind."""
