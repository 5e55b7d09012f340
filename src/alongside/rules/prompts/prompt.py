"""What a prompt and a prompt set are."""

from dataclasses import dataclass

from alongside.rules.plan.sections import Section


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, one page. Every prompt can be skipped.

    text and hint are English and are the message ids: doors translate them. section is where the answer belongs in a
    plan. sensitive: the page says that many people leave this one out.
    """

    key: str
    section: Section
    text: str
    hint: str
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class PromptSet:
    """Questions in page order. A change of words is a new version: what was answered stays beside what was asked."""

    key: str
    version: int
    title: str
    prompts: tuple[Prompt, ...]

    def prompt(self, key: str) -> Prompt | None:
        return next((prompt for prompt in self.prompts if prompt.key == key), None)
