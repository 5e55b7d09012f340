"""Facts that decisions stand on, the person's decisions, what stands beside them, and their emergency cards."""

from alongside.records.sharing.reads.beside import (
    is_close_to,
    kept_apart,
    open_now,
    opening_view,
    openings_to_review,
    openings_to_tell,
    override_page,
    override_view,
    overrides_of,
    overrides_to_look_at,
    overrides_to_tell,
    overrides_told_of,
    powers_recorded,
    restrictions_of,
    restrictions_to_review,
    seen_by_the_person,
)
from alongside.records.sharing.reads.cards import card_use, card_uses_to_tell, card_view, cards_for
from alongside.records.sharing.reads.decisions import (
    check_may_decide,
    decisions_of,
    people_shared_with,
    person_of_decision,
    shared_with_us,
    sharing_for,
    sharing_to_ask_about,
)
from alongside.records.sharing.reads.facts import facts_for
from alongside.records.sharing.reads.readers import readers_of

__all__ = [
    "card_use",
    "card_uses_to_tell",
    "card_view",
    "cards_for",
    "check_may_decide",
    "decisions_of",
    "facts_for",
    "is_close_to",
    "kept_apart",
    "open_now",
    "opening_view",
    "openings_to_review",
    "openings_to_tell",
    "override_page",
    "override_view",
    "overrides_of",
    "overrides_to_look_at",
    "overrides_to_tell",
    "overrides_told_of",
    "people_shared_with",
    "person_of_decision",
    "powers_recorded",
    "readers_of",
    "restrictions_of",
    "restrictions_to_review",
    "seen_by_the_person",
    "shared_with_us",
    "sharing_for",
    "sharing_to_ask_about",
]
