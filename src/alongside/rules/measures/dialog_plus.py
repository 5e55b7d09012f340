"""DIALOG+: the person picks up to three areas, four steps for each, and actions that come first the next time.

Source: domain.md 4.2. What one reads at a step is a question; what was said stays in the person's words.
"""

from collections.abc import Collection
from enum import StrEnum

from alongside.rules.measures.dialog import DIALOG, MOST_AREAS
from alongside.rules.refusals import Invalid


class Step(StrEnum):
    """What is talked about for each area, in order. Actions, the last step, are kept in the plan itself."""

    UNDERSTANDING = "understanding"
    LOOKING_FORWARD = "looking-forward"
    OPTIONS_ME = "options-me"
    OPTIONS_PROFESSIONAL = "options-professional"
    OPTIONS_OTHERS = "options-others"
    AGREEING = "agreeing"


class HowItWent(StrEnum):
    """What became of an action by the next session."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    NO_LONGER = "no-longer-needed"


def check_areas(codes: Collection[str]) -> None:
    """Raise Invalid unless one to three areas of DIALOG are picked. Low ratings are never picked by themselves."""
    if not codes:
        raise Invalid("measures.no-area", field="areas")
    if len(set(codes)) > MOST_AREAS:
        raise Invalid("measures.too-many-areas", field="areas", values={"most": MOST_AREAS, "chosen": len(set(codes))})
    for code in codes:
        DIALOG.item(code)


def next_step(step: Step) -> Step | None:
    """The step after this one; None after the last."""
    steps = list(Step)
    following = steps[steps.index(step) + 1 :]
    return following[0] if following else None
