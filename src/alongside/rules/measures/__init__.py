"""Measures: one file per instrument, and what holds for all of them. Rules M1-M7 of domain.md 11.8."""
