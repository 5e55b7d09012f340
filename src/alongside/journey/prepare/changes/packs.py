"""The preparation pack: made from results and prompts, checked, and released for a chosen day."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID, uuid4

from alongside.journey.prepare.asked import as_kept
from alongside.journey.prepare.locks import check_with_us, locked_pack
from alongside.journey.prepare.models import Pack, PackResult
from alongside.records.appointments.reads import appointments_of
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.health.reads import results_of
from alongside.records.health.values import ResultView
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.plans.changes import set_round_due
from alongside.records.plans.reads import check_may, round_view
from alongside.records.plans.values import RoundView
from alongside.records.prompts.reads import prompts_asked
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of, instant_at
from alongside.rules.explanations import explanation_for
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import ReleaseWarning, check_release, formats_made
from alongside.rules.quantities import Pair, latest_and_previous
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.sharing import Act
from alongside.rules.stages import Stage
from alongside.rules.text import safe_text
from alongside.rules.usual import usual_for

MOST_EARLIER = 6
FEWEST_FOR_A_LINE = 3  # two readings are this one and the last: the words say it
POSTED_AT = time(8)  # a pack is sent in the morning of its day


def make_pack(
    *,
    by: Actor,
    round_id: UUID,
    prompt_sets: Sequence[str],
    results: Sequence[UUID],
    now: datetime,
    note: str = "",
) -> UUID:
    """Make the pack, or make it anew while the person does not have it: these results, with the ones before.

    results: the newest results that are to be in it, in the order shown. A result that was held stays held.
    """
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.HEALTH, now=now)
    if row.stage != Stage.PREPARING:
        raise NotReady("prepare.not-preparing", values={"stage": row.stage})
    if not prompt_sets:
        raise Invalid("prepare.prompts-needed", field="prompt_sets")
    kept = as_kept(by, row.organisation, prompt_sets)
    known = results_of(by=by, person=row.person)
    pairs = _pairs(known, results)
    note = safe_text(note, field="note", longest=1000) if note.strip() else ""
    pack = locked_pack(round_id)
    if pack is not None:
        check_with_us(pack, now)
    pack_id = _written(by, row, pack, kept, note, now)
    _copy_results(row, pack_id, pairs, known)
    detail = {"results": str(len(pairs)), "prompts": ", ".join(kept)}
    append_event(by=by, now=now, kind=EventKind.PACK_MADE, person=row.person, detail=detail)
    return pack_id


def release_pack(
    *, by: Actor, round_id: UUID, release_on: date, now: datetime, reason: str = ""
) -> tuple[ReleaseWarning, ...]:
    """Choose the day on which the person gets the pack, and queue the message that says so.

    Until that day it can be chosen again: the message of the day before then finds another day in the pack, and is not
    sent. Raises Invalid (release_on, reason) as rules.prepare.check_release; NotReady without a pack or a conversation.
    """
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.HEALTH, now=now)
    pack = locked_pack(round_id)
    if pack is None:
        raise NotReady("prepare.no-pack")
    if pack.release_on == release_on:
        return ()
    check_with_us(pack, now)
    conversation_on = _conversation_on(by, round_id)
    warnings = check_release(release_on, conversation_on, day_of(now), reason=reason)
    kept_reason = safe_text(reason, field="reason", longest=500) if warnings else ""
    values = {"release_on": release_on, "outside_reason": kept_reason, "released_at": now, "released_by": by.account}
    Pack.objects.filter(id=pack.id).update(**values)
    _queue(by, row, pack, release_on, now)
    set_round_due(by=by, round_id=round_id, due_on=conversation_on, now=now)
    detail = {"release_on": str(release_on), "warnings": ", ".join(warnings)}
    append_event(by=by, now=now, kind=EventKind.PACK_RELEASED, person=row.person, detail=detail)
    return warnings


def _pairs(known: Sequence[ResultView], results: Sequence[UUID]) -> list[Pair[ResultView]]:
    newest = {pair.latest.id: pair for pair in latest_and_previous(known)}
    if any(each not in newest for each in results):
        raise Unknown("prepare.unknown-result", field="results")
    return [newest[each] for each in dict.fromkeys(results)]


def _written(by: Actor, row: RoundView, pack: Pack | None, kept: list[str], note: str, now: datetime) -> UUID:
    values = {"prompt_sets": kept, "note": note, "made_at": now, "made_by": by.account}
    if pack is not None:
        Pack.objects.filter(id=pack.id).update(**values)
        return pack.id
    made = Pack(id=uuid4(), person_id=row.person, round_id=row.id, **values)
    made.save(force_insert=True)
    return made.id


def _copy_results(
    row: RoundView, pack_id: UUID, pairs: Sequence[Pair[ResultView]], known: Sequence[ResultView]
) -> None:
    before = PackResult.objects.filter(pack_id=pack_id)
    held = _held(row)
    before.delete()
    PackResult.objects.bulk_create(
        PackResult(
            id=uuid4(),
            person_id=row.person,
            pack_id=pack_id,
            position=position,
            result=pair.latest.id,
            code=pair.latest.code,
            name=pair.latest.name,
            value=pair.latest.shown,
            taken_on=day_of(pair.latest.taken_at),
            last_value=previous.shown if previous else "",
            last_taken_on=day_of(previous.taken_at) if previous else None,
            explanation=explanation_for(pair.latest.code),
            usual=usual_for(explanation_for(pair.latest.code), pair.latest.unit),
            earlier=_earlier(pair.latest, known, held),
            is_held=pair.latest.id in held,
        )
        for position, pair in enumerate(pairs, 1)
        for previous in [None if pair.previous is None or pair.previous.id in held else pair.previous]
    )


def _earlier(latest: ResultView, known: Sequence[ResultView], held: frozenset[UUID]) -> list[list[str | float]]:
    """This reading and those before it, oldest first, at most MOST_EARLIER: what a small picture is drawn from."""
    same = [
        each
        for each in known
        if (each.code, each.unit) == (latest.code, latest.unit)
        and each.taken_at <= latest.taken_at
        and each.id not in held - {latest.id}
    ]
    newest = sorted(same, key=lambda each: each.taken_at)[-MOST_EARLIER:]
    if len(newest) < FEWEST_FOR_A_LINE or any(each.value is None or each.second_value is not None for each in newest):
        return []
    return [[str(day_of(each.taken_at)), float(each.value or 0), each.shown] for each in newest]


def _held(row: RoundView) -> frozenset[UUID]:
    """The results of which the person has still to be told, held in this pack or in an earlier one."""
    held = PackResult.objects.filter(person_id=row.person, is_held=True)
    return frozenset(held.values_list("result", flat=True))


def _conversation_on(by: Actor, round_id: UUID) -> date:
    found = [each for each in appointments_of(by=by, rounds=[round_id]) if each.kind == "conversation"]
    if not found:
        raise NotReady("prepare.no-conversation")
    return day_of(found[0].starts_at)


def _queue(by: Actor, row: RoundView, pack: Pack, release_on: date, now: datetime) -> None:
    queue_message(
        by=by,
        person=row.person,
        organisation=row.organisation,
        kind=MessageKind.PACK_READY,
        effect_key=f"pack-ready:{pack.id}:{release_on}",
        now=now,
        due_at=max(now, instant_at(release_on, POSTED_AT, field="release_on")),
        about={"round": str(row.id), "pack": str(pack.id), "release_on": str(release_on)},
        made=formats_made(prompts_asked(by=by, kept=pack.prompt_sets)),
    )
