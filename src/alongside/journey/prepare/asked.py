"""Which prompts a pack asks: kept as "everyone/1", so that an old pack goes on asking what it asked."""

from collections.abc import Iterable

from alongside.rules.prompts.prompt import Prompt
from alongside.rules.prompts.registry import prompt_set, prompts_of


def as_kept(keys: Iterable[str]) -> list[str]:
    """The newest version of each set, as a pack keeps it. Raises Unknown for a set that does not exist."""
    return [f"{each.key}/{each.version}" for each in map(prompt_set, keys)]


def prompts_asked(kept: Iterable[str]) -> tuple[Prompt, ...]:
    """The prompts of a pack in page order."""
    pairs = (each.split("/") for each in kept)
    return prompts_of(tuple(prompt_set(key, int(version)) for key, version in pairs))


def keys_of(kept: Iterable[str]) -> tuple[str, ...]:
    """The keys of the sets, without their versions."""
    return tuple(each.split("/")[0] for each in kept)
