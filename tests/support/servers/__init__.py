"""Real PostgreSQL and Redis servers for tests, started on this machine without root and without a manual step."""
