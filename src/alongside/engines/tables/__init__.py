"""Tables of people from CSV."""
