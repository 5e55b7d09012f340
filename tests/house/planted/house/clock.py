# planted at: src/alongside/rules/planted_clock.py
# caught by: house
# says: test_nothing_below_the_doors_calls_the_clock + planted_clock.py
"""Planted."""

from datetime import UTC, datetime

NOW = datetime.now(UTC)
