"""What a server does with a forge: keeps its deliveries, fetches its repositories, comments on its pull requests."""
