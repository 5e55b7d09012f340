"""The forms of agreeing: shape only, rules decide the rest."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.document.wording import HOW, WHY_NOT, WHY_NOT_OF_ANOTHER
from alongside.doors.web.forms import Agree, Choice, Day, Hidden, Line, StrictForm, Words
from alongside.doors.web.saying import NUMBER
from alongside.journey.document.values import How, Yes
from alongside.rules.plan.readiness import NotAgreed

YES, EXCEPT, NOT_YET = "yes", "except", "not-yet"
TAG = r"[0-9a-f]{32}"


class AgreeForm(StrictForm):
    """The question itself."""

    shown = Hidden(pattern=TAG)
    answer = Choice(
        gettext_lazy("Do you agree to this plan?"),
        [
            (YES, gettext_lazy("Yes")),
            (EXCEPT, gettext_lazy("Yes, except for something")),
            (NOT_YET, gettext_lazy("Not yet")),
        ],
    )

    def __init__(self, data: Any, initial: dict[str, str], question: str) -> None:
        super().__init__(data, initial=initial)
        self.fields["answer"].label = question


class YesForm(StrictForm):
    """How the yes was said, when the plan is looked at again, and with whom."""

    shown = Hidden(pattern=TAG)
    based_on = Hidden(pattern=NUMBER)
    exceptions = Words(
        gettext_lazy("What do you not agree with?"),
        required=True,
        rows=3,
    )
    how = Choice(gettext_lazy("How did they say yes?"), HOW)
    review_on = Day(
        gettext_lazy("When will you look at the plan together again?"),
        hint=gettext_lazy("Most people choose a day in 6 to 12 months. For example, 27 3 2027."),
    )
    late_is_meant = Agree(gettext_lazy("Yes, we mean this day, more than a year away"), required=False)
    review_with = Line(
        gettext_lazy("Who makes sure that it happens?"),
        width=20,
    )

    def __init__(self, data: Any, initial: dict[str, Any], *, own: bool, with_exceptions: bool, today: date) -> None:
        super().__init__(data, initial=initial)
        if own:
            del self.fields["how"]
        if not with_exceptions:
            del self.fields["exceptions"]
        self.fields["review_on"].earliest = today  # type: ignore[attr-defined]

    @property
    def is_late(self) -> bool:
        """Whether the day was found to be more than a year away: only then the page asks if it is meant."""
        return "late_is_meant" in self.data or self.has_error("late_is_meant")

    def yes(self, with_name: str) -> Yes:
        given = self.cleaned_data
        return Yes(
            how=How(given.get("how", How.OWN_SIGN_IN)),
            review_on=given["review_on"],
            review_with=given["review_with"],
            with_name=with_name,
            exceptions=given.get("exceptions", ""),
            late_is_meant=given["late_is_meant"],
        )


class NotAgreedForm(StrictForm):
    """Why not, or not yet, and in whose words."""

    reason = Choice(gettext_lazy("Why not, or not yet?"), WHY_NOT)
    words = Words(gettext_lazy("Would you like to say more?"), rows=4)
    said_by = Line(
        gettext_lazy("Whose words are these?"),
        hint=gettext_lazy("A name. It can be theirs, or yours."),
        required=False,
        width=20,
    )

    def __init__(self, data: Any, *, own: bool) -> None:
        super().__init__(data)
        if own:
            del self.fields["said_by"]
        else:
            self.fields["reason"].choices = list(WHY_NOT_OF_ANOTHER)  # type: ignore[attr-defined]
            self.fields["words"].label = _("What was said?")

    @property
    def why(self) -> NotAgreed:
        return NotAgreed(self.cleaned_data["reason"])
