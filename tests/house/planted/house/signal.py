# planted at: src/alongside/doors/web/planted_signal.py
# caught by: house
# says: test_nothing_calls_upwards_by_signal_or_hidden_model + planted_signal.py
"""Planted."""

from django.dispatch import Signal
