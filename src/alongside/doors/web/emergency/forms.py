"""The two forms of an emergency: who it is, and why their plan has to be opened now."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.emergency.wording import OUTCOMES, REASONS, card_words
from alongside.doors.web.forms import Choice, Choices, Day, Line, StrictForm, Words
from alongside.records.sharing.changes import Sought
from alongside.records.sharing.values import CardToStop
from alongside.rules.cards import LONGEST_ASK
from alongside.rules.dates import months_later
from alongside.rules.openings import ReviewedBy
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import EMERGENCY_SECTIONS


class FindForm(StrictForm):
    """An NHS number, or both names; always the date of birth. Only what fits exactly is found."""

    nhs_number = Line(_("NHS number"), required=False, width=20, longest=20)
    given_name = Line(_("First name"), hint=_("Only if you do not know the NHS number."), required=False, width=20)
    family_name = Line(_("Last name"), required=False, width=20)
    born_on = Day(_("Date of birth"), birthday=True)

    def sought(self) -> Sought:
        return Sought(**self.cleaned_data)


class WhyForm(StrictForm):
    """Why now. What is said here is read by a privacy officer; without one the person is told in any case."""

    reason = Choice(_("Why do you need to open it now?"), list(REASONS.items()))
    words = Words(
        _("What happened?"),
        hint=_("A few words are enough. For example: she fell at home."),
        required=True,
        rows=3,
        longest=2000,
    )
    not_told = Words(
        _("Would it put somebody at risk if the person were told today? Then say why."),
        hint=_("Leave this empty if not: the person is told that their plan was opened."),
        rows=3,
        longest=2000,
    )

    def __init__(self, *args: Any, reviewed_by: ReviewedBy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reviewed_by == ReviewedBy.NOBODY:
            del self.fields["not_told"]


class CardForm(StrictForm):
    """What a new card opens, for how long, and whom to ask for the passcode."""

    parts = Choices(
        _("What may whoever has the card and the passcode see?"),
        [(str(section), SECTION_NAMES[section]) for section in Section if section in EMERGENCY_SECTIONS],
        hint=_("Only these parts of your emergency page. What is kept from somebody to keep you safe never shows."),
        required=True,
    )
    months = Choice(
        _("How long should it work?"),
        [("3", _("3 months")), ("6", _("6 months")), ("12", _("A year"))],
        hint=_("Then make a new one: paper gets old, and so does what is on it."),
    )
    ask = Line(
        _("Who can tell the passcode if you cannot?"),
        hint=_("This is printed on the card. For example: my daughter Yusra, 01632 960123. You can leave it empty."),
        required=False,
        longest=LONGEST_ASK,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        every = [value for value, _name in self.fields["parts"].choices]  # type: ignore[attr-defined]
        self.initial = {"parts": every, "months": "12"}

    def sections(self) -> frozenset[Section]:
        return frozenset(map(Section, self.cleaned_data["parts"]))

    def ends_on(self) -> date:
        return months_later(self.today, int(self.cleaned_data["months"]))


class StopForm(StrictForm):
    """Which cards of somebody else are stopped, and why."""

    cards = Choices(_("Which cards do you want to stop?"), [], required=True)
    why = Words(
        _("Why?"),
        hint=_("The person reads this. For example: she rang because her purse was stolen on the bus."),
        required=True,
        rows=2,
        longest=2000,
    )

    def __init__(self, data: Any, cards: Sequence[CardToStop]) -> None:
        super().__init__(data)  # nothing is chosen: which of them is lost is theirs to say
        self.fields["cards"].choices = [(str(each.id), card_words(each)) for each in cards]  # type: ignore[attr-defined]


class HolderForm(StrictForm):
    """The passcode of a card, who somebody is, and why they need the page now."""

    passcode = Line(_("Passcode"), hint=_("6 letters and figures. It is not on the card: ask the person."), width=10)
    who = Line(_("Who are you, and where do you work?"), hint=_("The person reads this afterwards."), longest=200)
    reason = Choice(_("Why do you need to open it now?"), list(REASONS.items()))
    words = Words(_("What happened?"), hint=_("The person reads this too."), required=True, rows=3, longest=2000)


TELL, KEEP = "tell", "keep"


class ReviewForm(StrictForm):
    """What whoever looks at an opening found, and, where the person was not told, whether they are told now."""

    outcome = Choice(_("What did you find?"), list(OUTCOMES.items()))
    words = Words(_("What did you check?"), required=True, rows=3, longest=2000)
    told = Choice(
        _("Is the person told now?"),
        [(TELL, _("Yes, tell them")), (KEEP, _("Not yet: the reason still holds"))],
    )

    def __init__(self, *args: Any, is_told_later: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_told_later:
            del self.fields["told"]
