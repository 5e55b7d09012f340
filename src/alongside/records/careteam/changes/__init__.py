"""Changes to the people who support a person: who they are, what the person decided, and who coordinates."""

from alongside.records.careteam.changes.coordinators import lock_coordinators, name_coordinator
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
    "add_supporter",
    "answer_concern",
    "change_supporter",
    "end_supporter",
    "lock_coordinators",
    "name_coordinator",
    "receive_supporters",
    "record_conflict",
    "record_involvement",
    "welcome_carer",
]
