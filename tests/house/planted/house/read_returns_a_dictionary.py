# planted at: src/alongside/journey/review/reads.py
# caught by: house
# says: test_changes_and_reads_return_plain_values + planted_facts returns
def planted_facts(*, by: object) -> dict[str, object]:
    return {}
