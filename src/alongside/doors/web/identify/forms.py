"""The forms of identifying."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

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


class InviteForm(StrictForm):
    """The yes to an invitation; where nobody coordinates yet, who will. Left out, it is the one who invites."""

    buttons = ("confirm",)
    account = Choice(_("Who is the one person to ask about their plan?"), [])

    def __init__(self, data: Any, colleagues: Mapping[UUID, str], own: UUID | None) -> None:
        super().__init__(data, initial={"account": str(own) if own in colleagues else ""})
        if not colleagues:
            del self.fields["account"]
            return
        choices = [(str(key), name) for key, name in colleagues.items()]
        self.fields["account"].choices = choices  # type: ignore[attr-defined]
        self.fields["account"].required = own not in colleagues
