"""What the team reads and has to do: answers nobody has read, one round's answers, and packs to make and release."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, OuterRef, QuerySet

from alongside.journey.prepare.models import Pack, PackStep, PromptChoice
from alongside.journey.prepare.reads.files import helpers_of, sheets_of
from alongside.journey.prepare.reads.packs import pack_for
from alongside.journey.prepare.values import (
    Chosen,
    PackTask,
    PackTaskPage,
    PackView,
    Said,
    TeamAnswersView,
    WaitingAnswers,
    WaitingPage,
)
from alongside.records.appointments.reads import appointments_of
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.reads import messages_about
from alongside.records.messaging.values import MessageKind, MessageView
from alongside.records.people.reads import person_views
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import items_to_read, open_draft, rounds_in_stage, words_to_read
from alongside.records.plans.values import DraftView
from alongside.records.prompts.reads import sets_kept
from alongside.rules.actors import Actor, Purpose
from alongside.rules.coverage import Mention, coverage_of
from alongside.rules.dates import day_of
from alongside.rules.prepare import PackStatus, pack_status, unanswered_clock
from alongside.rules.prompts.prompt import PromptSet
from alongside.rules.stages import Stage
from alongside.rules.tracking import OnItsWay, Waypoint, what_pack_needs

PAGE = 50


def answers_to_read(*, by: Actor, now: datetime, page: int = 1) -> WaitingPage:
    """The people whose words nobody in the actor's organisation has read, the longest wait first. Logged once."""
    found = words_to_read(by=by, most=PAGE, skipped=(page - 1) * PAGE)
    people = person_views(by=by, people=[each.person for each in found.waiting])
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "answers to read"})
    waiting = tuple(
        WaitingAnswers(people[each.person], each.round, each.count, each.since, unanswered_clock(each.since, now))
        for each in found.waiting
        if each.person in people
    )
    return WaitingPage(waiting, page, max(1, -(-found.total // PAGE)), found.total)


def answers_of_round(*, by: Actor, round_id: UUID, now: datetime) -> TeamAnswersView:
    """Everything said in a round so far, prompt by prompt, through the gate: the access is logged."""
    pack = pack_for(by=by, round_id=round_id, now=now)
    draft = open_draft(by=by, round_id=round_id, purpose=Purpose.DIRECT_CARE, now=now)
    keys = {prompt.key for prompt in pack.prompts}
    return TeamAnswersView(
        pack=pack,
        said=_said(pack, draft),
        others=tuple(item for item in draft.content.items if item.prompt not in keys),
        seen=tuple((item.id, item.seq) for item in draft.content.items),
        unread=items_to_read(by=by, round_id=round_id),
        sheets=sheets_of(by=by, round_id=round_id),
        helpers=helpers_of(by=by, round_id=round_id),
        coverage=coverage_of(Mention(each.section, each.words, each.language) for each in draft.content.items),
    )


def choices_of(*, by: Actor, round_id: UUID) -> tuple[Chosen, ...]:
    """What was chosen instead of writing, in the sections that this reader sees. The page logs its reading."""
    return _choices(round_id)


def packs_to_release(*, by: Actor, now: datetime, page: int = 1) -> PackTaskPage:
    """The people who are getting ready, what is due first. Logged once."""
    found = rounds_in_stage(by=by, stage=Stage.PREPARING, most=PAGE, skipped=(page - 1) * PAGE)
    rounds = {row.id: row for row in found.rounds}
    people = person_views(by=by, people=[row.person for row in found.rounds])
    packs = {pack.round_id: pack for pack in _packs(rounds)}
    contacts = appointments_of(by=by, rounds=list(rounds))
    talks = {each.round: each.starts_at for each in contacts if each.kind == "conversation"}
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "packs"})
    sets = _sets_of(by, packs.values())
    out = {pack.round_id: pack.person_id for pack in packs.values() if pack.release_on is not None}
    messages = messages_about(by=by, kind=MessageKind.PACK_READY, rounds=out) if out else {}
    tasks = []
    for row in (each for each in found.rounds if each.person in people):
        pack: Any = packs.get(row.id)
        message = messages.get(row.id)
        on_its_way = OnItsWay(
            conversation_on=day_of(talks[row.id]) if row.id in talks else None,
            is_made=pack is not None,
            status=_team_status(pack, sets, now),
            steps=tuple(map(Waypoint, pack.steps)) if pack else (),
            did_not_leave=message is not None and message.is_in_trouble,
        )
        tasks.append(_task(people[row.person], row.id, talks.get(row.id), pack, on_its_way, message, now))
    return PackTaskPage(tuple(tasks), page, max(1, -(-found.total // PAGE)), found.total)


def _task(
    person: PersonView,
    round_id: UUID,
    talk: datetime | None,
    pack: Pack | None,
    on_its_way: OnItsWay,
    message: MessageView | None,
    now: datetime,
) -> PackTask:
    return PackTask(
        person=person,
        round=round_id,
        conversation_at=talk,
        release_on=pack.release_on if pack else None,
        is_made=pack is not None,
        status=on_its_way.status,
        need=what_pack_needs(on_its_way, day_of(now)),
        message=message.id if message else None,
    )


def packs_of(*, by: Actor, rounds: Collection[UUID], now: datetime) -> Mapping[UUID, PackStatus]:
    """Where the pack of each of these rounds stands; no entry where there is none."""
    packs = list(_packs(rounds))
    sets = _sets_of(by, packs)
    return {pack.round_id: _team_status(pack, sets, now) for pack in packs}


def _packs(rounds: Collection[UUID]) -> QuerySet[Pack]:
    """The packs of these rounds; `answered`: how many questions the person has answered; `steps`: what was noted."""
    answered = Func("round_id", function="answered_prompts", output_field=IntegerField())
    seen = PackStep.objects.filter(pack=OuterRef("id")).order_by("at", "id").values("step")
    return Pack.objects.filter(round_id__in=rounds).annotate(answered=answered, steps=ArraySubquery(seen))


def _choices(round_id: UUID) -> tuple[Chosen, ...]:
    rows = PromptChoice.objects.filter(round_id=round_id).order_by("chosen_at", "id")
    return tuple(Chosen(*row) for row in rows.values_list("prompt", "choice", "chosen_by_name"))


def _sets_of(by: Actor, packs: Iterable[Pack]) -> Mapping[str, PromptSet]:
    return sets_kept(by=by, kept={kept for pack in packs for kept in pack.prompt_sets})


def _team_status(pack: Any, sets: Mapping[str, PromptSet], now: datetime) -> PackStatus:
    if pack is None:
        return PackStatus.NOT_RELEASED
    return pack_status(
        release_on=pack.release_on,
        today=day_of(now),
        answered=pack.answered,
        total=sum(len(sets[kept].prompts) for kept in pack.prompt_sets),
        finished=pack.finished_at is not None,
    )


def _said(pack: PackView, draft: DraftView) -> tuple[Said, ...]:
    rows = _choices(pack.round.id)
    return tuple(
        Said(
            prompt=prompt,
            items=tuple(item for item in draft.content.items if item.prompt == prompt.key),
            chosen=tuple((each.choice, each.name) for each in rows if each.prompt == prompt.key),
        )
        for prompt in pack.prompts
    )
