"""Room 3: the people who support a person, and the named coordinator."""
