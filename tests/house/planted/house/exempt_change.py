# planted at: tests/house/exempt_changes.py
# caught by: house
# says: test_every_exemption_from_audit_is_of_a_change_that_exists + planted_gone does not exist
WITHOUT_AUDIT["alongside.journey.review.changes.planted_gone"] = "Planted."
