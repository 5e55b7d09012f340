"""Changes to who sees what: decisions, restrictions, and what is opened beside them."""

from alongside.records.sharing.changes.decisions import confirm_sharing, share, stop_sharing
from alongside.records.sharing.changes.openings import (
    Sought,
    find_in_emergency,
    open_beside,
    review_opening,
    tell_of_opening,
)
from alongside.records.sharing.changes.overrides import ask_override, end_override, second_override, tell_of_override
from alongside.records.sharing.changes.restrictions import ask_to_lift, lift_restriction, restrict
from alongside.records.sharing.changes.stopping import stop_authority

__all__ = [
    "Sought",
    "ask_override",
    "ask_to_lift",
    "confirm_sharing",
    "end_override",
    "find_in_emergency",
    "lift_restriction",
    "open_beside",
    "restrict",
    "review_opening",
    "second_override",
    "share",
    "stop_authority",
    "stop_sharing",
    "tell_of_opening",
    "tell_of_override",
]
