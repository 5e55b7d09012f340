"""Room 2: people, organisations, and who signs in as what."""
