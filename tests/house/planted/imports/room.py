# planted at: src/alongside/records/people/planted.py
# caught by: imports
# says: Rooms on the records floor BROKEN
from alongside.records.sharing import models
