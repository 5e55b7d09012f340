"""Emergencies: find one person, say why, read one page."""
