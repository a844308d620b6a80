"""An audit of the feedback: a sheet of commits drawn by lot, marked by a reader, and its count."""
