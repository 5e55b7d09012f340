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
from alongside.journey.prepare.changes.calls import hold_result, stop_holding_result
from alongside.journey.prepare.changes.checks import SetOfChecks, put_back_check_set, write_check_set
from alongside.journey.prepare.changes.contacts import book_contacts, cancel_contact, miss_contact
from alongside.journey.prepare.changes.files import attach_sheet, finish_typing, take_back_sheet
from alongside.journey.prepare.changes.gathering import Entry, Joined, save_gathering
from alongside.journey.prepare.changes.helping import name_helper
from alongside.journey.prepare.changes.packs import make_pack, release_pack
from alongside.journey.prepare.changes.steps import note_opened, record_step, send_pack_again

__all__ = [
    "Entry",
    "Joined",
    "SetOfChecks",
    "attach_sheet",
    "book_contacts",
    "cancel_contact",
    "choose_instead",
    "enter_paper_answer",
    "finish_preparing",
    "finish_typing",
    "hold_result",
    "make_pack",
    "mark_answers_seen",
    "miss_contact",
    "name_helper",
    "note_opened",
    "put_back_check_set",
    "record_step",
    "release_pack",
    "save_answer",
    "save_draft",
    "save_gathering",
    "send_pack_again",
    "settle_answer",
    "stop_holding_result",
    "take_back_sheet",
    "write_check_set",
]
