"""Facts that decisions stand on (facts), the person's decisions (decisions), and what stands beside them (beside)."""

from alongside.records.sharing.reads.beside import (
    is_close_to,
    kept_apart,
    open_now,
    opening_view,
    openings_to_review,
    openings_to_tell,
    overrides_of,
    overrides_to_look_at,
    restrictions_of,
    restrictions_to_review,
)
from alongside.records.sharing.reads.decisions import (
    check_may_decide,
    decisions_of,
    people_shared_with,
    shared_with_us,
    sharing_for,
)
from alongside.records.sharing.reads.facts import facts_for

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
    "overrides_of",
    "overrides_to_look_at",
    "people_shared_with",
    "restrictions_of",
    "restrictions_to_review",
    "shared_with_us",
    "sharing_for",
]
