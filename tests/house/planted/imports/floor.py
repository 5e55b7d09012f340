# planted at: src/alongside/records/people/planted.py
# caught by: imports
# says: Floors: imports go down, never up BROKEN
from alongside.doors import access
