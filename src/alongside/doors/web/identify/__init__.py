"""Pages of identifying: who to think about, inviting, and answers."""
