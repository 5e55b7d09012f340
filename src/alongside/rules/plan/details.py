"""What an item of a plan says beside its words: why a goal matters, where and what could get in the way, risks..."""

from enum import StrEnum


class Detail(StrEnum):
    """PRSB PCSP v2.0 (goals, actions) and PRSB Shared Decision Making (decisions and their options)."""

    WHY = "why"  # why it matters to the person
    WHERE = "where"
    OBSTACLE = "obstacle"  # what could get in the way
    THEN = "then"  # and what then
    EASIER = "easier"  # what would make it easier (rule Q6)
    STANDING = "standing"  # of a decision: a Standing
    BENEFITS = "benefits"
    RISKS = "risks"
    NOTHING = "nothing"  # what may happen if nothing is done
    RESERVATIONS = "reservations"
    UNDERSTOOD = "understood"  # what the person took from it, in their words


class Standing(StrEnum):
    """Where a decision stands. One that is still being made is never read as final, and any may be opened again."""

    IN_PROGRESS = "in-progress"
    VALID = "valid"
    CANCELLED = "cancelled"


type Details = tuple[tuple[Detail, str], ...]
