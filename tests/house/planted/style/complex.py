# planted at: src/alongside/records/people/planted.py
# caught by: style
# says: C901
def planted(x: int) -> int:
    if x == 0:
        x += 1
    if x == 1:
        x += 1
    if x == 2:
        x += 1
    if x == 3:
        x += 1
    if x == 4:
        x += 1
    if x == 5:
        x += 1
    if x == 6:
        x += 1
    if x == 7:
        x += 1
    if x == 8:
        x += 1
    return x
