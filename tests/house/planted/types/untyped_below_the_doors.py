# planted at: src/alongside/engines/paper/planted_untyped.py
# caught by: types
# says: engines/paper/planted_untyped.py
def planted(words):
    return words
