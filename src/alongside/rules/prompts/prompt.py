"""What a prompt and a prompt set are."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.plan.sections import Section


class Area(StrEnum):
    """The six areas that every preparation asks about, whatever else it asks (NHS England: what a plan covers)."""

    IMPORTANT = "important"  # what is important to me
    LIVE_WELL = "live-well"  # to live and stay well
    LOOK_AFTER_MYSELF = "look-after-myself"  # support to look after myself
    GOOD_SUPPORT = "good-support"  # what good support looks like
    EMERGENCY = "emergency"  # in an emergency
    FUTURE = "future"  # preparing for the future


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, one page. Every prompt can be skipped.

    text and hint are English and are the message ids: doors translate them. section is where the answer belongs in a
    plan. sensitive: the page says that many people leave this one out. easy: the question written anew for Easy Read,
    one short idea in each line; "" where nobody has written it. area: which of the six it asks about.
    """

    key: str
    section: Section
    text: str
    hint: str
    sensitive: bool = False
    easy: str = ""
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class PromptSet:
    """Questions in page order. A change of words is a new version: what was answered stays beside what was asked.

    conditions: the set is suggested to somebody with a condition whose name holds one of these words. from_number: a
    set for whoever lives with at least so many conditions that have a set. language: of its words.
    """

    key: str
    version: int
    title: str
    prompts: tuple[Prompt, ...]
    conditions: tuple[str, ...] = ()
    from_number: int = 0
    language: str = "en"

    def prompt(self, key: str) -> Prompt | None:
        return next((prompt for prompt in self.prompts if prompt.key == key), None)

    @property
    def is_easy(self) -> bool:
        """Whether every question of it can be set in Easy Read."""
        return all(prompt.easy for prompt in self.prompts)


def areas_of(prompts: tuple[Prompt, ...]) -> frozenset[Area]:
    """Which of the six areas these prompts ask about."""
    return frozenset(prompt.area for prompt in prompts if prompt.area is not None)
