"""Reads of preparing: the pack, its questions as one voice answers them, and what the team has to do."""

from alongside.journey.prepare.reads.answers import answers_for, answers_to_check, question_for
from alongside.journey.prepare.reads.calls import callers, calls_to_make, count_my_calls
from alongside.journey.prepare.reads.checks import check_set_page, check_set_pages
from alongside.journey.prepare.reads.files import (
    helpers_of,
    open_sheet,
    own_helper,
    sheet_for,
    sheets_of,
    sheets_to_type,
)
from alongside.journey.prepare.reads.gathering import gathering_for
from alongside.journey.prepare.reads.packs import goals_before, pack_for, results_for, results_to_choose, sets_for_round
from alongside.journey.prepare.reads.team import (
    answers_of_round,
    answers_to_read,
    choices_of,
    packs_of,
    packs_to_release,
)
from alongside.journey.prepare.reads.tracking import track_of

__all__ = [
    "answers_for",
    "answers_of_round",
    "answers_to_check",
    "answers_to_read",
    "callers",
    "calls_to_make",
    "check_set_page",
    "check_set_pages",
    "choices_of",
    "count_my_calls",
    "gathering_for",
    "goals_before",
    "helpers_of",
    "open_sheet",
    "own_helper",
    "pack_for",
    "packs_of",
    "packs_to_release",
    "question_for",
    "results_for",
    "results_to_choose",
    "sets_for_round",
    "sheet_for",
    "sheets_of",
    "sheets_to_type",
    "track_of",
]
