# planted at: src/alongside/journey/prepare/planted_knows.py
# caught by: house
# says: test_a_model_is_known_only_to_its_own_app_and_to_models_above + planted_knows.py
"""Planted."""

from alongside.records.people.models import Person
