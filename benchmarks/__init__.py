"""Programs that measure: speed, validity, false alarms. Each prints what the documentation quotes."""
