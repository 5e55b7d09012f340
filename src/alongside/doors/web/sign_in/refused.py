"""A sign-in that did not work is in the audit: with what it was tried, never what was tried."""

from typing import Any

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind

WRONG = "wrong"


def note_refused(request: Any, *, with_: str, because: str = WRONG) -> None:
    """In the chain of whoever asked: nobody, so far. with_: "password", "letter", "nhs-login"..."""
    detail = {"with": with_}
    append_event(
        by=request.actor, now=request.now, kind=EventKind.ACCOUNT_SIGN_IN_REFUSED, because=because, detail=detail
    )
