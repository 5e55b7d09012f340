"""What was done, in the few kinds that a person can look for."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from alongside.records.audit.kinds import EventKind


class What(StrEnum):
    LOOKED = "looked"
    REFUSED = "refused"
    PLAN = "plan"
    SHARING = "sharing"
    RIGHTS = "rights"
    OTHER = "other"


WHAT: dict[What, Promise] = {
    What.LOOKED: gettext_lazy("Somebody looked at something"),
    What.REFUSED: gettext_lazy("A look that was refused"),
    What.PLAN: gettext_lazy("My plan was worked on"),
    What.SHARING: gettext_lazy("Who sees it, supports me or acts for me"),
    What.RIGHTS: gettext_lazy("What I asked about my record, and copies"),
    What.OTHER: gettext_lazy("Anything else"),
}
# By the end of a kind's name: a look is a look, whatever it is at.
_ENDS = {
    What.LOOKED: frozenset({"opened", "opened-beside", "seen", "read", "used", "sought"}),
    What.REFUSED: frozenset({"refused"}),
}
_BEGUN = frozenset({EventKind.ROUND_OPENED})  # opened as work is, not as a plan is
# By its beginning.
# fmt: off
_ABOUT = {
    What.PLAN: frozenset({
        "plan", "words", "round", "coordinator", "observation", "comment", "offer", "appointment", "pack",
        "draft", "prompt", "preparing", "conversation", "present", "agenda", "review", "result", "health",
        "other-plans", "disagreement", "measure", "measures",
    }),
    What.SHARING: frozenset({
        "sharing", "card", "opening", "override", "restriction", "restrictions", "supporter", "facilitator",
        "involvement", "conflict", "carer", "caring", "assessment", "cannot-care", "authority", "proxy",
        "capacity", "best-interests", "competence", "fact", "concern",
    }),
    What.RIGHTS: frozenset({
        "copy", "entry", "correction", "complaint", "record", "disposal",
    }),
}
# fmt: on


def what_of(kind: EventKind) -> What:
    """The one kind of thing that this is for the person."""
    about, _dot, end = kind.value.partition(".")
    for what, ends in _ENDS.items():
        if end in ends and kind not in _BEGUN:
            return what
    return next((what for what, words in _ABOUT.items() if about in words), What.OTHER)


def kinds_of(what: What) -> frozenset[EventKind]:
    """Every kind of event of this sort."""
    return frozenset(kind for kind in EventKind if what_of(kind) == what)
