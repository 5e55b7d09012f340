"""Facts that decisions stand on (facts), the person's decisions (decisions), and what stands beside them (beside)."""

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
