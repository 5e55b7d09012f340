# planted at: src/alongside/planted/__init__.py
# caught by: imports
# says: Floors: imports go down, never up BROKEN
"""A top folder that nobody gave a floor."""
