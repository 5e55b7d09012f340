# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.apps.apps.get_model` is banned
from django.apps import apps

Person = apps.get_model("people", "Person")
