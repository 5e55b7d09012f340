# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: DTZ005
from datetime import datetime

NOW = datetime.now()
