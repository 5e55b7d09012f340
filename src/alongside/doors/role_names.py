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

# Several of them, as the start of a sentence, for the roles that a person can choose or is told of.
ROLES_WORDS: dict[Role, Promise] = {
    Role.COORDINATOR: _("Care coordinators"),
    Role.PROFESSIONAL: _("Nurses, doctors and other professionals"),
    Role.HEALTH_CARE_ASSISTANT: _("Health care assistants"),
    Role.SAFEGUARDING_LEAD: _("Safeguarding leads"),
    Role.PRACTICE_ADMINISTRATOR: _("Practice administrators"),
    Role.VCSE_PARTNER: _("Community partners"),
    Role.CARER: _("Family, friends and carers"),
}
