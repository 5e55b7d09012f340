# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID252
from .models import Person
