"""Prompt sets that an organisation writes for itself: what they may be, and how they are stored."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from alongside.rules.actors import Actor, Role
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.prompts.prompt import Area, Prompt, PromptSet
from alongside.rules.refusals import Invalid, NotAllowed
from alongside.rules.text import safe_line, safe_text

SCHEMA = 1
OWN = "own-"  # how the keys of sets and prompts begin that were written here: never those of one that is shipped
MOST_PROMPTS = 12
LONGEST_QUESTION, LONGEST_HINT, LONGEST_EASY = 200, 300, 300
WRITERS = frozenset({Role.COORDINATOR, Role.PROFESSIONAL})
SHORTEST_WORD = 3  # of a condition's name: "a" would fit everybody


@dataclass(frozen=True, slots=True)
class NewSet:
    """What somebody writes: a title, the questions, and for whom they are."""

    title: str
    prompts: tuple[Prompt, ...]
    conditions: tuple[str, ...] = ()
    language: str = "en"


def checked_set(new: NewSet) -> NewSet:
    """The set as it is kept: lines made safe, empty questions left out. Raises Invalid, naming the field.

    A field of one question is named by its place on the page: `text_2`.
    """
    prompts = tuple(
        _checked(number, each) for number, each in enumerate(new.prompts, 1) if each.text.strip() or each.hint.strip()
    )
    if not prompts:
        raise Invalid("prompts.question-needed", field="text_1")
    if len(prompts) > MOST_PROMPTS:
        raise Invalid("prompts.too-many", field=f"text_{MOST_PROMPTS + 1}", values={"most": MOST_PROMPTS})
    conditions = tuple(dict.fromkeys(safe_line(word, field="conditions").casefold() for word in new.conditions))
    if any(len(word) < SHORTEST_WORD for word in conditions):
        raise Invalid("prompts.short-word", field="conditions", values={"shortest": SHORTEST_WORD})
    return NewSet(safe_line(new.title, field="title", longest=100), prompts, conditions, new.language)


def to_stored(prompts: Iterable[Prompt]) -> dict[str, Any]:
    """The questions in the form that is stored: {"schema": 1, "prompts": [...]}, plain JSON values only."""
    return {"schema": SCHEMA, "prompts": [asdict(each) for each in prompts]}


def from_stored(stored: Mapping[str, Any]) -> tuple[Prompt, ...]:
    """The questions of a stored set. Raises ValueError for a schema number that this code does not know."""
    if stored.get("schema") != SCHEMA:
        raise ValueError(f"prompts of unknown schema {stored.get('schema')!r}")
    return tuple(map(prompt_from, stored["prompts"]))


def check_may_write(by: Actor) -> None:
    """Raise NotAllowed for whoever does not look after people here."""
    if by.role not in WRITERS:
        raise NotAllowed("prompts.may-not-write")


def is_own(key: str) -> bool:
    """Whether a set or prompt of this key was written by an organisation."""
    return key.startswith(OWN)


def same_words(one: PromptSet, new: NewSet) -> bool:
    """Whether a set says already what somebody wants it to say: saving it again makes no new version."""
    return (one.title, one.conditions, one.language) == (new.title, new.conditions, new.language) and [
        replace(each, key="") for each in one.prompts
    ] == [replace(each, key="") for each in new.prompts]


def _checked(number: int, prompt: Prompt) -> Prompt:
    if prompt.section not in SPOKEN_SECTIONS:
        raise Invalid("prompts.section", field=f"section_{number}")
    text = safe_line(prompt.text, field=f"text_{number}", longest=LONGEST_QUESTION)
    hint = safe_line(prompt.hint, field=f"hint_{number}", longest=LONGEST_HINT) if prompt.hint.strip() else ""
    easy = safe_text(prompt.easy, field=f"easy_{number}", longest=LONGEST_EASY) if prompt.easy.strip() else ""
    return replace(prompt, text=text, hint=hint, easy=easy)


def prompt_from(values: Mapping[str, Any]) -> Prompt:
    """One question from plain values under its own names, as they are stored and as a form has them."""
    section, area = Section(values["section"]), Area(values["area"]) if values["area"] else None
    return Prompt(**{**values, "section": section, "area": area})
