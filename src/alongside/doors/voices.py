"""Whose words they are, said the same on a page, on paper and to another system."""

from django.utils.translation import gettext as _

from alongside.rules.plan.content import Item, Whose


def label_of(item: Item) -> str:
    """Nothing for somebody's own words: those are quoted. Else whose statement it is."""
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
