# planted at: src/alongside/rules/planted_note.py
# caught by: house
# says: test_no_file_holds_a_note_to_self + planted_note.py
"""Planted."""

# TODO: later
