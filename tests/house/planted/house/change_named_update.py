# planted at: src/alongside/journey/review/changes.py
# caught by: house
# says: test_a_change_is_named_after_what_happens_in_the_domain + update_planted: say what happens
def update_planted(*, by: object, now: object) -> None:
    """Planted."""
