"""Why somebody has to look at two records."""

from django.utils.translation import gettext_lazy as _

from alongside.records.people.values import BY_HAND

WHY = {
    BY_HAND: _("Somebody tried to add this person by hand, and it could not be done."),
    "possible": _("Somebody here has this name and date of birth."),
    "conflict": _("The NHS number belongs to somebody with another name or date of birth."),
}


def why_words(why: str) -> str:
    return str(WHY.get(why, why))
