"""How the pages of people say formats, channels, parts and on whose word."""

from django.utils.translation import gettext_lazy as _

FORMATS = {
    "not-asked": _("Not asked yet"),
    "standard": _("Usual size"),
    "large-print": _("Large print"),
}
CONTACT = {"letter": _("By letter"), "email": _("By email")}
GONE = {"died": _("They have died"), "moved-away": _("They have moved away")}
TOLD_BY = {
    "person": _("The person"),
    "family-or-friend": _("Their family or a friend"),
    "health-or-care": _("Somebody in health or social care"),
    "official-record": _("A certificate or another official record"),
    "somebody-else": _("Somebody else"),
}
