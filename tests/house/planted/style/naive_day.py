# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: DTZ011
from datetime import date

TODAY = date.today()
