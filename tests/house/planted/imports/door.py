# planted at: src/alongside/doors/fhir/planted.py
# caught by: imports
# says: Doors do not know each other BROKEN
from alongside.doors.web import rendering
