"""Rule Q12: which parts of life nobody has mentioned yet: a gentle note, never a demand (domain.md 11.1).

What is found is only that a word stands there: never how somebody is, and nothing is decided by it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.plan.sections import Section


class Domain(StrEnum):
    """The parts of a whole life, in the order in which they are named."""

    PHYSICAL = "physical"
    MENTAL = "mental"
    SOCIAL = "social"
    MONEY_AND_HOME = "money-and-home"
    WORK_AND_LEARNING = "work-and-learning"
    SAFETY = "safety"
    CARERS = "carers"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that somebody said, in which part of a plan, and their language."""

    section: Section
    words: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Coverage:
    """gaps: parts of life that nobody has mentioned. unread: whether there are words in a language that is not read."""

    gaps: tuple[Domain, ...]
    unread: bool


NOTHING_SAID = Coverage((), unread=False)

# A part of a plan that is about one part of life, whatever its words.
_BY_SECTION = {Section.FUTURE: Domain.FUTURE, Section.EMERGENCIES: Domain.SAFETY}
# English words, or their beginnings, that show that a part of life was mentioned. More may be added: a word too many
# hides a note, a word too few shows one.
_WORDS = {
    Domain.PHYSICAL: (
        "pain ache breath tired fatigue sleep walk medicin tablet inhaler insulin blood sugar diabet heart lung kidney "
        "stroke weight eat food diet skin wound fall fell hearing deaf eyes sight blind exercise swim health legs feet"
    ),
    Domain.MENTAL: (
        "worr anxi sad depress mood stress lonel afraid scared panic memor confus confiden feel cope coping calm happy "
        "hopeless mental mind"
    ),
    Domain.SOCIAL: (
        "famil friend daughter sons wife husband partner sister brother mother father mum dad grand neighbour "
        "choir club church mosque temple gurdwara synagogue faith company alone lonel visit people dance pub"
    ),
    Domain.MONEY_AND_HOME: (
        "money bill bills rent debt benefit pension afford cost costs home house flat heating landlord housing stairs "
        "damp mortgage shopping"
    ),
    Domain.WORK_AND_LEARNING: "work job jobs employ college school course study learn volunteer retire training",
    Domain.SAFETY: "safe unsafe danger hurt abuse afraid fall fell alarm police scam threat",
    Domain.CARERS: "carer caring respite cares~for care~for look~after looks~after looking~after",
    Domain.FUTURE: "future dying die funeral attorney hospice wishes older",
}
_FOUND = {
    domain: re.compile(rf"\b(?:{'|'.join(words.split())})".replace("~", " "), re.IGNORECASE)
    for domain, words in _WORDS.items()
}


def coverage_of(mentions: Iterable[Mention]) -> Coverage:
    """Which parts of life nobody has mentioned in all that was said. Nothing said has no gap."""
    said = tuple(mentions)
    if not said:
        return NOTHING_SAID
    covered = {_BY_SECTION[each.section] for each in said if each.section in _BY_SECTION}
    english = " ".join(each.words for each in said if _is_english(each))
    covered |= {domain for domain, found in _FOUND.items() if found.search(english)}
    return Coverage(
        gaps=tuple(domain for domain in Domain if domain not in covered),
        unread=not all(map(_is_english, said)),
    )


def _is_english(mention: Mention) -> bool:
    return mention.language.partition("-")[0] == "en"
