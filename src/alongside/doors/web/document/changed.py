"""A plan that was changed while somebody was agreeing to it: what is different, and what was filled in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict

from alongside.doors.access import ActingRequest
from alongside.doors.web.document.draft import read_through
from alongside.doors.web.plan.presenting import changes_on_page
from alongside.journey.document.reads import changed_since
from alongside.journey.document.values import Draft


def newest_instead(posted: QueryDict, draft: Draft) -> QueryDict:
    """What was filled in, now about the newest draft."""
    data = posted.copy()
    data["shown"], data["based_on"] = draft.tag, str(draft.previous_number)
    return data


def what_changed(request: ActingRequest, round_id: UUID, draft: Draft) -> Mapping[str, Any]:
    """The differences in words from what was read, and the newest draft to read."""
    shown = str(request.POST.get("shown", ""))
    changes = changed_since(by=request.actor, round_id=round_id, shown=shown, now=request.now)
    return {
        "is_known": changes is not None,
        "changes": changes_on_page(changes or ()),
        "parts": read_through(draft),
    }
