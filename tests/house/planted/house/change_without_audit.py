# planted at: src/alongside/journey/review/changes.py
# caught by: house
# says: test_every_change_leaves_an_audit_event + planted_unrecorded appends no audit event
def planted_unrecorded(*, by: object, now: object) -> None:
    """Planted."""
