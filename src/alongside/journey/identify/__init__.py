"""Identify: who would benefit, and the offer of a plan."""
