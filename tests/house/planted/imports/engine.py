# planted at: src/alongside/engines/fhir/planted.py
# caught by: imports
# says: Engines do not know each other BROKEN
from alongside.engines.postgres import home
