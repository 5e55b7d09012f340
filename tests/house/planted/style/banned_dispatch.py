# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.dispatch` is banned
from django.dispatch import receiver
