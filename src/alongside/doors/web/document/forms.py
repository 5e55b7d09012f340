"""The forms of agreeing: shape only, rules decide the rest."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.document.wording import HOW, WHY_NOT, WHY_NOT_OF_ANOTHER, right_words
from alongside.doors.web.forms import Agree, Choice, Day, Hidden, Line, StrictForm, Words
from alongside.doors.web.saying import NUMBER
from alongside.journey.document.values import How, StandsOn, Yes
from alongside.records.authority.values import Citable
from alongside.rules.actors import Role
from alongside.rules.plan.readiness import NotAgreed

YES, EXCEPT, NOT_YET, FOR_THEM = "yes", "except", "not-yet", "for-them"
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

    def __init__(self, data: Any, initial: dict[str, str], question: str, role: Role) -> None:
        super().__init__(data, initial=initial)
        answer: Any = self.fields["answer"]
        answer.label = question
        if role == Role.PROXY:
            answer.choices = [(FOR_THEM, _("Yes")), (NOT_YET, _("Not yet"))]
        elif role != Role.PERSON:
            answer.choices = [*answer.choices, (FOR_THEM, _("They cannot decide this: somebody decides for them"))]


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


class ForThemForm(StrictForm):
    """Somebody agrees for the person: by which right, and the rest as for anybody."""

    shown = Hidden(pattern=TAG)
    based_on = Hidden(pattern=NUMBER)
    cited = Choice(gettext_lazy("By which right is it agreed?"), [])
    all_agree = Agree(gettext_lazy("If several people have to decide together: all of them agree"), required=False)
    life_sustaining = Choice(
        gettext_lazy("Does the plan say anything about treatment that keeps the person alive?"),
        [("no", gettext_lazy("No")), ("yes", gettext_lazy("Yes"))],
    )
    review_on = Day(
        gettext_lazy("When will you look at the plan together again?"),
        hint=gettext_lazy("Most people choose a day in 6 to 12 months. For example, 27 3 2027."),
    )
    late_is_meant = Agree(gettext_lazy("Yes, we mean this day, more than a year away"), required=False)
    review_with = Line(gettext_lazy("Who makes sure that it happens?"), width=20)

    def __init__(self, data: Any, initial: dict[str, Any], *, citable: Sequence[Citable] | None, today: date) -> None:
        super().__init__(data, initial=initial)
        self.fields["review_on"].earliest = today  # type: ignore[attr-defined]
        if citable is None:  # a proxy's own yes stands on what they hold
            del self.fields["cited"], self.fields["all_agree"]
        else:
            self._decisions = {str(each.id) for each in citable if each.kind is None}
            self.fields["cited"].choices = [  # type: ignore[attr-defined]
                (str(each.id), right_words(each)) for each in citable
            ]

    @property
    def is_late(self) -> bool:
        """As in YesForm."""
        return "late_is_meant" in self.data or self.has_error("late_is_meant")

    def yes(self) -> Yes:
        given = self.cleaned_data
        how = How.PROXY_SIGN_IN
        if "cited" in given:
            how = How.BEST_INTERESTS if given["cited"] in self._decisions else How.REPRESENTATIVE
        return Yes(
            how=how,
            review_on=given["review_on"],
            review_with=given["review_with"],
            late_is_meant=given["late_is_meant"],
        )

    def stands_on(self, own: UUID | None) -> StandsOn | None:
        given = self.cleaned_data
        cited = UUID(given["cited"]) if "cited" in given else own
        if cited is None:
            return None
        return StandsOn(cited, given.get("all_agree", False), given["life_sustaining"] == "yes")


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
