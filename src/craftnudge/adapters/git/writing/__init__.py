"""Creates and rewrites commits, only when asked."""
