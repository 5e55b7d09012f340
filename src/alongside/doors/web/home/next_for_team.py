"""What the team can do next in a round, where, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.jinja import day
from alongside.doors.web.shapes import Cell
from alongside.records.plans.values import RoundView
from alongside.rules.dates import day_of
from alongside.rules.prepare import PackStatus
from alongside.rules.stages import Stage


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the rounds themselves, each by round."""

    packs: Mapping[UUID, PackStatus]
    offers: Mapping[UUID, UUID]
    talks: Mapping[UUID, datetime]


def step_cell(row: RoundView, around: Around) -> Cell:
    """What to do, as a link to where it is done."""
    if row.stage == Stage.PREPARING:
        return _pack_cell(row, around)
    if row.stage == Stage.INVITED and row.id in around.offers:
        return Cell(_("Record the answer to the invitation"), reverse("identify:answer", args=[around.offers[row.id]]))
    return {
        Stage.NOT_NOW: Cell(_("Ask again"), reverse("identify:invite", args=[row.person])),
        Stage.ACCEPTED: Cell(_("Book both appointments"), reverse("prepare:appointments", args=[row.id])),
        Stage.DISCUSSING: Cell(_("Go on with the conversation"), reverse("discuss:conversation", args=[row.id])),
        Stage.DRAFTING: Cell(_("Write the plan together"), reverse("document:draft", args=[row.id])),
        Stage.AGREED: Cell(_("Look at the plan again"), reverse("review:review", args=[row.id])),
        Stage.REVIEWING: Cell(_("Go on with the review"), reverse("review:review", args=[row.id])),
    }.get(row.stage, Cell(_("Open their page"), reverse("people:person", args=[row.person])))


def when_cell(row: RoundView, around: Around, today: date) -> Cell:
    """By when. What has no day is for now; what is late says since when."""
    day_due = due_on(row, around)
    if day_due is None:
        return Cell(_("Now"))
    if day_due < today:
        return Cell(_("Late"), tag="red", note=_("since %(day)s") % {"day": day(day_due)})
    if day_due == today:
        return Cell(_("Today"), tag="yellow")
    return Cell(day(day_due))


def _pack_cell(row: RoundView, around: Around) -> Cell:
    status, pack = around.packs.get(row.id), reverse("prepare:pack", args=[row.id])
    if status is None:
        return Cell(_("Make the preparation pack"), pack)
    if status == PackStatus.NOT_RELEASED:
        return Cell(_("Choose the day for the pack"), reverse("prepare:release", args=[row.id]))
    if status == PackStatus.WAITING:
        return Cell(_("The pack goes out on its day"), pack)
    talk = reverse("discuss:conversation", args=[row.id])
    return Cell(_("Have the conversation"), talk, note=_("They have the pack."))


def due_on(row: RoundView, around: Around) -> date | None:
    """Once the pack is with the person, the next day that counts is that of the conversation."""
    is_out = around.packs.get(row.id) not in (None, PackStatus.NOT_RELEASED)
    if row.stage == Stage.PREPARING and is_out and row.id in around.talks:
        return day_of(around.talks[row.id])
    return row.due_on
