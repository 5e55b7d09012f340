# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: TID251 `django.shortcuts` is banned
from django.shortcuts import render
