"""Backup of the embedded server by PostgreSQL's own programs: copies, the log that follows them, and restoring both."""
