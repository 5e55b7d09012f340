"""Answers to the pack: drafts as they stand, answers as contributions, and what is chosen instead of writing.

Saving twice does it once without a store of keys: an answer names the number of the words that it was based on, and an
answer equal to the newest words is already saved, whatever it was based on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.prepare.models import AnswerDraft, Pack, PromptChoice
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.plans.changes import Words, add_contribution, mark_words_read, withdraw_contribution
from alongside.records.plans.reads import answers_to_prompts, check_may, round_view
from alongside.records.plans.values import ContributionView, RoundView
from alongside.records.prompts.reads import prompts_asked
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.prepare import Instead, answer_id, check_can_answer, voice_of
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.refusals import Invalid, NotReady, Stale
from alongside.rules.sharing import Act
from alongside.rules.text import safe_text

_ONCE = ["round", "account", "prompt"]
LONGEST_DRAFT = 50_000  # characters: far past what an answer may have, so that nothing typed is lost


@dataclass(frozen=True, slots=True)
class _Open:
    """A prompt that may be answered now, and what this voice has said to it."""

    row: RoundView
    prompt: Prompt
    last: ContributionView | None

    @property
    def based_on(self) -> int:
        return self.last.number if self.last else 0


def save_draft(
    *, by: Actor, round_id: UUID, prompt: str, words: str, based_on: int, now: datetime, clashes: bool = False
) -> None:
    """Keep what is being typed as it stands: empty, or longer than an answer may be. Only its writer ever sees it.

    Raises Stale when the answer was saved since `based_on`, so that a late autosave does not bring old words back;
    with `clashes` they are kept, to be settled. Raises Invalid for characters that cannot be stored.
    """
    opened = _opened(by, round_id, prompt, now)
    words = _draft_words(words)
    draft = AnswerDraft.objects.filter(round_id=round_id, account=by.known_account, prompt=prompt).first()
    if _is_kept(draft, opened.last, words, based_on):
        return
    if based_on != opened.based_on and not clashes:
        raise Stale("words.stale", field="answer", values={"mine": words})
    kept = AnswerDraft(
        id=uuid4(),
        person_id=opened.row.person,
        round_id=round_id,
        account=by.known_account,
        prompt=prompt,
        words=words,
        based_on=based_on,
        saved_at=now,
    )
    newest = ["words", "based_on", "saved_at"]
    AnswerDraft.objects.bulk_create([kept], update_conflicts=True, unique_fields=_ONCE, update_fields=newest)
    append_event(by=by, now=now, kind=EventKind.DRAFT_SAVED, person=opened.row.person, detail={"prompt": prompt})


def save_answer(*, by: Actor, round_id: UUID, prompt: str, words: str, based_on: int, now: datetime) -> None:
    """Save a person's (or carer's) answer in their own words, and drop its draft. Empty words take the answer back.

    Raises Stale with both texts when the answer was changed since `based_on`.
    """
    opened = _opened(by, round_id, prompt, now)
    _answer(by, opened, by.name, Channel.ONLINE, words, based_on, now)
    _clear(by, round_id, prompt)


def enter_paper_answer(*, by: Actor, round_id: UUID, prompt: str, words: str, based_on: int, now: datetime) -> None:
    """Enter what the person wrote on their paper pack: the person's words, typed by this member of staff."""
    opened = _opened(by, round_id, prompt, now)
    said_by = person_view(by=by, person=opened.row.person).name
    _answer(by, opened, said_by, Channel.PAPER, words, based_on, now)
    _clear(by, round_id, prompt)


def choose_instead(
    *, by: Actor, round_id: UUID, prompt: str, choice: str, words: str, based_on: int, now: datetime
) -> None:
    """Record that somebody would rather talk about a prompt, or is not sure. What they typed stays as their draft."""
    opened = _opened(by, round_id, prompt, now)
    if choice not in Instead:
        raise Invalid("prepare.unknown-choice", field="instead")
    if words.strip():
        save_draft(by=by, round_id=round_id, prompt=prompt, words=words, based_on=based_on, now=now, clashes=True)
    chosen = PromptChoice(
        id=uuid4(),
        person_id=opened.row.person,
        round_id=round_id,
        section=opened.prompt.section,
        prompt=prompt,
        choice=choice,
        account=by.known_account,
        chosen_by_name=by.name,
        chosen_at=now,
    )
    newest = ["choice", "chosen_at"]
    PromptChoice.objects.bulk_create([chosen], update_conflicts=True, unique_fields=_ONCE, update_fields=newest)
    detail = {"prompt": prompt, "choice": choice}
    append_event(by=by, now=now, kind=EventKind.PROMPT_CHOSEN, person=opened.row.person, detail=detail)


