"""The forms of identifying."""

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, Day, StrictForm, Words
from alongside.doors.web.identify.wording import OFFERS


class OfferForm(StrictForm):
    """What the person answered. Rules say what each answer needs beside it."""

    offer = Choice(_("What did they answer?"), [(offer.value, words) for offer, words in OFFERS.items()])
    reason = Words(
        _("Their reason, in their words"),
        hint=_("Needed for a no. “They did not say” is fine."),
        longest=1000,
        rows=3,
    )
    not_now_until = Day(
        _("When can we ask again?"),
        hint=_("Only for “not now”: a day in the next 12 months."),
        required=False,
    )
