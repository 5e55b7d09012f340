"""The forms of volunteers, peers and advocates who help with a plan, and of worries."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, Day, Line, StrictForm, Words
from alongside.records.careteam.values import Assigning, PossibleFacilitator
from alongside.rules.facilitating import Assignment


class FacilitatorForm(StrictForm):
    """Who helps, with what, under whose supervision, and what was checked."""

    account = Choice(_("Which account is theirs?"), [], select=True)
    scope = Words(
        _("What they help with"),
        hint=_("Such as: walking to the shop on Tuesdays, and going through the goals together."),
        rows=3,
        longest=2000,
    )
    supervisor = Choice(_("Who supervises them?"), [], select=True)
    dbs_on = Day(_("Day of their DBS check"), required=False)
    no_dbs_why = Line(_("If no DBS check is needed: why"), required=False)
    trained_on = Day(_("Day of their safeguarding training"))

    def __init__(self, data: Any, page: Assigning, today: date) -> None:
        super().__init__(data, initial={"account": str(page.supporter.account or "")})
        self.fields["account"].choices = [("", _("Choose one")), *_options(page.facilitators)]  # type: ignore[attr-defined]
        self.fields["supervisor"].choices = [("", _("Choose one")), *_options(page.supervisors)]  # type: ignore[attr-defined]
        for each in ("dbs_on", "trained_on"):
            self.fields[each].latest = today  # type: ignore[attr-defined]

    def assignment(self) -> Assignment:
        given = self.cleaned_data
        return Assignment(
            account=UUID(given["account"]),
            scope=given["scope"],
            supervisor=UUID(given["supervisor"]),
            dbs_on=given["dbs_on"],
            no_dbs_why=given["no_dbs_why"],
            trained_on=given["trained_on"],
        )


class ObservationForm(StrictForm):
    """What a facilitator noticed."""

    words = Words(
        _("What did you notice?"),
        hint=_("The person and their team can read this."),
        required=True,
        rows=4,
        longest=2000,
    )


class WorryForm(StrictForm):
    """What somebody is worried about."""

    words = Words(
        _("What are you worried about?"),
        hint=_("What you saw or heard, when, and what the person said. Only the safeguarding lead reads this."),
        required=True,
        rows=8,
        longest=10_000,
    )


def _options(members: Iterable[PossibleFacilitator]) -> list[tuple[str, str]]:
    return list({str(each.account): f"{each.name}, {each.organisation_name}" for each in members}.items())
