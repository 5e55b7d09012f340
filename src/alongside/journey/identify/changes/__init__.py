"""Changes of identifying: inviting people, their answers, and who coordinates."""

from alongside.journey.identify.changes.coordinating import Hand, give_coordinator, hand_back, hand_over_caseload
from alongside.journey.identify.changes.inviting import invite_person, record_answer, send_new_code

__all__ = [
    "Hand",
    "give_coordinator",
    "hand_back",
    "hand_over_caseload",
    "invite_person",
    "record_answer",
    "send_new_code",
]
