# planted at: src/alongside/rules/planted.py
# caught by: reference
# says: ALONGSIDE_PLANTED
# batch: setting
NAME = "ALONGSIDE_PLANTED"
