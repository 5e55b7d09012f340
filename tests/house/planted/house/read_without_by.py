# planted at: src/alongside/journey/review/reads.py
# caught by: house
# says: test_every_read_takes_by_keyword_only + planted_for lacks
def planted_for(person: str) -> str:
    return person
