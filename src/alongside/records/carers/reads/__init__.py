"""What is shown of carers: to the carer and their team, to the one they look after, and in an emergency."""

from alongside.records.carers.reads.carings import carer_page, caring_of_supporter, caring_page
from alongside.records.carers.reads.shown import cannot_care_of, carings_shown, new_for, shown_page

__all__ = [
    "cannot_care_of",
    "carer_page",
    "caring_of_supporter",
    "caring_page",
    "carings_shown",
    "new_for",
    "shown_page",
]
