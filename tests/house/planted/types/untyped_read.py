# planted at: src/alongside/journey/review/reads.py
# caught by: types
# says: Function is missing a type annotation
def planted_read(by):
    return by
