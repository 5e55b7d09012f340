"""Pages of the people who support a person."""
