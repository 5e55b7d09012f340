"""Changes of preparing: booking the two contacts, making and releasing the pack, and answering it."""

from alongside.journey.prepare.changes.answers import (
    choose_instead,
    enter_paper_answer,
    finish_preparing,
    mark_answers_seen,
    save_answer,
    save_draft,
    settle_answer,
)
from alongside.journey.prepare.changes.contacts import Contact, book_contacts
from alongside.journey.prepare.changes.packs import hold_result, make_pack, release_pack, stop_holding_result
from alongside.journey.prepare.changes.steps import note_opened, record_step, send_pack_again

__all__ = [
    "Contact",
    "book_contacts",
    "choose_instead",
    "enter_paper_answer",
    "finish_preparing",
    "hold_result",
    "make_pack",
    "mark_answers_seen",
    "note_opened",
    "record_step",
    "release_pack",
    "save_answer",
    "save_draft",
    "send_pack_again",
    "settle_answer",
    "stop_holding_result",
]
