# planted at: src/alongside/doors/web/planted.py
# caught by: imports
# says: Doors never touch models BROKEN
from alongside.records.people import models
