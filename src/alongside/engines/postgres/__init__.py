"""The embedded PostgreSQL server, its roles, and the identity of a transaction."""
