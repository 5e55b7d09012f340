"""What was chosen at a prompt instead of writing, as the conversation shows it: beside the prompt, and as a topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.idempotency import for_new
from alongside.doors.web.plan_parts import said
from alongside.doors.web.prepare.wording import CHOSEN
from alongside.doors.web.shapes import Said
from alongside.journey.discuss.values import ConversationPage
from alongside.journey.prepare.values import Chosen
from alongside.records.prompts.reads import prompts_of_keys
from alongside.rules.actors import Actor
from alongside.rules.prepare import Instead
from alongside.rules.prompts.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Asked:
    """One prompt: what was chosen instead, as sentences, and what was said."""

    question: str
    chosen: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A prompt that somebody would rather talk about, and the address that makes it a topic."""

    question: str
    why: str
    href: str


def asked(page: ConversationPage, chosen: Sequence[Chosen], prompts: Sequence[Prompt]) -> list[Asked]:
    """The prompts that have an answer or a choice, in the order of the pack."""
    items = dict(page.answers)
    return [
        Asked(
            question=_(prompt.text),
            chosen=tuple(_sentence(each) for each in chosen if each.prompt == prompt.key),
            said=tuple(said(item) for item in items.get(prompt, ())),
        )
        for prompt in prompts
        if prompt in items or any(each.prompt == prompt.key for each in chosen)
    ]


def suggestions(page: ConversationPage, chosen: Sequence[Chosen], prompts: Sequence[Prompt]) -> list[Suggestion]:
    """What somebody would rather talk about and is not a topic yet, the person's own choices first."""
    taken = {topic.words for topic in page.topics}
    wanted = [each for each in chosen if each.choice == Instead.TALK]
    texts = {prompt.key: _(prompt.text) for prompt in prompts}
    return [
        Suggestion(texts[each.prompt], _sentence(each), _address(page, each.prompt))
        for each in sorted(wanted, key=lambda each: each.name not in (page.person.name, page.person.called))
        if each.prompt in texts and texts[each.prompt] not in taken
    ]


def prompts_on(page: ConversationPage, chosen: Sequence[Chosen], by: Actor) -> tuple[Prompt, ...]:
    """Every prompt that was answered, or at which something was chosen, in the order of the sets."""
    answered = {prompt.key for prompt, _items in page.answers}
    return prompts_of_keys(by=by, keys=answered | {each.prompt for each in chosen})


def words_of_prompt(key: str, by: Actor) -> str:
    """The words of the prompt that an address names; "" for one that there is not."""
    return next((_(prompt.text) for prompt in prompts_of_keys(by=by, keys=[key])), "")


def _sentence(each: Chosen) -> str:
    return f"{each.name} {CHOSEN[Instead(each.choice)]}."


def _address(page: ConversationPage, prompt: str) -> str:
    return for_new(f"{reverse('discuss:topic', args=[page.round.id])}?{urlencode({'about': prompt})}")
