"""The forms of more details."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, Choices, EditForm, Line, StrictForm, Words
from alongside.doors.web.need_words import IMPAIRMENTS
from alongside.doors.web.people.more_words import ETHNICITIES, NUMBERS, POINTS, PREFERENCES, VERIFIED
from alongside.records.people.changes.details import AboutThem
from alongside.records.people.values import BackgroundView, PersonView


class WhoForm(EditForm):
    pronouns = Line(_("Pronouns"), required=False, width=20, longest=40, hint=_("For example: she, he, they."))
    nhs_number_check = Choice(_("Was the NHS number checked?"), list(VERIFIED.items()))

    def __init__(self, data: Any, person: PersonView) -> None:
        super().__init__(data, initial={"pronouns": person.pronouns, "nhs_number_check": person.nhs_number_check})


class NumberForm(StrictForm):
    kind = Choice(_("Whose number is it?"), list(NUMBERS.items()))
    value = Line(_("Number"), width=20, longest=60)
    verified = Choice(_("Was it checked?"), list(VERIFIED.items()))


class VerifyForm(EditForm):
    verified = Choice(_("Was it checked?"), list(VERIFIED.items()))


class ContactForm(StrictForm):
    kind = Choice(_("What is it?"), list(POINTS.items()))
    value = Line(_("Number or address"), width=30, longest=254)
    note = Line(_("Whose it is, or when it works"), required=False, hint=_("For example: my neighbour, after six."))
    preference = Choice(_("Which do we try first?"), list(PREFERENCES))


class BackgroundForm(EditForm):
    """Everything can be left out: then nobody has asked. That there is none is an answer of its own."""

    ethnicity = Choice(_("Ethnic group"), list(ETHNICITIES.items()), required=False, select=True)
    religion = Line(_("Religion or belief"), required=False, width=20, hint=_("If they have none, write “none”."))
    impairments = Choices(
        _("What do they find hard?"),
        list(IMPAIRMENTS.items()),
        hint=_("Only if they want it written down. What helps matters more."),
    )
    household = Words(_("Who do they live with?"), hint=_("If they live alone, write “alone”."), rows=2, longest=500)
    dependants = Words(
        _("Who depends on them?"),
        hint=_("Children with their birth dates, others, animals. If nobody does, write “nobody”."),
        rows=2,
        longest=500,
    )
    home_access = Words(
        _("How does one get into their home?"),
        hint=_("Stairs, lift, door, dog. Not where a key is."),
        rows=2,
        longest=500,
    )

    def __init__(self, data: Any, told: BackgroundView) -> None:
        initial = {name: getattr(told, name) for name in self.base_fields}
        super().__init__(data, initial={**initial, "impairments": list(told.impairments)})

    def told(self) -> AboutThem:
        return AboutThem(**self.cleaned_data)


class ApartForm(StrictForm):
    words = Words(
        _("What should those who need it know?"), hint=_("Leave it empty to take it away."), rows=3, longest=500
    )
