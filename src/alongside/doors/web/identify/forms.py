"""The forms of identifying."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, Day, EditForm, StrictForm, Words
from alongside.doors.web.identify.wording import EXCEPTIONS, OFFERS, RECALL_STATES
from alongside.journey.identify.values import RecallStanding
from alongside.rules.dates import months_later
from alongside.rules.recall import RecallState

NONE = "none"


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


class RecallForm(EditForm):
    """In which month somebody is called, and why not for a time."""

    month = Choice(_("In which month are they called?"), [], required=False, select=True)
    kind = Choice(
        _("Are they called at the moment?"),
        [(NONE, _("Yes, as usual")), *((kind.value, words) for kind, words in EXCEPTIONS.items())],
    )
    words = Words(
        _("Why not?"), hint=_("Only if they are not called. Those who call them see it, and they do."), rows=3
    )
    until = Day(
        _("Until when are they not called?"),
        hint=_("Within 12 months. You can leave it out if they moved, or are near the end of life."),
        required=False,
    )

    def __init__(self, data: Any, standing: RecallStanding) -> None:
        kept = standing.recall
        initial = {
            "month": str(kept.month) if kept.month else "",
            "kind": kept.kind or NONE,
            "words": kept.words,
            "until": kept.until,
        }
        super().__init__(data, initial=initial)
        birth = _("The month of their birth: %(month)s") % {"month": MONTHS[standing.person.born_on.month]}
        months = [(str(number), name) for number, name in MONTHS.items()]
        self.fields["month"].choices = [("", birth), *months]  # type: ignore[attr-defined]


class RecallFilterForm(StrictForm):
    """Which part of the list is shown: a month from a year ago to a year ahead, a state, or both."""

    buttons = ("page",)
    month = Choice(_("Month"), [], required=False, select=True)
    state = Choice(
        _("How it stands"), [(state.value, words) for state, (words, _colour) in RECALL_STATES.items()], required=False,
        select=True,
    )  # fmt: skip

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data)
        first = today.replace(day=1)
        months = [months_later(first, number) for number in range(-11, 13)]
        self.fields["month"].choices = [  # type: ignore[attr-defined]
            ("", _("All months")),
            *((f"{each:%Y-%m}", f"{MONTHS[each.month]} {each.year}") for each in months),
        ]
        self.fields["state"].choices[0] = ("", _("Due and overdue"))  # type: ignore[attr-defined]

    def chosen(self) -> tuple[date | None, RecallState | None]:
        """What was asked for; all that is due now, for a filter that is none."""
        if not self.is_bound or not self.is_valid():
            return None, None
        month, state = self.cleaned_data["month"], self.cleaned_data["state"]
        return date.fromisoformat(f"{month}-01") if month else None, RecallState(state) if state else None
