"""The forms of concerns."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.careteam.wording import KINDS
from alongside.doors.web.forms import Choice, Choices, Day, StrictForm, Words
from alongside.doors.web.safeguarding.concern_wording import ASKED, CLOSED, CLOSED_HINTS, HARM_HINTS, HARMS
from alongside.doors.web.safeguarding.forms import WhyForm
from alongside.records.careteam.values import SupporterView
from alongside.rules.involvement import Asked
from alongside.rules.safeguarding import Closed, Harm, NewConcern, OwnView

LONGEST = 10_000


def _who(each: SupporterView) -> str:
    """Who somebody is to the person, so that two of one name are told apart."""
    return " · ".join(filter(None, (str(KINDS.get(each.kind, "")), each.relationship, each.role)))


class NamedForm(StrictForm):
    """Who is said to have caused harm: people around the person, and others by name."""

    supporters = Choices(
        _("Who is said to have caused harm?"),
        [],
        hint=_("They see nothing about this person from the moment you save, and are not told why."),
    )
    others = Words(
        _("Somebody who is not listed"),
        hint=_("Their name, one on each line. Leave it empty if nobody knows."),
        required=False,
        rows=2,
        longest=1000,
    )

    def __init__(self, data: Any, *, around: Sequence[SupporterView], **kwargs: Any):
        super().__init__(data, **kwargs)
        names = [(str(each.id), each.name) for each in around]
        self.fields["supporters"].choices = names  # type: ignore[attr-defined]
        self.fields["supporters"].hints = {str(each.id): _who(each) for each in around}  # type: ignore[attr-defined]
        if not names:
            del self.fields["supporters"]

    @property
    def named(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("supporters", ())
        return {"supporters": tuple(map(UUID, chosen)), "others": self.cleaned_data["others"]}


class ConcernForm(NamedForm):
    """What happened, and who is said to have done it."""

    seen_on = Day(_("When did it happen, or when was it noticed?"))
    harms = Choices(_("What kind of harm is it?"), list(HARMS.items()), hints=HARM_HINTS, required=True)
    words = Words(
        _("What happened, and how do you know?"),
        hint=_("Write what was seen or said, and by whom. Keep facts and opinions apart."),
        required=True,
        rows=6,
        longest=LONGEST,
    )

    field_order = ("seen_on", "harms", "words", "supporters", "others")

    def __init__(self, data: Any, *, around: Sequence[SupporterView], today: date, words: str = ""):
        super().__init__(data, around=around, initial={"words": words})
        self.fields["seen_on"].latest = today  # type: ignore[attr-defined]

    @property
    def concern(self) -> NewConcern:
        given = self.cleaned_data
        return NewConcern(given["seen_on"], frozenset(map(Harm, given["harms"])), given["words"])


class NoteForm(StrictForm):
    """What was done, and when."""

    done_on = Day(_("When was it done?"))
    words = Words(_("What was done, by whom, and what comes next?"), required=True, rows=5, longest=LONGEST)

    def __init__(self, data: Any, *, today: date):
        super().__init__(data)
        self.fields["done_on"].latest = today  # type: ignore[attr-defined]


class OwnViewForm(StrictForm):
    """What the person says and wants to happen, and how they were asked."""

    asked = Choice(_("How were they asked?"), list(ASKED.items()))
    asked_on = Day(_("When were they asked, or when did you try?"))
    view = Words(
        _("What do they say about it?"), hint=_("In their own words."), required=False, rows=4, longest=LONGEST
    )
    wants = Words(
        _("What do they want to happen?"), hint=_("In their own words."), required=False, rows=4, longest=LONGEST
    )
    why_not_alone = Words(
        _("If they were not alone, or could not be asked: why?"), required=False, rows=3, longest=LONGEST
    )

    def __init__(self, data: Any, *, today: date):
        super().__init__(data)
        self.fields["asked_on"].latest = today  # type: ignore[attr-defined]

    @property
    def own(self) -> OwnView:
        return OwnView(**{**self.cleaned_data, "asked": Asked(self.cleaned_data["asked"])})


class CloseForm(StrictForm):
    """Why a concern is closed."""

    why = Choice(_("Why is it closed?"), list(CLOSED.items()), hints=CLOSED_HINTS)
    words = Words(_("What was found, and what was done?"), required=True, rows=5, longest=LONGEST)

    @property
    def because(self) -> Closed:
        return Closed(self.cleaned_data["why"])


class KeepAwayForm(WhyForm):
    """Whom to stop and to keep away at once, why, and when to look again."""

    authorities = Choices(
        _("Who acts for them by law: whom do you stop?"),
        [],
        hint=_("They act for this person no more. The team sees that it was stopped, and not why, and cannot undo it."),
    )
    accounts = Choices(
        _("Who signs in here: from whom do you keep everything?"),
        [],
        hint=_("A limit that it takes two safeguarding leads to lift, whatever else is decided later."),
    )
    field_order = ("authorities", "accounts", "reason", "review_on")

    def __init__(
        self,
        data: Any,
        *,
        authorities: Sequence[tuple[str, str]],
        accounts: Sequence[tuple[str, str]],
        ticked: Sequence[str],
        today: date,
    ):
        known = {"authorities": ticked, "accounts": [key for key, _name in accounts]}
        super().__init__(data, today=today, initial=known)
        for name, choices in (("authorities", authorities), ("accounts", accounts)):
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
            if not choices:
                del self.fields[name]

    @property
    def chosen(self) -> dict[str, tuple[UUID, ...]]:
        return {name: tuple(map(UUID, self.cleaned_data.get(name, ()))) for name in ("authorities", "accounts")}
