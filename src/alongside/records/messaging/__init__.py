"""Room 3: the outbox, and what became of each message."""
