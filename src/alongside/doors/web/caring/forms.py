"""The forms of carers."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.caring.wording import ANSWERS, GIVEN_BY, HINTS, IDENTIFIED, MY_SHOWING, THEIR_SHOWING
from alongside.doors.web.forms import Choice, Choices, Day, EditForm, Line, Number, StrictForm, Words
from alongside.doors.web.people.forms import PersonForm
from alongside.records.carers.values import NewCaring, Said
from alongside.rules.carers import MOST_HOURS, AssessmentAnswer, IdentifiedBy, Showing, Topic
from alongside.rules.sharing_choices import GivenBy

LONGEST = 2000
IDENTIFIED_BY = Choice(_("Who said that they are a carer?"), [(str(each), words) for each, words in IDENTIFIED.items()])


class LooksAfterForm(StrictForm):
    """Whom somebody looks after. Staff also say who told them."""

    cares_for = Line(
        _("Who do you look after?"), hint=_("The name you use. They do not need to be known here."), width=20
    )
    relationship = Line(
        _("Who are you to them?"), hint=_("Such as wife, son or friend."), required=False, width=20, longest=100
    )
    identified_by = IDENTIFIED_BY

    def __init__(self, data: Any, *, own: bool) -> None:
        super().__init__(data)
        if own:
            del self.fields["identified_by"]
        else:
            self.fields["cares_for"].label = _("Who do they look after?")
            self.fields["relationship"].label = _("Who are they to them?")

    def new(self) -> NewCaring:
        given = self.cleaned_data
        found = IdentifiedBy(given.get("identified_by") or IdentifiedBy.SELF)
        return NewCaring(given["cares_for"], given["relationship"], found)


class CarerForm(PersonForm):
    """A new person who is a carer: their own record."""

    identified_by = IDENTIFIED_BY

    def details(self) -> Any:
        identified_by = self.cleaned_data.pop("identified_by")
        try:
            return super().details()
        finally:
            self.cleaned_data["identified_by"] = identified_by


class SaidForm(EditForm):
    """What the carer does and can do, in their words. All of it can be left out."""

    does = Words(
        _("What do you do for them?"), hint=_("Such as washing, meals, money, company, nights."), longest=LONGEST
    )
    hours = Number(_("About how many hours a week?"), lowest=1, highest=MOST_HOURS, required=False)
    willing = Words(_("What are you willing to do?"), longest=LONGEST, rows=3)
    able = Words(
        _("What are you able to do?"), hint=_("Think of your own health, work and sleep."), longest=LONGEST, rows=3
    )
    limits = Words(_("What can you not do, or not for much longer?"), longest=LONGEST, rows=3)

    def __init__(self, data: Any, said: Said) -> None:
        super().__init__(data, initial={name: getattr(said, name) for name in SaidForm.base_fields})

    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in SaidForm.base_fields})


class AssessmentForm(StrictForm):
    """That an assessment was offered, and the answer. A carer answers an offer that was made."""

    offered_on = Day(_("On which day was it offered?"))
    answer = Choice(_("What was the answer?"), [(str(each), words) for each, words in ANSWERS.items()])
    words = Words(_("Is there anything else to say about it?"), longest=LONGEST, rows=3)

    def __init__(self, data: Any, today: date, *, offered_on: date | None, own: bool) -> None:
        super().__init__(data, initial={"offered_on": offered_on or today})
        self.last = offered_on or today
        if own:
            self.fields["answer"].label = _("Would you like an assessment?")
            del self.fields["offered_on"]

    def answered(self) -> tuple[date, AssessmentAnswer, str]:
        given = self.cleaned_data
        return given.get("offered_on") or self.last, AssessmentAnswer(given["answer"]), given["words"]


class PartForm(EditForm):
    """One part of the plan for when the carer cannot care. Left empty, it is taken out."""

    words = Words(_("What should others know?"), longest=LONGEST)

    def __init__(self, data: Any, topic: Topic, label: str, kept: str) -> None:
        super().__init__(data, initial={"words": kept})
        self.fields["words"].label = label
        self.fields["words"].help_text = HINTS.get(topic, "")


class ShowingForm(EditForm):
    """What the one who is looked after sees."""

    parts = Choices(_("What may they see?"), [])

    def __init__(self, data: Any, shown: frozenset[Showing], *, own: bool) -> None:
        super().__init__(data, initial={"parts": [str(each) for each in Showing if each in shown]})
        words = MY_SHOWING if own else THEIR_SHOWING
        self.fields["parts"].choices = [(str(each), words[each]) for each in Showing]  # type: ignore[attr-defined]

    def chosen(self) -> frozenset[Showing]:
        return frozenset(map(Showing, self.cleaned_data["parts"]))


class RecordForm(StrictForm):
    """Which record is that of the one who is looked after."""

    nhs_number = Line(
        _("NHS number of the person they look after"),
        hint=_("10 digits. Leave it empty to take back a link that was wrong."),
        required=False,
        width=20,
        longest=20,
    )


class AgreeForm(StrictForm):
    """Whether the plan may be shown in an emergency. Staff also say who decided."""

    agrees = Choice(
        _("Can this plan be shown in an emergency?"),
        [("yes", _("Yes, to those who come to help")), ("no", _("No, to nobody"))],
    )
    given_by = Choice(_("Who decided this?"), [(str(each), words) for each, words in GIVEN_BY.items()])

    def __init__(self, data: Any, *, own: bool) -> None:
        super().__init__(data)
        if own:
            del self.fields["given_by"]

    def answered(self) -> tuple[bool, GivenBy]:
        given = self.cleaned_data
        return given["agrees"] == "yes", GivenBy(given.get("given_by") or GivenBy.PERSON)
