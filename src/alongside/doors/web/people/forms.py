"""The forms about people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Agree, Choice, Day, EditForm, Email, Hidden, Line, StrictForm, Words
from alongside.doors.web.people.wording import GONE, TOLD_BY
from alongside.records.people.changes.mending import Corrected
from alongside.records.people.changes.people import PersonDetails
from alongside.records.people.values import PersonView

LANGUAGES = (
    ("en", _("English")),
    ("cy", _("Welsh")),
    ("pl", _("Polish")),
    ("ro", _("Romanian")),
    ("ur", _("Urdu")),
    ("pa", _("Punjabi")),
    ("bn", _("Bengali")),
    ("gu", _("Gujarati")),
    ("ar", _("Arabic")),
    ("so", _("Somali")),
    ("fa", _("Persian")),
    ("zh-hans", _("Chinese")),
)


class SearchForm(StrictForm):
    """A search that is sent by GET: `page` comes with it."""

    q = Line(_("Name, NHS number or date of birth"), required=False, width=20, longest=100)
    whose = Hidden(required=False, pattern="mine")

    def expected(self) -> frozenset[str]:
        return super().expected() | {"page"}


class DetailsForm(StrictForm):
    """Who somebody is and how to reach them. Only the names and the date of birth are needed."""

    given_name = Line(_("First name"), width=20)
    family_name = Line(_("Last name"), width=20)
    preferred_name = Line(_("What they like to be called"), required=False, width=20)
    born_on = Day(_("Date of birth"), birthday=True)
    address = Words(_("Address"), rows=3, longest=500)
    postcode = Line(_("Postcode"), required=False, width=10, longest=10)
    telephone = Line(_("Phone number"), required=False, width=20, longest=40, kind="tel")


class CorrectionForm(EditForm, DetailsForm):
    """What was wrong, put right; a name or a date of birth only on somebody's word."""

    told_by = Choice(
        _("Who told you?"),
        list(TOLD_BY.items()),
        hint=_("Needed for a first name, a last name or a date of birth."),
        required=False,
    )

    def __init__(self, data: Any, person: PersonView) -> None:
        super().__init__(data, initial={name: getattr(person, name) for name in DetailsForm.base_fields})

    def corrected(self) -> Corrected:
        return Corrected(**{name: self.cleaned_data[name] for name in DetailsForm.base_fields})


class GoneForm(StrictForm):
    """That somebody died or moved away. It is asked twice: `confirm` is the button of the second page."""

    buttons = ("confirm",)
    what = Choice(_("What happened?"), list(GONE.items()))
    on = Day(_("On which day?"))
    told_by = Choice(_("Who told you?"), list(TOLD_BY.items()))


class PersonForm(DetailsForm):
    """A new person."""

    nhs_number = Line(
        _("NHS number"),
        required=False,
        width=20,
        longest=20,
        hint=_("10 digits. Leave it empty if not known."),
    )
    email = Email(_("Email address"), required=False)
    language = Choice(_("Language they read"), LANGUAGES, select=True)
    is_somebody_else = Agree(
        _("This is somebody else"),
        hint=_("Only if somebody with this name and date of birth is on your list already."),
        required=False,
    )

    field_order = ("given_name", "family_name", "preferred_name", "born_on", "nhs_number")

    def details(self) -> PersonDetails:
        given = {name: value for name, value in self.cleaned_data.items() if name != "is_somebody_else"}
        given["nhs_number"] = given["nhs_number"] or None
        return PersonDetails(**given)


class MergeForm(StrictForm):
    """Why two records are of one person. It is asked twice: `confirm` is the button of the second page."""

    buttons = ("confirm",)
    reason = Words(
        _("How do you know that they are the same person?"),
        hint=_("For example: she showed her passport, and knew both addresses."),
        required=True,
        rows=3,
        longest=500,
    )


class UndoMergeForm(StrictForm):
    buttons = ("confirm",)
    reason = Words(_("Why are the two records taken apart?"), required=True, rows=3, longest=500)


class LettersForm(EditForm):
    """How this person hears from the team."""

    contact_by = Choice(_("How do they want to hear from us?"), [("letter", _("By letter")), ("email", _("By email"))])
    email = Email(_("Email address"), required=False, hint=_("Needed if they chose email."))
    no_messages = Agree(
        _("They do not want any messages"),
        hint=_("Then nothing is sent. Somebody in the team tells them in person."),
        required=False,
    )

    def __init__(self, data: Any, person: PersonView) -> None:
        initial = {"contact_by": person.contact_by, "email": person.email}
        super().__init__(data, initial={**initial, "no_messages": person.no_messages})
