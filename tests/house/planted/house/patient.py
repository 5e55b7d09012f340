# planted at: src/alongside/rules/planted_patient.py
# caught by: house
# says: test_code_says_person_not_patient
"""Planted."""

patient_name = ""
