# planted at: src/alongside/records/audit/kinds.py
# caught by: reference
# says: event-kinds.md
SENTENCES[EventKind.PLAN_OPENED] = "Planted."
