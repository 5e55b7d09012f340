# planted at: src/alongside/rules/planted.py
# caught by: format
# says: rules/planted.py
x = {  1:2 }
