"""The questions of a pack as one voice answers them: the person, a carer, or paper that staff enter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import F, Value

from alongside.journey.prepare.models import AnswerDraft, PromptChoice
from alongside.journey.prepare.reads.files import helpers_of_voice, sheets_of
from alongside.journey.prepare.reads.packs import pack_and_answers
from alongside.journey.prepare.values import AnswerState, AnswersView, AnswerView, PackView, QuestionView
from alongside.records.plans.values import ContributionView
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.prepare import Question, check_can_answer, questions
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.sharing import Act, Facts, decide


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is typed and not saved, and the number of the answer that it was based on."""

    words: str
    based_on: int


def answers_for(*, by: Actor, round_id: UUID, now: datetime) -> AnswersView:
    """Every question that this voice may answer, with what it has said, drafts too. None before the person has them."""
    pack, said = pack_and_answers(by=by, round_id=round_id, now=now)
    return AnswersView(pack, _answers(by, pack, _may_answer(by, pack, now), said) if pack.is_with_person else ())


def answers_to_check(*, by: Actor, round_id: UUID, now: datetime) -> AnswersView:
    """As answers_for, with the files that this voice may see, and who helped it."""
    view = answers_for(by=by, round_id=round_id, now=now)
    helpers = helpers_of_voice(by=by, round_id=round_id, name=view.pack.person.name)
    return replace(view, sheets=sheets_of(by=by, round_id=round_id), helpers=helpers)


def question_for(*, by: Actor, round_id: UUID, prompt: str, now: datetime) -> QuestionView:
    """One question's page. Raises NotReady before the release and after the conversation; Unknown for no such one."""
    pack, said = pack_and_answers(by=by, round_id=round_id, now=now)
    prompts = _may_answer(by, pack, now)
    check_can_answer(
        stage=pack.round.stage, release_on=pack.release_on, today=day_of(now), prompt=prompt, prompts=prompts
    )
    pages = _answers(by, pack, prompts, said)
    place = next(number for number, page in enumerate(pages) if page.question.prompt.key == prompt)
    keys = ["", *(page.question.prompt.key for page in pages), ""]
    sheets = tuple(each for each in sheets_of(by=by, round_id=round_id) if each.prompt in ("", prompt))
    return QuestionView(pack=pack, answer=pages[place], previous=keys[place], next=keys[place + 2], sheets=sheets)


def _may_answer(by: Actor, pack: PackView, now: datetime) -> tuple[Prompt, ...]:
    """A carer, and an assistant who enters paper, are asked only about the sections that they may add words to."""
    facts = facts_for(by=by, people=[pack.person.id], now=now).get(pack.person.id, Facts())
    return tuple(each for each in pack.prompts if decide(by, Act.CONTRIBUTE, each.section, facts).allowed)


def _answers(
    by: Actor, pack: PackView, prompts: tuple[Prompt, ...], said: Mapping[str, ContributionView]
) -> tuple[AnswerView, ...]:
    drafts, chosen = _unsaid(by, pack.round.id)
    answered = [key for key, answer in said.items() if not answer.is_withdrawn]
    return tuple(_answer(page, said, drafts, chosen) for page in questions(prompts, answered))


def _unsaid(by: Actor, round_id: UUID) -> tuple[dict[str, _Draft], dict[str, str]]:
    """By prompt: what this account has typed and not saved, and what it chose instead of writing. One query."""
    own = {"round_id": round_id, "account": by.known_account}
    columns = ("prompt", "said", "since", "is_choice")
    drafts = AnswerDraft.objects.filter(**own).annotate(said=F("words"), since=F("based_on"), is_choice=Value(False))
    choices = PromptChoice.objects.filter(**own).annotate(said=F("choice"), since=Value(0), is_choice=Value(True))
    rows = list(drafts.values_list(*columns).union(choices.values_list(*columns), all=True))
    typed = {prompt: _Draft(said, since) for prompt, said, since, is_choice in rows if not is_choice}
    return typed, {prompt: said for prompt, said, _since, is_choice in rows if is_choice}


def _answer(
    page: Question,
    said: Mapping[str, ContributionView],
    drafts: Mapping[str, _Draft],
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


def _state(page: Question, draft: _Draft | None, choice: str) -> AnswerState:
    if choice:
        return AnswerState(choice)
    if draft is not None and draft.words.strip():
        return AnswerState.NOT_FINISHED
    return AnswerState.ANSWERED if page.answered else AnswerState.NOT_STARTED
