"""The one gate to plan content (gate), what was said (words), and where rounds stand (rounds)."""

from alongside.records.plans.reads.gate import (
    check_may,
    open_draft,
    open_plan,
    open_plans,
)
from alongside.records.plans.reads.rounds import (
    count_reviews_until,
    has_other_plans,
    lock_round,
    open_round_of,
    open_round_since,
    round_view,
    rounds_due,
    rounds_in_stage,
    rounds_of,
    rounds_of_people,
    versions_of,
)
from alongside.records.plans.reads.words import (
    actions_under,
    answers_to_prompts,
    contributions_by,
    item_in_draft,
    items_to_read,
    numbers_of,
    person_of_item,
    words_to_read,
)

__all__ = [
    "actions_under",
    "answers_to_prompts",
    "check_may",
    "contributions_by",
    "count_reviews_until",
    "has_other_plans",
    "item_in_draft",
    "items_to_read",
    "lock_round",
    "numbers_of",
    "open_draft",
    "open_plan",
    "open_plans",
    "open_round_of",
    "open_round_since",
    "person_of_item",
    "round_view",
    "rounds_due",
    "rounds_in_stage",
    "rounds_of",
    "rounds_of_people",
    "versions_of",
    "words_to_read",
]
