"""A paper that staff print for a person: made as the person needs it, or with a reason why not (X1)."""

from collections.abc import Callable, Set

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.papers import PrintAs
from alongside.doors.web.forms import StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.need_words import needs_words
from alongside.doors.web.rendering import render
from alongside.engines.paper.values import Paper
from alongside.records.messaging.changes import override_for_paper
from alongside.records.people.values import PersonView
from alongside.rules.needs import MADE, Format, unmet_in, why_unfit

LETTER = "letter"


class PrintForm(StrictForm):
    reason = Words(
        _("Why is it printed all the same?"),
        hint=_("For example: we read it to him, and he takes it home for his daughter."),
        required=True,
        rows=3,
        longest=500,
    )


def printed(
    request: ActingRequest,
    person: PersonView,
    what: str,
    back: str,
    make: Callable[[PrintAs], Paper],
    made: Set[Format] = MADE,
) -> HttpResponse:
    """The paper; or, where it is not in the format that the person needs, the page that asks for a reason first.

    made: the formats that it can be made in.
    """
    unmet = unmet_in(why_unfit(LETTER, person.needs, made=made))
    if not unmet:
        return pdf(make(PrintAs()), f"{what}.pdf")
    form = PrintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        despite = override_for_paper(
            by=request.actor, person=person.id, what=what, reason=reason, now=request.now, made=made
        )
        return pdf(make(PrintAs(despite=despite)), f"{what}.pdf")
    values = {
        "person": header_of(person),
        "shown": person,
        "form": form,
        "needs": needs_words(unmet),
        "back_href": back,
    }
    return render(request, "printing.html", values, status=422 if form.errors else 200)


def pdf(paper: Paper, name: str) -> HttpResponse:
    answer = HttpResponse(paper.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
