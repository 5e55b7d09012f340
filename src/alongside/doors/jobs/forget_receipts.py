"""Takes away the receipts of forms that are days old: no browser sends those again."""

from django.utils import timezone

from alongside.engines.postgres.identity import acting_as
from alongside.records.receipts.changes import forget_receipts
from alongside.rules.actors import system


def forget_old_receipts() -> int:
    """Returns how many."""
    by, now = system(), timezone.now()
    with acting_as(by, now):
        return forget_receipts(by=by, now=now)
