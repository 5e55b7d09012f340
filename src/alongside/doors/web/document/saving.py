"""What happens to posted words: saved, shown beside somebody else's, or kept in the page; never lost."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.saying import WHICH_TO_KEEP, SettleForm, settle_initial
from alongside.doors.web.shapes import Clash
from alongside.journey.document.reads import item_for
from alongside.journey.document.values import DraftItem
from alongside.records.plans.values import Edit
from alongside.rules.refusals import Stale


def is_stale(change: Callable[[], object]) -> bool:
    """Carry out a change; whether somebody else had saved first, and nothing was changed."""
    try:
        with transaction.atomic():
            change()
    except Stale:
        return True
    return False


def both_texts(request: ActingRequest, round_id: UUID, item: UUID, mine: Edit) -> HttpResponse:
    """The page that shows both texts and asks which to keep."""
    theirs = item_for(by=request.actor, round_id=round_id, item=item, now=request.now)
    form = SettleForm(initial=settle_initial(mine, theirs.item.seq))
    return settle_page(request, form, theirs, mine.words, status=409)


def settle_page(
    request: ActingRequest, form: SettleForm, theirs: DraftItem, mine: str, status: int = 200
) -> HttpResponse:
    who = theirs.item.typed_by or theirs.item.said_by
    clash = Clash(
        field="keep",
        label=str(WHICH_TO_KEEP),
        mine=mine,
        theirs=theirs.item.words,
        who=who,
        at=theirs.item.said_at,
        is_mine=who == request.actor.name,
    )
    values = {"person": header_of(theirs.person), "page": theirs, "form": form, "clash": clash}
    return render(request, "document/settle.html", values, status=status)
