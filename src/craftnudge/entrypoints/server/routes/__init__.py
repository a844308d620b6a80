"""The operations of the server, a file a subject."""
