"""One item of a draft at a time: add, change, take out; and settle when two people changed the same one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.document.roles import WRITES
from alongside.doors.web.document.saving import both_texts, is_stale, settle_page
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, Hidden
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.saying import FORMS, NUMBER, SayingForm, SettleForm, heading_for, new_id
from alongside.journey.document.reads import item_for, round_for
from alongside.journey.document.values import RoundOf
from alongside.records.plans.changes import add_item, change_item, take_out_item
from alongside.rules.plan.content import Kind
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.refusals import Unknown


class TakeOutForm(ButtonForm):
    based_on = Hidden(pattern=NUMBER)


@for_roles(*WRITES)
def add(request: ActingRequest, round_id: UUID, section: str) -> HttpResponse:
    """Add words to one section."""
    if section not in SPOKEN_SECTIONS:
        raise Unknown("item.unknown")
    return _add(request, round_id, Section(section), Kind.GOAL if section == Section.GOALS else Kind.STATEMENT)


@for_roles(*WRITES)
def add_action(request: ActingRequest, round_id: UUID, goal: UUID) -> HttpResponse:
    """Add what will be done for one goal."""
    return _add(request, round_id, Section.GOALS, Kind.ACTION, goal)


@for_roles(*WRITES)
def change(request: ActingRequest, round_id: UUID, item: UUID) -> HttpResponse:
    """Put newer words for one item."""
    page = item_for(by=request.actor, round_id=round_id, item=item, now=request.now)
    form = FORMS[page.item.kind](request.POST or None, request.actor, page.person.called, page.item)
    if request.method == "POST" and form.is_valid():
        stale: list[bool] = []
        if form.carries_out(lambda: stale.append(is_stale(lambda: _change(request, round_id, item, form)))):
            return both_texts(request, round_id, item, form.edit) if stale[0] else _back(round_id, page.item.section)
    values = {"person": header_of(page.person), "page": page, "form": form, "heading": heading_for(page.item.kind)}
    return render(request, "document/change.html", values, status=422 if form.errors else 200)


@for_roles(*WRITES)
def settle(request: ActingRequest, round_id: UUID, item: UUID) -> HttpResponse:
    """Two texts for one item: keep what this writer chooses. Nothing is lost: every text stays in the record."""
    page = item_for(by=request.actor, round_id=round_id, item=item, now=request.now)
    form = SettleForm(request.POST or None)
    if request.method != "POST":
        return redirect("document:change", round_id, item)
    if not form.is_valid():
        return settle_page(request, form, page, form.data.get("words", ""), status=422)
    edit, based_on = form.edit(page.item), int(form.cleaned_data["based_on"])
    if form.cleaned_data["keep"] != "theirs" and is_stale(
        lambda: change_item(
            by=request.actor, round_id=round_id, item=item, based_on=based_on, edit=edit, now=request.now
        )
    ):
        return both_texts(request, round_id, item, edit)
    return _back(round_id, page.item.section)


@for_roles(*WRITES)
def take_out(request: ActingRequest, round_id: UUID, item: UUID) -> HttpResponse:
    """Take one item out of the draft, after asking once."""
    page = item_for(by=request.actor, round_id=round_id, item=item, now=request.now)
    form = TakeOutForm(request.POST or None, initial={"based_on": str(page.item.seq)})
    if request.method == "POST" and form.is_valid():
        based_on = int(form.cleaned_data["based_on"])
        take_out_item(by=request.actor, round_id=round_id, item=item, based_on=based_on, now=request.now)
        return _back(round_id, page.item.section)
    values = {"person": header_of(page.person), "page": page, "form": form}
    return render(request, "document/take_out.html", values, status=422 if form.errors else 200)


def _add(
    request: ActingRequest, round_id: UUID, section: Section, kind: Kind, goal: UUID | None = None
) -> HttpResponse:
    page = round_for(by=request.actor, round_id=round_id, now=request.now, goal=goal)
    form = FORMS[kind](request.POST or None, request.actor, page.person.called)
    sent = request.method == "POST" and form.is_valid()
    if sent and form.carries_out(lambda: _add_item(request, page, section, kind, form)):
        return _back(round_id, section)
    values = {
        "person": header_of(page.person),
        "page": page,
        "form": form,
        "section": section_name(section),
    }
    return render(request, "document/add.html", values, status=422 if form.errors else 200)


def _add_item(request: ActingRequest, page: RoundOf, section: Section, kind: Kind, form: SayingForm) -> None:
    add_item(
        by=request.actor,
        round_id=page.round.id,
        item=new_id(request, page.round.id),
        section=section,
        whose=form.voice,
        edit=form.edit,
        now=request.now,
        kind=kind,
        goal=page.goal.id if page.goal else None,
    )


def _change(request: ActingRequest, round_id: UUID, item: UUID, form: SayingForm) -> None:
    change_item(by=request.actor, round_id=round_id, item=item, based_on=form.number, edit=form.edit, now=request.now)


def _back(round_id: UUID, section: Section) -> HttpResponse:
    found = redirect("document:draft", round_id)
    found["Location"] += f"#{section}"
    return found
