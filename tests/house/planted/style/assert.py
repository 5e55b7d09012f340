# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: S101
def planted(x: int) -> None:
    assert x
