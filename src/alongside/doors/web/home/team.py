"""The home page of coordinators and professionals: answers, conversations, and what is due for their people."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.web.frame import Link
from alongside.doors.web.home.next_for_team import Around, due_on, step_cell, when_cell
from alongside.doors.web.home.page import Page, weekday, when
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.prepare.wording import PLACES, WAITS
from alongside.doors.web.shapes import Cell
from alongside.journey.identify.reads import unanswered_offers
from alongside.journey.prepare.reads import count_my_calls, packs_of
from alongside.records.appointments.reads import appointments_between
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.reads import people_listed
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import count_reviews_until, rounds_due, words_to_read
from alongside.records.plans.values import RoundView, ToReadView
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of, instant_at
from alongside.rules.prepare import EARLIEST_BEFORE, unanswered_clock
from alongside.rules.review import DUE_WITHIN
from alongside.rules.stages import Stage

PAGE = 25
MOST_ANSWERS = 5
THIS_WEEK = timedelta(days=7)

type People = Mapping[UUID, PersonView]


def page(request: ActingRequest) -> Page:
    by, now, number = request.actor, request.now, page_number(request)
    due = rounds_due(
        by=by, account=by.known_account, until=day_of(now) + DUE_WITHIN, most=PAGE, skipped=(number - 1) * PAGE
    )
    unread = words_to_read(by=by, most=MOST_ANSWERS)
    talks = _conversations(by, now)
    people = people_listed(
        by=by,
        people=_people(due.rounds, unread.waiting, talks),
        name="what needs me today",
        now=now,
    )
    around = _around(by, due.rounds, talks, now)
    in_order = sorted(due.rounds, key=lambda each: due_on(each, around) or date.min)
    this_week = [each for each in talks if each.starts_at < now + THIS_WEEK]
    values = {
        "today": weekday(day_of(now)),
        "answers": [_answer(each, people[each.person], now) for each in unread.waiting if each.person in people],
        "more_answers": max(0, unread.total - MOST_ANSWERS),
        "conversations": [_conversation(each, people[each.person]) for each in this_week if each.person in people],
        "due": [_due(each, people[each.person], around, now) for each in in_order if each.person in people],
        "links": _links(by, now),
        "pages": pages_of(request, number, max(1, -(-due.total // PAGE)), due.total),
    }
    return Page("home/team.html", values)


def _people(due: Sequence[RoundView], unread: Sequence[ToReadView], talks: Sequence[AppointmentView]) -> list[UUID]:
    people = [*(each.person for each in due), *(each.person for each in unread), *(each.person for each in talks)]
    return list(dict.fromkeys(people))


def _conversations(by: Actor, now: datetime) -> tuple[AppointmentView, ...]:
    """From this morning on, as far ahead as somebody may have their pack."""
    start = instant_at(day_of(now), time(), field="now")
    booked = appointments_between(by=by, start=start, end=now + EARLIEST_BEFORE + timedelta(days=1))
    return tuple(each for each in booked if each.kind == "conversation")


def _around(by: Actor, rounds: Sequence[RoundView], talks: Sequence[AppointmentView], now: datetime) -> Around:
    preparing = [each.id for each in rounds if each.stage == Stage.PREPARING]
    invited = [each.id for each in rounds if each.stage == Stage.INVITED]
    return Around(
        packs=packs_of(by=by, rounds=preparing, now=now) if preparing else {},
        offers=unanswered_offers(by=by, rounds=invited) if invited else {},
        talks={each.round: each.starts_at for each in talks},
    )


def _links(by: Actor, now: datetime) -> list[Link]:
    reviews = count_reviews_until(by=by, until=day_of(now) + DUE_WITHIN)
    messages = [Link(_("Messages that did not leave"), reverse("messages:list"))] if by.role == Role.COORDINATOR else []
    old_records = [Link(_("Old records"), reverse("rights:records"))] if by.role == Role.COORDINATOR else []
    return [
        Link(_("People I coordinate"), f"{reverse('people:list')}?whose=mine"),
        Link(_("Everybody who is getting ready"), reverse("prepare:packs")),
        Link(_("Who is called when"), reverse("identify:recall")),
        Link(_("What is gathered at tests and checks"), reverse("prepare:checks")),
        Link(_("Calls to make (%(num)s of them yours)") % {"num": count_my_calls(by=by)}, reverse("prepare:calls")),
        Link(_("Plans that are due to be looked at again (%(num)s)") % {"num": reviews}, reverse("review:due")),
        *messages,
        Link(_("Requests about records"), reverse("rights:requests")),
        Link(_("Plans shown on a legal ground"), reverse("sharing:overrides")),
        *old_records,
        Link(_("Questions to think about"), reverse("prompts:sets")),
        Link(_("Possible matches"), reverse("matches:list")),
    ]


def _answer(each: ToReadView, person: PersonView, now: datetime) -> list[Cell]:
    words, colour = WAITS[unanswered_clock(each.since, now).level]
    count = ngettext("%(num)s answer", "%(num)s answers", each.count) % {"num": each.count}
    return [
        Cell(person.known_as, reverse("prepare:round-answers", args=[each.round])),
        Cell(str(words), tag=colour, note=_("since %(when)s") % {"when": when(each.since)}),
        Cell(count),
    ]


def _conversation(each: AppointmentView, person: PersonView) -> list[Cell]:
    return [
        Cell(person.known_as, reverse("discuss:conversation", args=[each.round])),
        Cell(when(each.starts_at)),
        Cell(str(dict(PLACES)[each.place]), note=_("with %(name)s") % {"name": each.with_name}),
    ]


def _due(each: RoundView, person: PersonView, around: Around, now: datetime) -> list[Cell]:
    return [
        Cell(person.known_as, reverse("people:person", args=[person.id])),
        step_cell(each, around),
        when_cell(each, around, day_of(now)),
    ]
