"""Prompt sets: the questions of a preparation pack, as versioned data."""
