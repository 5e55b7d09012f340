"""One message that did not leave: send it again, or write down how it was dealt with instead."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, Line, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.messages.wording import NEVER_AGAIN, channel_words, kind_words, reason_words
from alongside.doors.web.people.roles import SETTLES
from alongside.doors.web.people.wording import CONTACT
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.messaging.changes import send_again, send_despite, settle_message
from alongside.records.messaging.reads import message_in_trouble
from alongside.records.messaging.values import MessageInTrouble
from alongside.rules.needs import SAFE_WAY, unmet_in

DESPITE_IN_LARGE_PRINT = "despite-in-large-print"
DESPITE = ("despite", DESPITE_IN_LARGE_PRINT)


class AgainForm(ButtonForm):
    buttons = ("do",)


class DespiteForm(StrictForm):
    """Why a message goes out that is not what the person needs. The button says how it looks."""

    buttons = ("do",)
    reason = Words(
        gettext_lazy("Why does it go out all the same?"),
        hint=gettext_lazy("For example: her daughter reads it to her, and she asked for it now."),
        required=True,
        rows=3,
        longest=500,
    )


class SettleForm(StrictForm):
    buttons = ("do",)
    words = Line(
        gettext_lazy("What did you do?"),
        hint=gettext_lazy("A few words are enough. For example: I phoned her and read it out."),
    )


@for_roles(*SETTLES)
def message(request: ActingRequest, message: UUID) -> HttpResponse:
    """What did not leave and why, with both ways to deal with it."""
    found = message_in_trouble(by=request.actor, message=message)
    pressed = request.POST.get("do", "")
    again = AgainForm(request.POST if pressed == "again" else None)
    despite = DespiteForm(request.POST if pressed in DESPITE else None)
    is_settling = request.method == "POST" and pressed not in ("again", *DESPITE)
    form = SettleForm(request.POST if is_settling else None)
    if again.is_valid() and again.carries_out(lambda: send_again(by=request.actor, message=message, now=request.now)):
        return redirect("messages:list")
    if despite.is_valid() and despite.carries_out(lambda: _despite(request, message, despite)):
        return redirect("messages:list")
    if form.is_valid() and form.carries_out(lambda: _settle(request, message, form)):
        return redirect("messages:list")
    values = {
        "person": header_of(found.person),
        "shown": found.person,
        "rows": _rows(found),
        "may_send_again": found.message.why not in NEVER_AGAIN,
        "channel": channel_words(found.person.contact_by),
        "form": next((each for each in (again, despite) if each.errors), form),
        "settle": form,
        "despite": despite if unmet_in(found.message.why) else None,
        "makes": unmet_in(found.message.why) != (SAFE_WAY,),
        "is_letter": found.message.channel == "letter",
        "needs_href": reverse("needs:needs", args=[found.person.id]),
    }
    failed = any(each.errors for each in (form, again, despite))
    return render(request, "messages/message.html", values, status=422 if failed else 200)


def _despite(request: ActingRequest, message: UUID, form: DespiteForm) -> None:
    reason, large = form.cleaned_data["reason"], form.pressed("do") == DESPITE_IN_LARGE_PRINT
    send_despite(by=request.actor, message=message, reason=reason, large_print=large, now=request.now)


def _rows(found: MessageInTrouble) -> list[Row]:
    why, remedy, code = reason_words(found.message.why)
    hears = Change(reverse("people:letters", args=[found.person.id]), _("Change"), _("how they hear from us"))
    details = Change(reverse("people:details", args=[found.person.id]), _("Change"), _("their address"))
    address = "\n".join(filter(None, (found.person.address, found.person.postcode)))
    rows = [
        Row(_("Message"), kind_words(found.message.kind, found.message.channel)),
        Row(_("Why"), why),
        Row(_("What to do"), remedy),
        Row(_("Address"), address or _("Not known"), (details,)),
        Row(_("How they hear from us"), str(CONTACT[found.person.contact_by]), (hears,)),
    ]
    return rows + ([Row(_("Code"), code)] if code else [])


def _settle(request: ActingRequest, message: UUID, form: SettleForm) -> None:
    settle_message(by=request.actor, message=message, words=form.cleaned_data["words"], now=request.now)
