"""What stands in for an Ollama server: a real small model behind its HTTP API, and a server with its failures."""
