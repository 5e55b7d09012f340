# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.forms` is banned
from django import forms
