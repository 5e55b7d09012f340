# planted at: src/alongside/journey/review/changes.py
# caught by: house
# says: test_every_change_takes_by_and_now_keyword_only + planted_without_by lacks
def planted_without_by(person: str) -> None:
    """Planted."""
