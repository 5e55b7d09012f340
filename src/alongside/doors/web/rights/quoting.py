"""What a page quotes of a plan is a look at the plan."""

from uuid import UUID

from alongside.doors.access import ActingRequest
from alongside.records.plans.reads import open_plan


def note_quoted(request: ActingRequest, person: UUID) -> None:
    """Go through the gate for the words of the plan that a request repeats: it decides, and the person reads of it."""
    open_plan(by=request.actor, person=person, purpose=request.actor.purpose, now=request.now)
