"""Room 8: a person's rights over their record, and an organisation's duties: copies, corrections, keeping, disposal."""
