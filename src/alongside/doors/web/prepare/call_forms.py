"""The forms of a result that is told by a human first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, ClockTime, Day, StrictForm, Words
from alongside.rules.dates import LONDON, instant_at
from alongside.rules.refusals import Refusal


class HoldForm(StrictForm):
    """Who calls the person."""

    caller = Choice(_("Who tells them?"), [])

    def __init__(self, data: Any, staff: Mapping[UUID, str], own: UUID | None) -> None:
        super().__init__(data, initial={"caller": str(own) if own in staff else ""})
        self.fields["caller"].choices = [(str(key), name) for key, name in staff.items()]  # type: ignore[attr-defined]


class ToldForm(StrictForm):
    """When the person was told, and what they said."""

    called_on = Day(_("On which day did you talk?"))
    called_time = ClockTime(_("At what time?"))
    said = Words(
        _("What did they say?"),
        hint=_("In their words, as far as you can. “They want to think first” is fine."),
        required=True,
        longest=2000,
        rows=4,
    )

    def __init__(self, data: Any, now: datetime) -> None:
        local = now.astimezone(LONDON)
        super().__init__(data, initial={"called_on": local.date(), "called_time": local.time()})

    def called_at(self) -> datetime:
        return instant_at(self.cleaned_data["called_on"], self.cleaned_data["called_time"], field="called_at")

    def add_refusal(self, refusal: Refusal) -> None:
        refusal.field = refusal.field.replace("called_at", "called_time")
        super().add_refusal(refusal)
