"""Accessible PDFs from plain values."""
