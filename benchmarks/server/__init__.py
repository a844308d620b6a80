"""What `craftnudge serve` takes: its start, memory, answers, events, end, and a delivery of a forge."""
