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
from alongside.journey.prepare.changes.files import attach_sheet, finish_typing, take_back_sheet
from alongside.journey.prepare.changes.helping import name_helper
from alongside.journey.prepare.changes.packs import hold_result, make_pack, release_pack, stop_holding_result
from alongside.journey.prepare.changes.steps import note_opened, record_step, send_pack_again

__all__ = [
    "Contact",
    "attach_sheet",
    "book_contacts",
    "choose_instead",
    "enter_paper_answer",
    "finish_preparing",
    "finish_typing",
    "hold_result",
    "make_pack",
    "mark_answers_seen",
    "name_helper",
    "note_opened",
    "record_step",
    "release_pack",
    "save_answer",
    "save_draft",
    "send_pack_again",
    "settle_answer",
    "stop_holding_result",
    "take_back_sheet",
]
