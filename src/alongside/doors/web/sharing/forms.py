"""The forms of sharing, one question a page; what was chosen travels in the address until it is checked."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.forms import Choice, Choices, Day, StrictForm
from alongside.records.sharing.values import SharingPage, SharingView
from alongside.rules.dates import months_later
from alongside.rules.plan.sections import Section
from alongside.rules.sharing_choices import LONGEST_YEARS

HOW = (
    ("in person", gettext_lazy("They told me in person")),
    ("by phone", gettext_lazy("They told me on the phone")),
    ("by video call", gettext_lazy("They told me on a video call")),
    ("in writing", gettext_lazy("They wrote it down")),
)
SECTION_HINTS = {
    str(Section.HEALTH): gettext_lazy("Conditions, medicines, allergies and test results."),
    str(Section.PEOPLE): gettext_lazy("Who supports you, and who sees your plan."),
    str(Section.OTHER_PLANS): gettext_lazy("Plans that somebody else leads."),
}


class ReaderForm(StrictForm):
    """Whom to share with. The value is the start of an address: organisation/<id> or account/<id>."""

    reader = Choice(gettext_lazy("Who would you like to share with?"), [])

    def __init__(self, data: Any, page: SharingPage) -> None:
        super().__init__(data)
        carers = [(f"account/{each.account}", each.name) for each in page.carers]
        organisations = [(f"organisation/{each.id}", each.name) for each in page.organisations]
        self.fields["reader"].choices = [*carers, *organisations]  # type: ignore[attr-defined]


class SectionsForm(StrictForm):
    sections = Choices(
        gettext_lazy("Which parts may they see?"),
        [(str(section), SECTION_NAMES[section]) for section in Section],
        hints=SECTION_HINTS,
        required=True,
    )


class UntilForm(StrictForm):
    until = Choice(
        gettext_lazy("Until when?"),
        [("stopped", gettext_lazy("Until I stop it")), ("day", gettext_lazy("Until a day that I choose"))],
    )
    day = Day(gettext_lazy("If you choose a day: the last day"), required=False)

    def __init__(self, data: Any, decided: SharingView | None, today: date) -> None:
        ends_on = decided.ends_on if decided else None
        super().__init__(data, initial={"until": "day" if ends_on else "stopped", "day": ends_on})
        self.fields["day"].earliest = today  # type: ignore[attr-defined]
        self.fields["day"].latest = months_later(today, 12 * LONGEST_YEARS - 12)  # type: ignore[attr-defined]

    def clean_day(self) -> date | None:
        """A day is needed when a day was chosen, and left aside when not."""
        chosen: date | None = self.cleaned_data.get("day")
        if self.cleaned_data.get("until") != "day":
            return None
        if chosen is None:
            raise ValidationError(self.fields["day"].error_messages["required"])
        return chosen


class CheckForm(StrictForm):
    """The decision itself. Staff also say how the person told them."""

    buttons = ("confirm",)
    how = Choice(gettext_lazy("How did the person decide this?"), HOW)

    def __init__(self, data: Any, *, own: bool) -> None:
        super().__init__(data)
        if own:
            del self.fields["how"]

    @property
    def how_decided(self) -> str:
        return str(self.cleaned_data.get("how", "online"))
