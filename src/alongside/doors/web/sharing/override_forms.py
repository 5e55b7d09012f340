"""The form that asks for part of a plan to be shown on a legal ground."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from alongside.doors.grounds import GROUND_WORDS
from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.forms import Choice, Choices, Day, StrictForm, Words
from alongside.records.people.values import OrganisationView
from alongside.rules.openings import LONGEST_OVERRIDE, Ground
from alongside.rules.plan.sections import Section

GROUNDS = GROUND_WORDS
HINTS = {
    str(Ground.VITAL_INTERESTS): gettext_lazy("Somebody may die or come to serious harm without it."),
    str(Ground.SAFEGUARDING): gettext_lazy("An enquiry under section 42 of the Care Act, or section 47 for a child."),
    str(Ground.COURT_ORDER): gettext_lazy("A court has ordered it."),
    str(Ground.PUBLIC_INTEREST): gettext_lazy("The harm to others outweighs what the person asked for."),
}


class OverrideForm(StrictForm):
    organisation = Choice(gettext_lazy("Who has to see it?"), [], select=True)
    sections = Choices(
        gettext_lazy("Which parts? Only what is needed."),
        [(str(section), SECTION_NAMES[section]) for section in Section],
        required=True,
    )
    ground = Choice(gettext_lazy("On what ground?"), [(str(each), GROUNDS[each]) for each in Ground], hints=HINTS)
    reason = Words(gettext_lazy("Why is it needed?"), required=True, longest=2000)
    ends_on = Day(gettext_lazy("Last day"), hint=gettext_lazy("At most 90 days from today. For example, 27 3 2026"))
    not_told = Words(
        gettext_lazy("If telling the person would be unsafe: why?"),
        hint=gettext_lazy("Leave this empty if they can be told. They get a letter once it holds."),
        longest=2000,
        rows=3,
    )

    def __init__(self, data: Any, organisations: Iterable[OrganisationView], today: date) -> None:
        super().__init__(data)
        choices = [("", gettext_lazy("Choose one")), *((str(each.id), each.name) for each in organisations)]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        self.fields["ends_on"].earliest = today  # type: ignore[attr-defined]
        self.fields["ends_on"].latest = today + LONGEST_OVERRIDE  # type: ignore[attr-defined]
