"""What a person wants to know: what was given, in which format, and whether it was understood.

Source: domain.md 2.4 (individual requirements), PRSB Shared Decision Making (information shared); teach-back: the
person says in their own words what they take with them, which tests the explanation and not the person.
"""

from enum import StrEnum

from alongside.rules.refusals import Invalid, NotReady

FORMATS = ("said", "letter", "leaflet", "large-print", "easy-read", "video", "website", "other")


class Understood(StrEnum):
    """What came of asking "what will you tell others about this?"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_CHECKED = "not-checked"


def check_given(*, already: bool, information_format: str, understood: str, told_back: str) -> None:
    """Raise NotReady where it was given before, Invalid for a format or answer not on the list.

    "Yes" and "partly" are heard, not assumed: they come with how the person said it.
    """
    if already:
        raise NotReady("information.given-already")
    if information_format not in FORMATS:
        raise Invalid("information.format", field="format")
    if understood not in set(Understood):
        raise Invalid("information.understood", field="understood")
    if understood in (Understood.YES, Understood.PARTLY) and not told_back:
        raise Invalid("information.told-back", field="told_back")
