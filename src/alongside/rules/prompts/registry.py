"""Every prompt set there is. A new set is a new file and one line here."""

from collections.abc import Iterable

from alongside.rules.prompts.blood_pressure import BLOOD_PRESSURE
from alongside.rules.prompts.breathing import BREATHING
from alongside.rules.prompts.diabetes import DIABETES
from alongside.rules.prompts.everyone import EVERYONE, EVERYONE_1
from alongside.rules.prompts.heart import HEART
from alongside.rules.prompts.kidneys import KIDNEYS
from alongside.rules.prompts.memory import MEMORY
from alongside.rules.prompts.mind import MIND
from alongside.rules.prompts.prompt import Prompt, PromptSet
from alongside.rules.prompts.several import SEVERAL
from alongside.rules.refusals import Unknown

PROMPT_SETS: tuple[PromptSet, ...] = (
    EVERYONE_1,
    EVERYONE,
    DIABETES,
    BLOOD_PRESSURE,
    BREATHING,
    HEART,
    KIDNEYS,
    MEMORY,
    MIND,
    SEVERAL,
)


def newest_of(sets: Iterable[PromptSet]) -> tuple[PromptSet, ...]:
    """The newest version of each set, in the order in which their keys come first."""
    newest: dict[str, PromptSet] = {}
    for each in sets:
        if each.key not in newest or newest[each.key].version < each.version:
            newest[each.key] = each
    return tuple(newest.values())


def prompt_set(key: str, version: int | None = None, among: Iterable[PromptSet] = PROMPT_SETS) -> PromptSet:
    """The set of this key: the version asked for, or the newest. Raises Unknown."""
    found = [each for each in among if each.key == key and version in (None, each.version)]
    if not found:
        raise Unknown("prompts.unknown-set", values={"key": key})
    return max(found, key=lambda each: each.version)


def prompts_of(sets: Iterable[PromptSet]) -> tuple[Prompt, ...]:
    """The prompts of several sets in page order."""
    return tuple(prompt for each in sets for prompt in each.prompts)


def every_prompt(sets: Iterable[PromptSet] = PROMPT_SETS) -> tuple[Prompt, ...]:
    """Each prompt once, in its newest words, also those that are not asked any more: what was answered names them."""
    newest_first = sorted(sets, key=lambda each: -each.version)
    known = {prompt.key: prompt for prompt in reversed(prompts_of(newest_first))}
    order = dict.fromkeys(prompt.key for prompt in prompts_of(newest_first))
    return tuple(known[key] for key in order)
