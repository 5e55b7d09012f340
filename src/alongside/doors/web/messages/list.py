"""Messages that did not leave: for whom, why, and what to do."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.messages.wording import kind_words, reason_words
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.people.roles import SETTLES
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.messaging.reads import messages_in_trouble
from alongside.records.messaging.values import MessageInTrouble


@for_roles(*SETTLES)
def messages(request: ActingRequest) -> HttpResponse:
    """A page of 50, the newest first."""
    found = messages_in_trouble(by=request.actor, page=page_number(request), now=request.now)
    values = {
        "rows": [_row(each) for each in found.messages],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "messages/list.html", values)


def _row(each: MessageInTrouble) -> list[Cell]:
    message = each.message
    why, remedy, code = reason_words(message.why)
    on = _("made ready on %(day)s") % {"day": day(message.queued_at)}
    return [
        Cell(each.person.known_as, reverse("people:person", args=[each.person.id])),
        Cell(kind_words(message.kind, message.channel), note=on),
        Cell(why, note=_("Code: %(code)s") % {"code": code} if code else ""),
        Cell(_("Send it again, or say what you did"), reverse("messages:message", args=[message.id]), note=remedy),
    ]
