"""Changes to what is known of carers, and to what each of the two lets the other see."""

from alongside.records.carers.changes.carings import (
    add_carer,
    end_caring,
    identify_carer,
    link_caring,
    record_assessment,
    say_caring,
)
from alongside.records.carers.changes.plans import answer_caring, show_caring, write_part

__all__ = [
    "add_carer",
    "answer_caring",
    "end_caring",
    "identify_carer",
    "link_caring",
    "record_assessment",
    "say_caring",
    "show_caring",
    "write_part",
]
