# planted at: src/alongside/rules/planted_patient.py
# caught by: house
# says: test_code_says_person_not_patient + planted_patient.py
"""Planted."""

patient_name = ""
