"""Prompts: the sets of questions that an organisation writes for itself, beside those that are shipped."""
