"""Changes to the people who support a person: who they are, what the person decided, and who coordinates."""

from alongside.records.careteam.changes.coordinators import name_coordinator
from alongside.records.careteam.changes.escalations import claim_notices, fail_notice, finish_notice, receive_worry
from alongside.records.careteam.changes.facilitators import (
    add_observation,
    assign_facilitator,
    end_facilitation,
    raise_worry,
)
from alongside.records.careteam.changes.involvement import answer_concern, record_conflict, record_involvement
from alongside.records.careteam.changes.supporters import (
    add_member,
    add_supporter,
    change_supporter,
    end_supporter,
    receive_supporters,
    welcome_carer,
)

__all__ = [
    "add_member",
    "add_observation",
    "add_supporter",
    "answer_concern",
    "assign_facilitator",
    "change_supporter",
    "claim_notices",
    "end_facilitation",
    "end_supporter",
    "fail_notice",
    "finish_notice",
    "name_coordinator",
    "raise_worry",
    "receive_supporters",
    "receive_worry",
    "record_conflict",
    "record_involvement",
    "welcome_carer",
]
