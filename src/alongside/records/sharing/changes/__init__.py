"""Changes to who sees what: decisions, restrictions, what is opened beside them, and emergency cards."""

from alongside.records.sharing.changes.alerts import claim_alerts, fail_alert, finish_alert
from alongside.records.sharing.changes.cards import (
    CardOpened,
    Made,
    Tried,
    make_card,
    stop_card,
    stop_cards_for,
    tell_of_card_use,
    use_card,
)
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
from alongside.records.sharing.changes.stopping import end_support, keep_away, stop_authority

__all__ = [
    "CardOpened",
    "Made",
    "Sought",
    "Tried",
    "ask_override",
    "ask_to_lift",
    "claim_alerts",
    "confirm_sharing",
    "end_override",
    "end_support",
    "fail_alert",
    "find_in_emergency",
    "finish_alert",
    "keep_away",
    "lift_restriction",
    "make_card",
    "open_beside",
    "restrict",
    "review_opening",
    "second_override",
    "share",
    "stop_authority",
    "stop_card",
    "stop_cards_for",
    "stop_sharing",
    "tell_of_card_use",
    "tell_of_opening",
    "tell_of_override",
    "use_card",
]
