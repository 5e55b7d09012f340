"""Which prompt sets fit one person: those for everyone, for their conditions, and for the combination of them."""

import re
from collections.abc import Iterable

from alongside.rules.prompts.everyone import EVERYONE
from alongside.rules.prompts.prompt import Area, PromptSet, areas_of
from alongside.rules.prompts.registry import prompts_of

FOR_EVERYONE = EVERYONE.key


def sets_that_fit(sets: Iterable[PromptSet], conditions: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """The keys of the sets to suggest for somebody with these conditions (their names), in page order.

    A combination set is suggested from so many different sets of theirs on, not so many entries: a record often names
    one condition twice. A set in another language than the person's is not suggested, but for those in English.
    """
    known = [each for each in sets if each.language in ("en", language)]
    names = [name.casefold() for name in conditions]
    fitting = {each.key for each in known if any(_names(word, name) for word in each.conditions for name in names)}
    several = {each.key for each in known if each.from_number and len(fitting) >= each.from_number}
    return tuple(each.key for each in known if each.key == FOR_EVERYONE or each.key in fitting | several)


def with_six_areas(sets: Iterable[PromptSet]) -> tuple[PromptSet, ...]:
    """These sets; with the ones for everyone before them where one of the six areas would not be asked about."""
    chosen = tuple(sets)
    if areas_of(prompts_of(chosen)) == frozenset(Area):
        return chosen
    return (EVERYONE, *(each for each in chosen if each.key != FOR_EVERYONE))


def _names(word: str, condition: str) -> bool:
    """Whether a condition's name has a word that begins so: "renal" is in "renal failure", not in "adrenal failure"."""
    return re.search(rf"\b{re.escape(word)}", condition) is not None
