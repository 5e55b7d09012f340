# planted at: src/alongside/rules/planted_wrong.py
# caught by: types
# says: rules/planted_wrong.py
x: int = "one"
