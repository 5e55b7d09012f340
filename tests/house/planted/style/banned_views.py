# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.views` is banned
from django.views import View
