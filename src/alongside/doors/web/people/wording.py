"""How the pages of people say formats, channels and parts."""

from django.utils.translation import gettext_lazy as _

FORMATS = {
    "not-asked": _("Not asked yet"),
    "standard": _("Usual size"),
    "large-print": _("Large print"),
}
CONTACT = {"letter": _("By letter"), "email": _("By email")}
SUPPORTERS = {
    "coordinator": _("Coordinator"),
    "professional": _("Health or care professional"),
    "family-or-friend": _("Family or friend"),
    "carer": _("Carer"),
    "volunteer": _("Volunteer"),
}
