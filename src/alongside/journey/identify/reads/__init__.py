"""Reads of identifying: whom to think about, what was offered, who coordinates, and who is called when."""

from alongside.journey.identify.reads.people import (
    caseload_to_hand_over,
    caseloads_here,
    coordination_of,
    coordinators,
    offer_view,
    open_batch,
    open_offer_to,
    people_to_identify,
    standing_of,
    unanswered_offers,
)
from alongside.journey.identify.reads.recall import recall_for, recall_list

__all__ = [
    "caseload_to_hand_over",
    "caseloads_here",
    "coordination_of",
    "coordinators",
    "offer_view",
    "open_batch",
    "open_offer_to",
    "people_to_identify",
    "recall_for",
    "recall_list",
    "standing_of",
    "unanswered_offers",
]
