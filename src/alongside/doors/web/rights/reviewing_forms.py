"""The forms of a request for a copy: that somebody asks, what a reviewer decides about an entry, and more time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import Agree, Choice, Day, Line, StrictForm, Words
from alongside.doors.web.rights.wording import ASKERS, GROUNDS
from alongside.records.rights.changes import AskedBy
from alongside.rules.rights import Asker, Ground, Opinion, Withholding

FOR_SOMEBODY = (Asker.REPRESENTATIVE, Asker.PROXY)
INCLUDE, WITHHOLD = "include", "withhold"


class RecordForm(StrictForm):
    """Who asks, on what authority, and since when."""

    asker = Choice(gettext_lazy("Who asks?"), [(str(each), ASKERS[each]) for each in FOR_SOMEBODY])
    name = Line(gettext_lazy("Their name, or that of their firm"))
    authority = Words(
        gettext_lazy("What gives them the right to ask, and how did you check it?"),
        hint=gettext_lazy("For example: a letter signed by the person on 3 May, seen; I rang the person to check."),
        required=True,
        rows=3,
        longest=2000,
    )
    asked_on = Day(gettext_lazy("The day they asked"), hint=gettext_lazy("The month to answer runs from this day."))

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data)
        self.fields["asked_on"].latest = today  # type: ignore[attr-defined]

    def asked(self) -> AskedBy:
        given = self.cleaned_data
        return AskedBy(Asker(given["asker"]), given["name"], given["authority"], given["asked_on"])


class DecideForm(StrictForm):
    """Into the copy, or kept out: on which ground, why, and what that ground needs."""

    decision = Choice(
        gettext_lazy("What do you decide?"),
        [(INCLUDE, gettext_lazy("It goes into the copy")), (WITHHOLD, gettext_lazy("It is kept out"))],
    )
    ground = Choice(
        gettext_lazy("If it is kept out: on what ground?"),
        [(str(each), words) for each, words in GROUNDS.items()],
        required=False,
    )
    reason = Words(
        gettext_lazy("Why"),
        hint=gettext_lazy("Needed if it is kept out. Somebody else must be able to follow it."),
        rows=3,
        longest=2000,
    )
    consent_asked = Agree(
        gettext_lazy("I asked the other person, or wrote above why I could not"),
        hint=gettext_lazy("Needed if it is kept out because it tells about them."),
        required=False,
    )
    opinion_by = Line(
        gettext_lazy("For serious harm: the health professional whose opinion this is"),
        hint=gettext_lazy("The one who is responsible for the person’s care now."),
        required=False,
    )
    opinion_role = Line(gettext_lazy("Their role"), required=False)
    opinion_on = Day(gettext_lazy("The day of their opinion"), required=False)
    opinion_words = Words(gettext_lazy("Their opinion, in their words"), rows=3, longest=4000)

    def __init__(self, data: Any, initial: Mapping[str, Any], today: date) -> None:
        super().__init__(data, initial=initial)
        self.fields["opinion_on"].latest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decision") == WITHHOLD and given.get("ground") == "":
            self.add_error("ground", ValidationError(_("Choose the ground on which it is kept out.")))
        return given

    def withholding(self) -> Withholding:
        given = self.cleaned_data
        ground = Ground(given["ground"])
        opinion = None
        if ground == Ground.SERIOUS_HARM and given["opinion_on"]:
            parts = (given["opinion_by"], given["opinion_role"], given["opinion_on"], given["opinion_words"])
            opinion = Opinion(*parts)
        return Withholding(ground, given["reason"], opinion, given["consent_asked"])


class LongerForm(StrictForm):
    """Why a request needs two months more."""

    why = Words(
        gettext_lazy("Why does it need two months more?"),
        hint=gettext_lazy("For example: 300 entries to read. Tell whoever asked, within the first month."),
        required=True,
        rows=3,
        longest=2000,
    )
