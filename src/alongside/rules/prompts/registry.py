"""Every prompt set there is. A new set is a new file and one line here."""

from alongside.rules.prompts.diabetes import DIABETES
from alongside.rules.prompts.everyone import EVERYONE
from alongside.rules.prompts.prompt import Prompt, PromptSet
from alongside.rules.refusals import Unknown

PROMPT_SETS: tuple[PromptSet, ...] = (EVERYONE, DIABETES)


def prompt_set(key: str, version: int | None = None) -> PromptSet:
    """The set of this key: the version asked for, or the newest. Raises Unknown."""
    found = [each for each in PROMPT_SETS if each.key == key and version in (None, each.version)]
    if not found:
        raise Unknown("prompts.unknown-set", values={"key": key})
    return max(found, key=lambda each: each.version)


def prompts_of(sets: tuple[PromptSet, ...]) -> tuple[Prompt, ...]:
    """The prompts of several sets in page order."""
    return tuple(prompt for each in sets for prompt in each.prompts)
