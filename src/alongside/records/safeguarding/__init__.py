"""Room 4: safeguarding concerns and what was done, apart from the plan, for the leads of one organisation."""
