"""Asks a model on this machine, through Ollama."""
