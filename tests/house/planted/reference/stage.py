# planted at: src/alongside/rules/stages.py
# caught by: reference
# says: stages.md
MOVES = MappingProxyType({**MOVES, Stage.CLOSED: (Stage.ENDED,)})
