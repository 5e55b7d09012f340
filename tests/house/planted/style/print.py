# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: T201
print("planted")
