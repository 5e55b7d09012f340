"""The questions of a pack as one voice answers them: the person, a carer, or paper that staff enter."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from alongside.journey.prepare.models import AnswerDraft, PromptChoice
from alongside.journey.prepare.reads.packs import pack_for
from alongside.journey.prepare.values import AnswerState, AnswersView, AnswerView, PackView, QuestionView
from alongside.records.plans.reads import answers_to_prompts
from alongside.records.plans.values import ContributionView
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Whose
from alongside.rules.prepare import Question, check_can_answer, questions, voice_of
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.sharing import Act, Facts, decide


def answers_for(*, by: Actor, round_id: UUID, now: datetime) -> AnswersView:
    """Every question that this voice may answer, with what it has said, drafts too. None before the person has them."""
    pack = pack_for(by=by, round_id=round_id, now=now)
    return AnswersView(pack, _answers(by, pack, _may_answer(by, pack, now)) if pack.is_with_person else ())


def question_for(*, by: Actor, round_id: UUID, prompt: str, now: datetime) -> QuestionView:
    """One question's page. Raises NotReady before the release and after the conversation; Unknown for no such one."""
    pack = pack_for(by=by, round_id=round_id, now=now)
    prompts = _may_answer(by, pack, now)
    check_can_answer(
        stage=pack.round.stage, release_on=pack.release_on, today=day_of(now), prompt=prompt, prompts=prompts
    )
    pages = _answers(by, pack, prompts)
    place = next(number for number, page in enumerate(pages) if page.question.prompt.key == prompt)
    keys = ["", *(page.question.prompt.key for page in pages), ""]
    return QuestionView(pack=pack, answer=pages[place], previous=keys[place], next=keys[place + 2])


def _may_answer(by: Actor, pack: PackView, now: datetime) -> tuple[Prompt, ...]:
    """A carer, and an assistant who enters paper, are asked only about the sections that they may add words to."""
    facts = facts_for(by=by, people=[pack.person.id], now=now).get(pack.person.id, Facts())
    return tuple(each for each in pack.prompts if decide(by, Act.CONTRIBUTE, each.section, facts).allowed)


def _answers(by: Actor, pack: PackView, prompts: tuple[Prompt, ...]) -> tuple[AnswerView, ...]:
    own = by.name if voice_of(by) == Whose.CARER else ""
    said = answers_to_prompts(by=by, round_id=pack.round.id, whose=voice_of(by), said_by=own)
    drafts = {row.prompt: row for row in AnswerDraft.objects.filter(round_id=pack.round.id, account=by.known_account)}
    chosen = dict(
        PromptChoice.objects.filter(round_id=pack.round.id, account=by.known_account).values_list("prompt", "choice")
    )
    answered = [key for key, answer in said.items() if not answer.is_withdrawn]
    return tuple(_answer(page, said, drafts, chosen) for page in questions(prompts, answered))


def _answer(
    page: Question,
    said: Mapping[str, ContributionView],
    drafts: Mapping[str, AnswerDraft],
    chosen: Mapping[str, str],
) -> AnswerView:
    answer, draft = said.get(page.prompt.key), drafts.get(page.prompt.key)
    newest = answer.number if answer else 0
    return AnswerView(
        question=page,
        state=_state(page, draft, chosen.get(page.prompt.key, "")),
        answer=answer.words if answer else "",
        answered_by=answer.typed_by_name if answer else "",
        answered_at=answer.said_at if answer else None,
        draft=draft.words if draft else None,
        based_on=draft.based_on if draft else newest,
        newest=newest,
    )


def _state(page: Question, draft: AnswerDraft | None, choice: str) -> AnswerState:
    if choice:
        return AnswerState(choice)
    if draft is not None and draft.words.strip():
        return AnswerState.NOT_FINISHED
    return AnswerState.ANSWERED if page.answered else AnswerState.NOT_STARTED
