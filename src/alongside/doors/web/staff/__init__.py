"""Pages of administration: who works here, from which day to which, and what to do about a lost phone."""
