# planted at: src/alongside/engines/gateways/mail.py
# caught by: house
# says: test_there_is_no_other_way_out + send_planted takes none of
def send_planted(words: str) -> None:
    """Planted."""
