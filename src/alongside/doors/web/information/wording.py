"""How information was given, and whether it was clear, in plain words."""

from django.utils.translation import gettext_lazy as _

from alongside.rules.information import Understood

FORMATS = {
    "said": _("We talked about it"),
    "letter": _("A letter"),
    "leaflet": _("A leaflet"),
    "large-print": _("Large print"),
    "easy-read": _("Easy Read"),
    "video": _("A video"),
    "website": _("A website"),
    "other": _("In another way"),
}
UNDERSTOOD = {
    str(Understood.YES): _("Yes, it was clear"),
    str(Understood.PARTLY): _("Partly"),
    str(Understood.NO): _("No, not yet"),
    str(Understood.NOT_CHECKED): _("I could not ask"),
}
