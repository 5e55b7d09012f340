"""Reads of documenting: the draft, the plan as a page, its versions, and the person's copy."""

from alongside.journey.document.reads.drafts import changed_since, draft_for, item_for, round_for
from alongside.journey.document.reads.emergency import emergency_page
from alongside.journey.document.reads.helping import help_with
from alongside.journey.document.reads.plan_pages import agreed_now, changes_in, copy_of, plan_page_for, versions_for

__all__ = [
    "agreed_now",
    "changed_since",
    "changes_in",
    "copy_of",
    "draft_for",
    "emergency_page",
    "help_with",
    "item_for",
    "plan_page_for",
    "round_for",
    "versions_for",
]
