"""The forms of the two linked contacts: when and where, and how one of them ended."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, ClockTime, Day, EditForm, Line, Number, StrictForm, Words
from alongside.doors.web.prepare.wording import PLACES, YES_NO
from alongside.journey.prepare.values import PackView
from alongside.records.appointments.values import AppointmentView, Contact
from alongside.rules.contacts import interpreter_needed
from alongside.rules.dates import LONDON, instant_at
from alongside.rules.refusals import Refusal

WHERE = _("The address, the phone number or the link. You can leave this out.")
COMPANION = _("Only if they told you. You can leave this out.")


class ContactsForm(EditForm):
    """Both contacts of a round. Whether an interpreter is needed is known from their needs, and not asked again."""

    buttons = ("sure",)
    gathering_on = Day(_("Day of information gathering"))
    gathering_time = ClockTime(_("Time of information gathering"))
    gathering_minutes = Number(_("How many minutes does information gathering take?"), lowest=5, highest=480)
    gathering_place = Choice(_("Where is information gathered?"), PLACES)
    gathering_where = Line(_("Where is information gathered, in words?"), hint=WHERE, required=False, longest=300)
    gathering_with = Line(_("Who gathers information?"), width=20)
    gathering_companion = Line(
        _("Who comes along for the tests and checks?"), hint=COMPANION, required=False, longest=100, width=20
    )
    gathering_interpreter = Choice(_("Is an interpreter booked for the tests and checks?"), YES_NO, inline=True)
    conversation_on = Day(_("Day of the conversation"))
    conversation_time = ClockTime(_("Time of the conversation"))
    conversation_minutes = Number(_("How many minutes does the conversation take?"), lowest=5, highest=480)
    conversation_place = Choice(_("Where do you talk?"), PLACES)
    conversation_where = Line(_("Where do you talk, in words?"), hint=WHERE, required=False, longest=300)
    conversation_with = Line(_("Who has the conversation?"), width=20)
    conversation_companion = Line(
        _("Who comes along to the conversation?"), hint=COMPANION, required=False, longest=100, width=20
    )
    conversation_interpreter = Choice(_("Is an interpreter booked for the conversation?"), YES_NO, inline=True)

    def __init__(self, data: Any, pack: PackView, by_name: str) -> None:
        self.needs_interpreter = interpreter_needed(pack.person.interpreter, pack.person.needs)
        initial: dict[str, Any] = {"gathering_minutes": 20, "conversation_minutes": 40, "conversation_with": by_name}
        initial |= _booked("gathering", pack.gathering) | _booked("conversation", pack.conversation)
        super().__init__(data, initial=initial)
        if not self.needs_interpreter:
            del self.fields["gathering_interpreter"], self.fields["conversation_interpreter"]

    def contact(self, kind: str) -> Contact:
        """One contact as the change takes it. Raises Invalid for an hour that the clocks skip."""
        given = {name.removeprefix(f"{kind}_"): value for name, value in self.cleaned_data.items()}
        return Contact(
            starts_at=instant_at(given["on"], given["time"], field=f"{kind}_at"),
            minutes=given["minutes"],
            place=given["place"],
            with_name=given["with"],
            where_words=given["where"],
            companion=given["companion"],
            interpreter_booked=given.get("interpreter") == "yes",
        )

    def add_refusal(self, refusal: Refusal) -> None:
        refusal.field = refusal.field.replace("_at", "_on")
        super().add_refusal(refusal)


class OverForm(StrictForm):
    """How a booked contact ended that did not take place."""

    how = Choice(
        _("What happened?"),
        [("cancelled", _("It is cancelled")), ("missed", _("They did not come"))],
    )
    because = Words(
        _("Why?"),
        hint=_("As far as you know. “They did not say” is fine."),
        required=True,
        longest=500,
        rows=3,
    )


def _booked(kind: str, booked: AppointmentView | None) -> dict[str, Any]:
    if booked is None:
        return {}
    local = booked.starts_at.astimezone(LONDON)
    return {
        f"{kind}_on": local.date(),
        f"{kind}_time": local.time(),
        f"{kind}_minutes": booked.minutes,
        f"{kind}_place": booked.place,
        f"{kind}_where": booked.where_words,
        f"{kind}_with": booked.with_name,
        f"{kind}_companion": booked.companion,
        f"{kind}_interpreter": "yes" if booked.interpreter_booked else "no",
    }
