"""Who helped with the answers, and how: named beside the words, which stay whose they are."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.prepare.models import Helper, Pack
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import check_may, round_view
from alongside.records.prompts.reads import prompts_asked
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import check_answering, check_can_answer, check_helped, voice_of
from alongside.rules.sharing import Act
from alongside.rules.text import safe_line

_ONCE = ["round", "whose", "helped_name", "prompt"]


def name_helper(*, by: Actor, round_id: UUID, prompt: str, name: str, how: Collection[str], now: datetime) -> None:
    """Say who helped this voice with one answer, or (prompt "") with all of them. Said again, the newest counts.

    An empty name takes it out. Raises Invalid with the field "name" or "how".
    """
    person, section = _opened(by, round_id, prompt, now)
    whose = voice_of(by)
    helped = by.name if whose == Whose.CARER else person_view(by=by, person=person).name
    if not name.strip():
        Helper.objects.filter(round_id=round_id, whose=whose, helped_name=helped, prompt=prompt).delete()
        append_event(by=by, now=now, kind=EventKind.HELPER_TAKEN_OUT, person=person, detail={"prompt": prompt})
        return
    row = Helper(
        id=uuid4(),
        person_id=person,
        round_id=round_id,
        section=section,
        prompt=prompt,
        whose=whose,
        helped_name=helped,
        name=safe_line(name, field="name"),
        how=[str(each) for each in check_helped(how)],
        account=by.known_account,
        said_at=now,
    )
    newest = ["name", "how", "account", "said_at"]
    Helper.objects.bulk_create([row], update_conflicts=True, unique_fields=_ONCE, update_fields=newest)
    append_event(by=by, now=now, kind=EventKind.HELPER_NAMED, person=person, detail={"prompt": prompt})


def _opened(by: Actor, round_id: UUID, prompt: str, now: datetime) -> tuple[UUID, Section]:
    """The person, and the section that it stands beside. Raises as answering does."""
    row = round_view(by=by, round_id=round_id)
    pack = Pack.objects.filter(round_id=round_id).first()
    release_on, prompts = (pack.release_on, prompts_asked(by=by, kept=pack.prompt_sets)) if pack else (None, ())
    check_answering(stage=row.stage, release_on=release_on, today=day_of(now))
    section = Section.WHAT_MATTERS
    if prompt:
        check_can_answer(stage=row.stage, release_on=release_on, today=day_of(now), prompt=prompt, prompts=prompts)
        section = next(each.section for each in prompts if each.key == prompt)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=section, now=now)
    return row.person, section
