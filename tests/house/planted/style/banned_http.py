# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.http` is banned
from django.http import HttpResponse
