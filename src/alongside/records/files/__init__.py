"""Photographs, scans and recordings that people attach: checked, kept once, never executed."""
