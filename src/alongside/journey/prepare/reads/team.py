"""What the team reads and has to do: answers nobody has read, one round's answers, and packs to make and release."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Func, IntegerField, QuerySet

from alongside.journey.prepare.asked import prompts_asked
from alongside.journey.prepare.models import Pack, PromptChoice
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
from alongside.records.people.reads import person_views
from alongside.records.plans.reads import items_to_read, open_draft, rounds_in_stage, words_to_read
from alongside.records.plans.values import DraftView
from alongside.rules.actors import Actor, Purpose
from alongside.rules.coverage import Mention, coverage_of
from alongside.rules.dates import day_of
from alongside.rules.prepare import PackStatus, pack_status, unanswered_clock
from alongside.rules.stages import Stage

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
    tasks = []
    for row in (each for each in found.rounds if each.person in people):
        pack = packs.get(row.id)
        release_on = pack.release_on if pack else None
        status = _team_status(pack, now)
        tasks.append(PackTask(people[row.person], row.id, talks.get(row.id), release_on, pack is not None, status))
    return PackTaskPage(tuple(tasks), page, max(1, -(-found.total // PAGE)), found.total)


def packs_of(*, by: Actor, rounds: Collection[UUID], now: datetime) -> Mapping[UUID, PackStatus]:
    """Where the pack of each of these rounds stands; no entry where there is none."""
    return {pack.round_id: _team_status(pack, now) for pack in _packs(rounds)}


def _packs(rounds: Collection[UUID]) -> QuerySet[Pack]:
    """The packs of these rounds, each with `answered`: how many of its questions the person has answered."""
    answered = Func("round_id", function="answered_prompts", output_field=IntegerField())
    return Pack.objects.filter(round_id__in=rounds).annotate(answered=answered)


def _choices(round_id: UUID) -> tuple[Chosen, ...]:
    rows = PromptChoice.objects.filter(round_id=round_id).order_by("chosen_at", "id")
    return tuple(Chosen(*row) for row in rows.values_list("prompt", "choice", "chosen_by_name"))


def _team_status(pack: Any, now: datetime) -> PackStatus:
    if pack is None:
        return PackStatus.NOT_RELEASED
    return pack_status(
        release_on=pack.release_on,
        today=day_of(now),
        answered=pack.answered,
        total=len(prompts_asked(pack.prompt_sets)),
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
