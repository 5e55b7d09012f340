"""My emergency cards: make one, print it, see who used it, and stop it where the wallet or the phone is lost."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.papers_card import card_paper
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.emergency.forms import CardForm
from alongside.doors.web.emergency.just_made import JustMade, just_made, keep_for_a_while
from alongside.doors.web.emergency.roles import DECIDES
from alongside.doors.web.emergency.wording import REASONS
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.idempotency import key_of_new
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.printing import pdf
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.doors.web.sign_in.second_steps import square_code
from alongside.records.sharing.changes import Made, make_card, stop_card
from alongside.records.sharing.reads import card_view, cards_for
from alongside.records.sharing.values import CardUseView, CardView
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown


@for_roles(*DECIDES)
def cards(request: ActingRequest) -> HttpResponse:
    """The cards that there are, and who used them."""
    page = cards_for(by=request.actor, person=request.actor.known_person, now=request.now)
    values = {
        "person": header_of(page.person),
        "cards": [(day(each.printed_on), _rows(each, request)) for each in page.cards],
        "uses": [_use(each) for each in page.uses],
        "is_own": request.actor.role == Role.PERSON,
    }
    return render(request, "emergency/cards.html", values)


@for_roles(*DECIDES)
def make(request: ActingRequest) -> HttpResponse:
    """What it opens, for how long, and who can tell the passcode."""
    page = cards_for(by=request.actor, person=request.actor.known_person, now=request.now)
    form = CardForm(request.POST or None, today=day_of(request.now))
    made: list[Made | None] = []
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: made.append(_make(request, form))):
        return keep_for_a_while(redirect("emergency:card", key_of_new(request)), request, made[0])
    values = {"person": header_of(page.person), "form": form}
    return render(request, "emergency/card_new.html", values, status=422 if form.errors else 200)


@for_roles(*DECIDES)
def card(request: ActingRequest, card: UUID) -> HttpResponse:
    """A card that was just made, with its passcode; a quarter of an hour later both are gone."""
    found = card_view(by=request.actor, card=card)
    made = just_made(request, card)
    values = {
        "card": found,
        "made": made,
        "address": address_of(made) if made else "",
        "code": square_code(address_of(made)) if made else None,
    }
    return render(request, "emergency/card.html", values)


@for_roles(*DECIDES)
def printed(request: ActingRequest, card: UUID) -> HttpResponse:
    """The card on paper. The passcode is not on it."""
    found = card_view(by=request.actor, card=card)
    made = just_made(request, card)
    if made is None:
        raise Unknown("card.not-shown-twice")
    page = cards_for(by=request.actor, person=found.person, now=request.now)
    return pdf(card_paper(found, page.person, address_of(made)), "emergency-card.pdf")


@for_roles(*DECIDES)
def stop(request: ActingRequest, card: UUID) -> HttpResponse:
    """At once, after asking once."""
    found = card_view(by=request.actor, card=card)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pressed("confirm"):
        stop_card(by=request.actor, card=card, now=request.now)
        return redirect("emergency:cards")
    return render(request, "emergency/card_stop.html", {"form": form, "card": found})


def address_of(made: JustMade) -> str:
    return f"{settings.PUBLIC_ADDRESS}/card/{made.token}/"


def _make(request: ActingRequest, form: CardForm) -> Made | None:
    return make_card(
        by=request.actor,
        person=request.actor.known_person,
        card=UUID(key_of_new(request)),
        sections=form.sections(),
        ends_on=form.ends_on(),
        ask=form.cleaned_data["ask"],
        now=request.now,
    )


def _rows(each: CardView, request: ActingRequest) -> list[Row]:
    today = day_of(request.now)
    return [
        Row(_("Now"), _standing(each, today, request), _changes(each, today)),
        Row(_("It opens"), "\n".join(section_name(section) for section in each.sections)),
        *([Row(_("Who can tell the passcode"), each.ask)] if each.ask else []),
    ]


def _standing(each: CardView, today: date, request: ActingRequest) -> str:
    if each.stopped_at and each.stopped_by is None:
        return _("Stopped by itself on %(day)s: too many wrong passcodes") % {"day": moment(each.stopped_at)}
    if each.stopped_at:
        stopped = _("Stopped on %(day)s") % {"day": moment(each.stopped_at)}
        why = _("Stopped for you: %(why)s") % {"why": each.stopped_why} if each.stopped_why else ""
        return "\n".join(filter(None, (stopped, why)))
    if each.ends_on < today:
        return _("Over since %(day)s") % {"day": day(each.ends_on)}
    if each.waits_until and each.waits_until > request.now:
        return _("Waits after wrong passcodes, until %(moment)s") % {"moment": moment(each.waits_until)}
    return _("Works until %(day)s") % {"day": day(each.ends_on)}


def _changes(each: CardView, today: date) -> tuple[Change, ...]:
    if not each.is_working(today):
        return ()
    hidden = _("the card of %(day)s") % {"day": day(each.printed_on)}
    return (Change(reverse("emergency:stop-card", args=[each.id]), _("Stop"), hidden=hidden),)


def _use(each: CardUseView) -> Row:
    return Row(moment(each.opened_at), "\n".join((each.who, str(REASONS[each.reason]), each.words)))
