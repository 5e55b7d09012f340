"""Where packs are on their way to people and back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from alongside.journey.prepare.models import Pack, PackStep
from alongside.journey.prepare.reads.packs import pack_for
from alongside.journey.prepare.values import PackView, StepView, TrackView
from alongside.records.messaging.reads import messages_about
from alongside.records.messaging.values import MessageKind
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.tracking import OnItsWay, PackNeed, Waypoint, what_pack_needs


def track_of(*, by: Actor, round_id: UUID, now: datetime) -> tuple[PackView, TrackView]:
    """A round's pack, and everything known of its way: made, its day, its message, what was noted, what it needs."""
    view = pack_for(by=by, round_id=round_id, now=now)
    pack = Pack.objects.filter(round_id=round_id).first()
    message = messages_about(by=by, kind=MessageKind.PACK_READY, rounds={round_id: view.person.id}).get(round_id)
    steps = _steps_of([pack.id]).get(pack.id, ()) if pack else ()
    on_its_way = OnItsWay(
        conversation_on=day_of(view.conversation.starts_at) if view.conversation else None,
        is_made=view.is_made,
        status=view.status,
        steps=tuple(each.step for each in steps),
        did_not_leave=message is not None and message.is_in_trouble,
    )
    track = TrackView(
        made_at=pack.made_at if pack else None,
        released_at=pack.released_at if pack else None,
        message=message,
        steps=steps,
        need=what_pack_needs(on_its_way, day_of(now)) if not view.round.closed_at else PackNeed.NOTHING,
    )
    return view, track


def _steps_of(packs: Collection[UUID]) -> Mapping[UUID, tuple[StepView, ...]]:
    """What was noted of each of these packs, the first step first; no entry where nothing was."""
    found: dict[UUID, list[StepView]] = {}
    for row in PackStep.objects.filter(pack_id__in=packs).order_by("at", "id"):
        found.setdefault(row.pack_id, []).append(StepView(Waypoint(row.step), row.at, row.by_name, row.words))
    return {pack: tuple(steps) for pack, steps in found.items()}
