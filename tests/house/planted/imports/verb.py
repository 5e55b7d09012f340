# planted at: src/alongside/journey/prepare/planted.py
# caught by: imports
# says: Verbs do not know each other BROKEN
from alongside.journey.discuss import models
