"""Sheets and recordings: attached to a round or to one question, typed, and taken back."""

from datetime import datetime
from uuid import UUID

from alongside.journey.prepare.models import Pack
from alongside.records.files.changes import attach_file, mark_typed, take_back_file
from alongside.records.files.reads import attachment_view
from alongside.records.files.values import AttachmentView, BelongsTo
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import answers_to_prompts, check_may, round_view
from alongside.records.plans.values import RoundView
from alongside.records.prompts.reads import prompts_asked
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.files import CheckedFile
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import answer_id, check_answering, check_can_answer, voice_on_file
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.refusals import Unknown
from alongside.rules.sharing import Act


def attach_sheet(
    *,
    by: Actor,
    round_id: UUID,
    attachment: UUID,
    file: CheckedFile,
    name: str,
    prompt: str,
    whose: Whose,
    now: datetime,
) -> UUID:
    """Attach a photograph, scan or recording: to one question, or (prompt "") to the round.

    whose: whose words are on it, for a carer to say; everybody else's are the person's. Raises as save_answer does, and
    Invalid, with the field "file", when the person's files would be too large together.
    """
    row = round_view(by=by, round_id=round_id)
    asked = _asked(by, row, prompt, now)
    section = asked.section if asked else None
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=section or Section.WHAT_MATTERS, now=now)
    voice = voice_on_file(by, whose)
    said_by = by.name if voice == Whose.CARER else person_view(by=by, person=row.person).name
    belongs = BelongsTo(
        person=row.person,
        round=row.id,
        whose=voice,
        said_by=said_by,
        section=section,
        answer=_answer(by, row, asked, voice, said_by) if asked else None,
        prompt=prompt,
    )
    return attach_file(by=by, attachment=attachment, belongs=belongs, file=file, name=name, now=now)


def finish_typing(*, by: Actor, round_id: UUID, attachment: UUID, now: datetime) -> None:
    """All that is on this sheet or recording is typed."""
    _of_round(by, round_id, attachment)
    mark_typed(by=by, attachment=attachment, now=now)


def take_back_sheet(*, by: Actor, round_id: UUID, attachment: UUID, now: datetime) -> None:
    """Take a file back: nobody is shown it any more. Raises NotAllowed for who did not attach it."""
    _of_round(by, round_id, attachment)
    take_back_file(by=by, attachment=attachment, now=now)


def _of_round(by: Actor, round_id: UUID, attachment: UUID) -> AttachmentView:
    about = attachment_view(by=by, attachment=attachment)
    if about.round != round_id:
        raise Unknown("files.unknown")
    return about


def _asked(by: Actor, row: RoundView, prompt: str, now: datetime) -> Prompt | None:
    """The question of the pack, None for the whole round. Raises when it cannot be answered now."""
    pack = Pack.objects.filter(round_id=row.id).first()
    release_on, prompts = (pack.release_on, prompts_asked(by=by, kept=pack.prompt_sets)) if pack else (None, ())
    if not prompt:
        check_answering(stage=row.stage, release_on=release_on, today=day_of(now))
        return None
    check_can_answer(stage=row.stage, release_on=release_on, today=day_of(now), prompt=prompt, prompts=prompts)
    return next(each for each in prompts if each.key == prompt)


def _answer(by: Actor, row: RoundView, asked: Prompt, voice: Whose, said_by: str) -> UUID:
    """The entry that this voice's answer is, or will be when it is typed."""
    own = said_by if voice == Whose.CARER else ""
    last = answers_to_prompts(by=by, round_id=row.id, whose=voice, said_by=own).get(asked.key)
    return last.item if last else answer_id(row.id, asked.key, voice, said_by)
