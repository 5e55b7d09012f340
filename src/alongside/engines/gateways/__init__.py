"""Ways out of the system: e-mail, letters, Notify. Each with a verified fake."""
