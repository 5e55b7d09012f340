"""What happens to a pack on its way: opened by the person, come back, sent again, read out, brought."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.prepare.models import Pack, PackStep
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.plans.reads import round_view
from alongside.records.prompts.reads import prompts_asked
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.prepare import formats_made
from alongside.rules.refusals import Invalid, NotReady
from alongside.rules.text import text_if_any
from alongside.rules.tracking import SEEN_BY_TEAM, Waypoint, has_come_back


def note_opened(*, by: Actor, round_id: UUID, now: datetime) -> None:
    """The person has opened their pack; noted once."""
    pack = Pack.objects.filter(round_id=round_id).first()
    if pack is None or by.own_plan != pack.person_id or _is_noted(pack, Waypoint.OPENED):
        return
    _add(by, pack, Waypoint.OPENED, "", now)


def record_step(*, by: Actor, round_id: UUID, step: Waypoint, words: str, now: datetime) -> None:
    """Write down what a member of the team saw happen to a pack that is out; the same twice in a row is noted once.

    Raises NotReady before the pack is out, Invalid for what no member of the team sees.
    """
    if step not in SEEN_BY_TEAM:
        raise Invalid("prepare.step", field="step")
    pack = _out(by, round_id, now)
    last = PackStep.objects.filter(pack=pack).order_by("-at", "-id").first()
    if last is not None and last.step == step:
        return
    _add(by, pack, step, text_if_any(words, field="words", longest=500), now)


def send_pack_again(*, by: Actor, round_id: UUID, now: datetime) -> None:
    """Send a pack that came back once more, by the way that the person hears from us now.

    Raises NotReady where it did not come back: the same pack is not sent twice by a second press.
    """
    pack = _out(by, round_id, now)
    seen = PackStep.objects.filter(pack=pack).order_by("at", "id").values_list("step", flat=True)
    steps = [Waypoint(step) for step in seen]
    if not has_come_back(steps):
        raise NotReady("prepare.not-come-back")
    _add(by, pack, Waypoint.SENT_AGAIN, "", now)
    queue_message(
        by=by,
        person=pack.person_id,
        organisation=round_view(by=by, round_id=round_id).organisation,
        kind=MessageKind.PACK_READY,
        effect_key=f"pack-ready:{pack.id}:{pack.release_on}:again-{steps.count(Waypoint.CAME_BACK)}",
        now=now,
        due_at=now,
        about={"round": str(round_id), "pack": str(pack.id), "release_on": str(pack.release_on)},
        made=formats_made(prompts_asked(by=by, kept=pack.prompt_sets)),
    )


def _out(by: Actor, round_id: UUID, now: datetime) -> Pack:
    round_view(by=by, round_id=round_id)
    pack = Pack.objects.select_for_update().filter(round_id=round_id).first()
    if pack is None or pack.release_on is None or pack.release_on > day_of(now):
        raise NotReady("prepare.pack-not-out")
    return pack


def _is_noted(pack: Pack, step: Waypoint) -> bool:
    return PackStep.objects.filter(pack=pack, step=step).exists()


def _add(by: Actor, pack: Pack, step: Waypoint, words: str, now: datetime) -> None:
    PackStep(
        id=uuid4(),
        person_id=pack.person_id,
        pack_id=pack.id,
        step=step,
        words=words,
        at=now,
        by=by.known_account,
        by_name=by.name,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.PACK_TRACKED, person=pack.person_id, detail={"step": str(step)})
