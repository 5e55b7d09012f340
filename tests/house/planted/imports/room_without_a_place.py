# planted at: src/alongside/records/planted/__init__.py
# caught by: imports
# says: Rooms on the records floor BROKEN
"""A room that nobody gave a place."""
