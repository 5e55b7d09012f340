# planted at: src/alongside/doors/web/planted_form.py
# caught by: house
# says: test_no_form_is_made_from_a_model + planted_form.py
"""Planted."""

from django import forms

x = forms.ModelForm
