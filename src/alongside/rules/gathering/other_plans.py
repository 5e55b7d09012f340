"""Whether the person has other plans, and wants them joined: asked at the gathering (rule Q13)."""

from enum import StrEnum

from alongside.rules.refusals import Invalid


class OtherPlans(StrEnum):
    NOT_ASKED = ""
    NONE = "none"
    JOIN = "join"
    APART = "apart"  # they have some, and keep them apart
    NOT_SURE = "not-sure"


def is_unanswered(answer: OtherPlans) -> bool:
    """Rule Q13 (domain.md 11.1): a warning while nobody has asked. "Not sure" is an answer."""
    return answer == OtherPlans.NOT_ASKED


def check_other_plans(answer: str, words: str) -> OtherPlans:
    """Raise Invalid naming other_plans or which_plans: a plan to join is one that is named."""
    if answer not in OtherPlans:
        raise Invalid("gathering.other-plans", field="other_plans")
    if answer == OtherPlans.JOIN and not words.strip():
        raise Invalid("gathering.which-plans", field="which_plans")
    return OtherPlans(answer)
