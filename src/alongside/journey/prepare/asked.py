"""Which prompts a pack asks: kept as "everyone/1", so that an old pack goes on asking what it asked."""

from collections.abc import Iterable
from uuid import UUID

from alongside.records.prompts.reads import sets_to_choose
from alongside.rules.actors import Actor
from alongside.rules.prompts.matching import with_six_areas
from alongside.rules.prompts.registry import prompt_set


def as_kept(by: Actor, organisation: UUID, keys: Iterable[str]) -> list[str]:
    """The newest version of each set, as a pack keeps it, with the six areas. Raises Unknown for no such set."""
    known = sets_to_choose(by=by, organisation=organisation)
    chosen = with_six_areas(prompt_set(key, among=known) for key in dict.fromkeys(keys))
    return [f"{each.key}/{each.version}" for each in chosen]


def keys_of(kept: Iterable[str]) -> tuple[str, ...]:
    """The keys of the sets, without their versions."""
    return tuple(each.rpartition("/")[0] for each in kept)
