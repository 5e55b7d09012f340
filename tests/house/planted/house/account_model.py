# planted at: src/alongside/doors/web/planted_account.py
# caught by: house
# says: test_only_sign_in_asks_for_the_account_model + planted_account.py
"""Planted."""

from django.contrib.auth import get_user_model
