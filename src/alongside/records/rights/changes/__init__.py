"""The only writes about a person's rights and an organisation's duties."""

from alongside.records.rights.changes.alerts import claim_concern_alerts, fail_concern_alert, finish_concern_alert
from alongside.records.rights.changes.complaints import acknowledge_complaint, answer_complaint, raise_complaint
from alongside.records.rights.changes.contacts import NewContact, set_rights_contact
from alongside.records.rights.changes.copies import (
    AskedBy,
    ask_for_copy,
    ask_for_everything,
    claim_copy,
    expire_copies,
    extend_request,
    fail_copy,
    finish_copy,
    record_request,
    release_copy,
    step_copy,
)
from alongside.records.rights.changes.corrections import (
    Heard,
    Wanted,
    accept_correction,
    ask_for_correction,
    refuse_correction,
)
from alongside.records.rights.changes.keeping import (
    approve_disposal,
    hold_record,
    lift_hold,
    note_list_opened,
    propose_disposal,
    refuse_disposal,
)
from alongside.records.rights.changes.reviewing import begin_review, include_entry, withhold_entry
from alongside.records.rights.changes.texts import approve_text, write_text

__all__ = [
    "AskedBy",
    "Heard",
    "NewContact",
    "Wanted",
    "accept_correction",
    "acknowledge_complaint",
    "answer_complaint",
    "approve_disposal",
    "approve_text",
    "ask_for_copy",
    "ask_for_correction",
    "ask_for_everything",
    "begin_review",
    "claim_concern_alerts",
    "claim_copy",
    "expire_copies",
    "extend_request",
    "fail_concern_alert",
    "fail_copy",
    "finish_concern_alert",
    "finish_copy",
    "hold_record",
    "include_entry",
    "lift_hold",
    "note_list_opened",
    "propose_disposal",
    "raise_complaint",
    "record_request",
    "refuse_correction",
    "refuse_disposal",
    "release_copy",
    "set_rights_contact",
    "step_copy",
    "withhold_entry",
    "write_text",
]
