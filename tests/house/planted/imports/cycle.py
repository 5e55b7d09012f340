# planted at: src/alongside/rules/refusals.py
# caught by: imports
# says: No cycles at any depth BROKEN
from alongside.rules import text
