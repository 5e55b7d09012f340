# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: PLC0415
def planted() -> None:
    import json

    json.dumps({})
