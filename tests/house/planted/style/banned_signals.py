# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.db.models.signals` is banned
from django.db.models.signals import post_save
