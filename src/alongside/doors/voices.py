"""Whose words they are, said the same on a page, on paper and to another system."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.details import Detail, Standing

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DETAIL_NAMES: dict[Detail, Promise] = {
    Detail.WHY: gettext_lazy("Why it matters"),
    Detail.WHERE: gettext_lazy("Where"),
    Detail.OBSTACLE: gettext_lazy("What could get in the way"),
    Detail.THEN: gettext_lazy("What then"),
    Detail.EASIER: gettext_lazy("What would make it easier"),
    Detail.STANDING: gettext_lazy("Decided?"),
    Detail.BENEFITS: gettext_lazy("What is good about it"),
    Detail.RISKS: gettext_lazy("What could go wrong"),
    Detail.NOTHING: gettext_lazy("If nothing is done"),
    Detail.RESERVATIONS: gettext_lazy("Doubts about it"),
    Detail.UNDERSTOOD: gettext_lazy("What was understood"),
}
STANDINGS: "dict[Standing, _StrPromise]" = {
    Standing.IN_PROGRESS: gettext_lazy("Not decided yet"),
    Standing.VALID: gettext_lazy("Decided"),
    Standing.CANCELLED: gettext_lazy("Decided before, and no longer"),
}
_KIND_NAMES: dict[Kind, Promise] = {
    Kind.DECISION: gettext_lazy("To decide together"),
    Kind.OPTION: gettext_lazy("One way to do it"),
    Kind.INFORMATION: gettext_lazy("What was explained"),
}


def details_of(item: Item) -> tuple[tuple[str, str], ...]:
    """What an item says beside its words: each with its name."""
    return tuple((str(DETAIL_NAMES[name]), detail_words(name, words)) for name, words in item.details)


def detail_words(name: Detail, words: str) -> str:
    return str(STANDINGS[Standing(words)]) if name == Detail.STANDING else words


def label_of(item: Item) -> str:
    """Nothing for somebody's own words: those are quoted. Else what it is, or whose statement."""
    if item.kind in _KIND_NAMES:
        return str(_KIND_NAMES[item.kind])
    if item.whose == Whose.TOGETHER:
        return _("What we said together")
    if item.whose == Whose.PROFESSIONAL:
        return _("A note from the team")
    return ""


def whose_words(item: Item) -> str:
    """In the words of Amina Begum, typed by Carol Okoro. / What we said together, written by Carol Okoro."""
    label = label_of(item)
    if label:
        return _("%(label)s, written by %(name)s") % {"label": label, "name": item.said_by}
    values = {"name": item.said_by, "typist": item.typed_by}
    if item.typed_by:
        return _("In the words of %(name)s, typed by %(typist)s") % values
    return _("In the words of %(name)s") % values
