"""The only writes of measures: ratings, DIALOG+ sessions, and what an organisation may use."""

from alongside.records.measures.changes.permissions import load_instrument, record_permission
from alongside.records.measures.changes.sessions import (
    agree_action,
    begin_session,
    finish_session,
    pick_areas,
    say_how_it_went,
    say_step,
)
from alongside.records.measures.changes.uses import answer_items, begin_use, finish_use

__all__ = [
    "agree_action",
    "answer_items",
    "begin_session",
    "begin_use",
    "finish_session",
    "finish_use",
    "load_instrument",
    "pick_areas",
    "record_permission",
    "say_how_it_went",
    "say_step",
]
