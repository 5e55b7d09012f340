"""Personalised care and support planning: one shared plan that the person owns."""
