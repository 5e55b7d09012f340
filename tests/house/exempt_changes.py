"""Changes that leave no audit event, each with its reason."""

_RECEIPT = "A receipt says that a form came, not what it did: whatever the form did left an event of its own."

WITHOUT_AUDIT: dict[str, str] = {
    "alongside.records.receipts.changes.take_form": _RECEIPT,
    "alongside.records.receipts.changes.finish_receipt": _RECEIPT,
    "alongside.records.receipts.changes.drop_receipt": _RECEIPT,
    "alongside.records.receipts.changes.forget_receipts": _RECEIPT,
}
