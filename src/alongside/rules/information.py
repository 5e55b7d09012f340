"""What a person wants to know: what was given, in which format, and whether it was understood.

Source: domain.md 2.4 (individual requirements), PRSB Shared Decision Making (information shared); teach-back: the
person says in their own words what they take with them, which tests the explanation and not the person.
"""

from dataclasses import dataclass
from enum import StrEnum

from alongside.rules.refusals import Invalid, NotReady

FORMATS = ("said", "letter", "leaflet", "large-print", "easy-read", "video", "website", "other")


class Understood(StrEnum):
    """What came of asking "what will you tell others about this?"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, in which format, whether it was understood, and how the person said it back."""

    what: str
    format: str
    understood: str
    told_back: str = ""


def check_given(given: Given, *, already: bool) -> None:
    """Raise NotReady where it was given before, Invalid for a format or answer not on the list.

    "Yes" and "partly" are heard, not assumed: they come with how the person said it.
    """
    if already:
        raise NotReady("information.given-already")
    if given.format not in FORMATS:
        raise Invalid("information.format", field="format")
    if given.understood not in set(Understood):
        raise Invalid("information.understood", field="understood")
    if given.understood in (Understood.YES, Understood.PARTLY) and not given.told_back:
        raise Invalid("information.told-back", field="told_back")
