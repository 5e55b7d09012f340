# planted at: src/alongside/rules/planted.py
# caught by: imports
# says: Rules are plain Python BROKEN
import django
