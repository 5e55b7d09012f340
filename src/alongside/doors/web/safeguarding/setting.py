"""Setting a limit: the form, and once more in words before it holds."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.forms import LimitForm
from alongside.doors.web.safeguarding.limits import names_for
from alongside.doors.web.safeguarding.wording import CATEGORY_WORDS, kept_words, section_words
from alongside.doors.web.shapes import Row
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import open_draft, open_plan, open_round_of
from alongside.records.sharing.changes import restrict
from alongside.rules.actors import Role
from alongside.rules.dates import day_of

SHOWN = 120  # characters of an entry: enough to know it by


@for_roles(Role.SAFEGUARDING_LEAD)
def set_limit(request: ActingRequest, person: UUID) -> HttpResponse:
    """What is kept, from whom and why; asked once more before it holds."""
    who = person_view(by=request.actor, person=person)
    names = names_for(request, person)
    form = LimitForm(
        request.POST or None, entries=_entries(request, person), people=list(names.items()), today=day_of(request.now)
    )
    values = {"person": header_of(who), "shown": who, "form": form}
    if request.method == "POST" and form.is_valid():
        if form.pressed("confirm") and form.carries_out(lambda: _set(request, person, form)):
            return redirect("safeguarding:person", person)
        if not form.errors:
            return render(request, "safeguarding/check.html", {**values, **_asked_again(form, names)})
    return render(request, "safeguarding/set.html", values, status=422 if form.errors else 200)


def _entries(request: ActingRequest, person: UUID) -> list[tuple[str, str]]:
    """Every entry of the agreed plan and of what is being written, to be chosen by its first words."""
    plan = open_plan(by=request.actor, person=person, purpose=request.actor.purpose, now=request.now)
    items = [*plan.content.items, *plan.apart.items]
    going_on = open_round_of(by=request.actor, person=person)
    if going_on:
        draft = open_draft(by=request.actor, round_id=going_on.id, purpose=request.actor.purpose, now=request.now)
        items += draft.content.items
    found = {str(item.id): f"{section_name(item.section)}: {item.words[:SHOWN]}" for item in items}
    return list(found.items())


def _what(form: LimitForm) -> str:
    if form.chosen_items:
        titles = dict(form.fields["items"].choices)  # type: ignore[attr-defined]
        return "\n".join(str(titles[str(each)]) for each in form.chosen_items)
    return section_words(form.chosen_section)


def _set(request: ActingRequest, person: UUID, form: LimitForm) -> None:
    given = form.cleaned_data
    restrict(
        by=request.actor,
        person=person,
        kept=form.kept,
        section=form.chosen_section,
        items=form.chosen_items,
        category=form.category_given,
        is_known_of=bool(given["ask"]),
        ask=given["ask"],
        reason=given["reason"],
        review_on=given["review_on"],
        now=request.now,
    )


def _asked_again(form: LimitForm, names: Mapping[str, str]) -> dict[str, object]:
    """The limit as it will be, and what it does."""
    known, review_on = form.cleaned_data["ask"], form.cleaned_data["review_on"]
    return {
        "rows": [
            Row(_("What is kept"), _what(form)),
            Row(_("From whom"), kept_words(form.kept, names)),
            Row(_("Why"), str(CATEGORY_WORDS[form.category_given])),
            Row(_("What happened, and who decided"), form.cleaned_data["reason"]),
            Row(_("Look again on"), day(review_on)),
        ],
        "consequences": [
            _("whoever it keeps away sees no trace of it, from now on"),
            _("staff are told that something is kept, and to ask %(name)s") % {"name": known}
            if known
            else _("nobody whom it keeps away is told that there is anything"),
            _("what they have already read or printed cannot be taken back"),
            _("it takes two people to lift it"),
        ],
        "carried": form.carried(),
    }
