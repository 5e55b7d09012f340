"""What leaves the rights room."""

from alongside.records.rights.reads.complaints import (
    complaint_view,
    complaints_of,
    complaints_to_answer,
    count_complaints,
    open_complaint,
)
from alongside.records.rights.reads.contacts import contact_at, contacts_for, controllers_of
from alongside.records.rights.reads.copies import (
    STEPS,
    copies_of,
    copy_view,
    open_copy_file,
    requests_to_answer,
    withheld_from,
)
from alongside.records.rights.reads.corrections import (
    correction_view,
    corrections_of,
    corrections_to_answer,
    open_correction,
    open_entry_now,
)
from alongside.records.rights.reads.keeping import (
    disposal_view,
    disposals,
    hold_view,
    holds_on,
    record_past,
    records_past,
)
from alongside.records.rights.reads.record import record_file, whole_record
from alongside.records.rights.reads.reviewing import review_page
from alongside.records.rights.reads.texts import shipped_text, text_in_force, text_version, text_versions

__all__ = [
    "STEPS",
    "complaint_view",
    "complaints_of",
    "complaints_to_answer",
    "contact_at",
    "contacts_for",
    "controllers_of",
    "copies_of",
    "copy_view",
    "correction_view",
    "corrections_of",
    "corrections_to_answer",
    "count_complaints",
    "disposal_view",
    "disposals",
    "hold_view",
    "holds_on",
    "open_complaint",
    "open_copy_file",
    "open_correction",
    "open_entry_now",
    "record_file",
    "record_past",
    "records_past",
    "requests_to_answer",
    "review_page",
    "shipped_text",
    "text_in_force",
    "text_version",
    "text_versions",
    "whole_record",
    "withheld_from",
]