def settle_answer(*, by: Actor, round_id: UUID, prompt: str, keep: str, based_on: int, now: datetime) -> None:
    """End a clash between the draft ("mine") and the newest answer ("theirs"): keep "mine", "theirs" or "both"."""
    opened = _opened(by, round_id, prompt, now)
    draft = AnswerDraft.objects.filter(round_id=round_id, account=by.known_account, prompt=prompt).first()
    mine, theirs = (draft.words if draft else ""), (opened.last.words if opened.last else "")
    settled = {"mine": mine, "theirs": theirs, "both": "\n\n".join(filter(None, (theirs, mine)))}
    if keep not in settled:
        raise Invalid("prepare.unknown-choice", field="keep")
    save = enter_paper_answer if by.is_staff else save_answer
    save(by=by, round_id=round_id, prompt=prompt, words=settled[keep], based_on=based_on, now=now)


def finish_preparing(*, by: Actor, round_id: UUID, now: datetime) -> None:
    """The person says that they have finished getting ready. They can still change their answers."""
    row = round_view(by=by, round_id=round_id)
    pack = Pack.objects.filter(round_id=round_id).first()
    if pack is None or pack.release_on is None or pack.release_on > day_of(now):
        raise NotReady("prepare.not-released", values={"release_on": pack.release_on if pack else None})
    if pack.finished_at is not None:
        return
    Pack.objects.filter(id=pack.id).update(finished_at=now, finished_by=by.account)
    append_event(by=by, now=now, kind=EventKind.PREPARING_FINISHED, person=row.person)


def mark_answers_seen(*, by: Actor, round_id: UUID, seen: Mapping[UUID, int], now: datetime) -> None:
    """Record that this member of the team has read these answers (item: number); newer words go on waiting."""
    mark_words_read(by=by, round_id=round_id, seen=seen, now=now)


def _opened(by: Actor, round_id: UUID, prompt: str, now: datetime) -> _Open:
    row = round_view(by=by, round_id=round_id)
    pack = Pack.objects.filter(round_id=round_id).first()
    prompts = prompts_asked(by=by, kept=pack.prompt_sets) if pack else ()
    release_on = pack.release_on if pack else None
    check_can_answer(stage=row.stage, release_on=release_on, today=day_of(now), prompt=prompt, prompts=prompts)
    found = next(each for each in prompts if each.key == prompt)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=found.section, now=now)
    own = by.name if voice_of(by) == Whose.CARER else ""  # a person may have several carers
    answers = answers_to_prompts(by=by, round_id=round_id, whose=voice_of(by), said_by=own)
    return _Open(row, found, answers.get(prompt))


def _answer(by: Actor, opened: _Open, said_by: str, channel: Channel, words: str, based_on: int, now: datetime) -> None:
    last, words = opened.last, safe_text(words) if words.strip() else ""
    if words == (last.words if last else ""):
        return
    if not words and last:
        withdraw_contribution(by=by, round_id=opened.row.id, item=last.item, based_on=based_on, now=now)
        return
    said = Words(
        section=opened.prompt.section,
        words=words,
        whose=voice_of(by),
        said_by=said_by,
        channel=channel,
        prompt=opened.prompt.key,
    )
    item = last.item if last else answer_id(opened.row.id, opened.prompt.key, voice_of(by), said_by)
    try:
        add_contribution(by=by, round_id=opened.row.id, words=said, item=item, based_on=based_on, now=now)
    except Stale as stale:
        if stale.values.get("theirs") != words:  # the same words at the same moment: pressed twice
            raise


def _draft_words(words: str) -> str:
    return safe_text(words, field="answer", longest=LONGEST_DRAFT) if words.strip() else ""


def _is_kept(draft: AnswerDraft | None, last: ContributionView | None, words: str, based_on: int) -> bool:
    """Whether there is nothing to keep: the draft says this already, or there is none and the answer does."""
    if draft is not None:
        return draft.words == words and draft.based_on == based_on
    return words == (last.words if last else "")


def _clear(by: Actor, round_id: UUID, prompt: str) -> None:
    AnswerDraft.objects.filter(round_id=round_id, account=by.known_account, prompt=prompt).delete()
    PromptChoice.objects.filter(round_id=round_id, account=by.known_account, prompt=prompt).delete()
