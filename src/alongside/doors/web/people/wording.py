"""How the pages of people say formats, channels, parts and on whose word."""

from django.utils.translation import gettext_lazy as _

CONTACT = {"letter": _("By letter"), "email": _("By email")}
GONE = {"died": _("They have died"), "moved-away": _("They have moved away")}
COMPARED = {
    "given_name": _("First name"),
    "family_name": _("Last name"),
    "born_on": _("Date of birth"),
    "nhs_number": _("NHS number"),
    "gender": _("Gender"),
    "address": _("Address"),
    "postcode": _("Postcode"),
    "telephone": _("Phone"),
    "died_on": _("Died on"),
}
TOLD_BY = {
    "person": _("The person"),
    "family-or-friend": _("Their family or a friend"),
    "health-or-care": _("Somebody in health or social care"),
    "official-record": _("A certificate or another official record"),
    "somebody-else": _("Somebody else"),
}
