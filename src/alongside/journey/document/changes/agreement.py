"""Agreeing together: exactly what was shown becomes the next version; the person's own copy goes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.document import models
from alongside.journey.document.facts import agreement_facts
from alongside.journey.document.for_another import check_stands_on, keep_stand
from alongside.journey.document.values import FOR_ANOTHER, How, ShareWith, StandsOn, Yes
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.reads import person_view
from alongside.records.people.values import PersonView
from alongside.records.plans.changes import Agreement, add_version, move_round
from alongside.records.plans.reads import check_may, lock_round, open_draft, versions_of
from alongside.records.plans.values import DraftView, RoundView
from alongside.records.sharing.changes import share
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.content import tag_of
from alongside.rules.plan.readiness import NotAgreed, check_not_agreed, check_ready
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady, Stale
from alongside.rules.review import check_review_on
from alongside.rules.sharing import Act
from alongside.rules.stages import Stage, check_move
from alongside.rules.text import safe_line, safe_text

_WHO_RECORD = (Role.COORDINATOR, Role.PROFESSIONAL)


def begin_draft(*, by: Actor, round_id: UUID, now: datetime) -> None:
    """Open a round for writing: after the conversation, or to correct an agreed plan by a new version."""
    row = lock_round(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.GOALS, now=now)
    if row.stage != Stage.DRAFTING:
        move_round(by=by, round_id=round_id, to=Stage.DRAFTING, now=now)


def agree_plan(
    *,
    by: Actor,
    round_id: UUID,
    based_on: int,
    draft_tag: str,
    yes: Yes,
    now: datetime,
    share_with: Sequence[ShareWith] = (),
    stands_on: StandsOn | None = None,
) -> UUID:
    """Make what was shown (draft_tag) the plan's next version, queue the person's copy, then share; the version's id.

    The yes is the person's: by their own sign-in, or said to a member of staff who records how. Where they cannot
    decide, it is somebody's whose right to say it is cited in stands_on (rule A1). Raises Stale when the
    draft is no longer what was shown, or based_on is not the newest version; NotReady while something that an agreed
    plan needs is missing (rule Q1); Invalid naming the field. Agreed twice, it is agreed once.
    """
    row = lock_round(by=by, round_id=round_id)
    draft = open_draft(by=by, round_id=round_id, purpose=by.purpose, now=now)
    if (version := _just_agreed(by, row, based_on, draft, draft_tag)) is not None:
        return version
    _check(by, row, draft, draft_tag, yes, now)
    if yes.how in FOR_ANOTHER:
        yes = replace(yes, with_name=check_stands_on(by, row.person, yes.how, stands_on, draft.content, now))
    version = add_version(
        by=by, round_id=round_id, based_on=based_on, content=draft.content, agreement=_agreement(yes), now=now
    )
    if yes.how in FOR_ANOTHER and stands_on is not None:
        keep_stand(by, row.person, version, yes.how, stands_on, now)
    move_round(by=by, round_id=round_id, to=Stage.AGREED, now=now, due_on=yes.review_on)
    _give_copy(by, row, draft.person, version, based_on + 1, now)
    for each in share_with:
        share(
            by=by,
            person=row.person,
            reader=each.reader,
            sections=each.sections,
            how=str(yes.how),
            ends_on=each.ends_on,
            now=now,
        )
    return version


def record_not_agreed(
    *, by: Actor, round_id: UUID, reason: NotAgreed | None, words: str, said_by: str, now: datetime
) -> None:
    """Record why the draft is not agreed, or not yet, and in whose words (rule Q4). The draft stays as it is."""
    row = lock_round(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.GOALS, now=now)
    check_move(row.stage, Stage.AGREED)
    check_not_agreed(reason, words=words, said_by=said_by)
    models.NotAgreed(
        id=uuid4(),
        person_id=row.person,
        round_id=round_id,
        reason=str(reason),
        words=safe_text(words, field="words") if words.strip() else "",
        said_by=safe_line(said_by, field="said_by") if said_by.strip() else person_view(by=by, person=row.person).name,
        recorded_at=now,
        recorded_by=by.known_account,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.PLAN_NOT_AGREED, person=row.person, detail={"reason": str(reason)})


def _check(by: Actor, row: RoundView, draft: DraftView, draft_tag: str, yes: Yes, now: datetime) -> None:
    check_move(row.stage, Stage.AGREED)
    _check_who(by, yes.how)
    if draft.is_partial:
        raise NotReady("document.partial")
    if tag_of(draft.content) != draft_tag:
        raise Stale("document.draft-changed")
    if check_review_on(yes.review_on, day_of(now), day_of(now)) and not yes.late_is_meant:
        raise Invalid("review.over-a-year", field="late_is_meant")
    facts = agreement_facts(by=by, round_id=row.id, person=draft.person, now=now, yes=yes)
    check_ready(draft.content, facts)


def _check_who(by: Actor, how: How) -> None:
    """A person or a proxy agrees by their own sign-in; staff record a yes that was said; nobody else's yes counts."""
    signed_in = {How.OWN_SIGN_IN: (Role.PERSON,), How.PROXY_SIGN_IN: (Role.PROXY,)}
    if by.role not in signed_in.get(how, _WHO_RECORD):
        raise Invalid("document.how", field="how")


def _just_agreed(by: Actor, row: RoundView, based_on: int, draft: DraftView, draft_tag: str) -> UUID | None:
    """The version that the same press of the button has made already, if it has."""
    if row.stage != Stage.AGREED or tag_of(draft.content) != draft_tag:
        return None
    newest = versions_of(by=by, person=row.person)[0]
    return newest.id if newest.number == based_on + 1 and newest.round == row.id else None


def _agreement(yes: Yes) -> Agreement:
    return Agreement(
        how=str(yes.how),
        with_name=yes.with_name,
        review_on=yes.review_on,
        review_with=yes.review_with,
        exceptions=yes.exceptions,
    )


def _give_copy(by: Actor, row: RoundView, person: PersonView, version: UUID, number: int, now: datetime) -> None:
    message = queue_message(
        by=by,
        person=row.person,
        organisation=row.organisation,
        kind=MessageKind.PLAN_COPY,
        effect_key=f"plan-copy:{version}",
        about={"round": str(row.id), "version": str(number)},
        now=now,
    )
    models.CopyGiven(
        id=uuid4(),
        person_id=row.person,
        version_id=version,
        format=person.letter_format,
        message=message,
        given_at=now,
    ).save(force_insert=True)
