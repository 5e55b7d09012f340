"""Changes of documenting: a draft opened, agreed, or not agreed with why."""

from alongside.journey.document.changes.agreement import agree_plan, begin_draft, record_not_agreed

__all__ = ["agree_plan", "begin_draft", "record_not_agreed"]
