"""The only writes to a plan: rounds, words, versions, and the plans of others."""

from alongside.records.plans.changes.comments import comment_on, mark_comment_read
from alongside.records.plans.changes.items import add_item, change_item, take_out_item
from alongside.records.plans.changes.other_plans import receive_other_plans
from alongside.records.plans.changes.read_words import mark_words_read
from alongside.records.plans.changes.rounds import move_round, open_round, set_round_coordinator, set_round_due
from alongside.records.plans.changes.versions import Agreement, add_version
from alongside.records.plans.changes.words import (
    Words,
    add_contribution,
    carry_over,
    undo_contribution,
    withdraw_contribution,
)

__all__ = [
    "Agreement",
    "Words",
    "add_contribution",
    "add_item",
    "add_version",
    "carry_over",
    "change_item",
    "comment_on",
    "mark_comment_read",
    "mark_words_read",
    "move_round",
    "open_round",
    "receive_other_plans",
    "set_round_coordinator",
    "set_round_due",
    "take_out_item",
    "undo_contribution",
    "withdraw_contribution",
]
