"""One file for each set of checks; the registry finds them here."""
