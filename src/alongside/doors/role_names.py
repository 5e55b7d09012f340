"""What each role is called, on pages and in the demo's list of people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.rules.actors import Role

ROLE_WORDS: dict[Role, Promise] = {
    Role.PERSON: _("this is your own plan"),
    Role.PROXY: _("acting for someone"),
    Role.CARER: _("carer"),
    Role.COORDINATOR: _("care coordinator"),
    Role.PROFESSIONAL: _("health or care professional"),
    Role.HEALTH_CARE_ASSISTANT: _("health care assistant"),
    Role.PRACTICE_ADMINISTRATOR: _("practice administrator"),
    Role.VCSE_PARTNER: _("community partner"),
    Role.EMERGENCY_VIEWER: _("emergency viewer"),
    Role.SAFEGUARDING_LEAD: _("safeguarding lead"),
    Role.PRIVACY_OFFICER: _("privacy officer"),
    Role.ORGANISATION_LEAD: _("organisation lead"),
    Role.ADMINISTRATOR: _("administrator"),
}
