"""Pages of who sees what."""
