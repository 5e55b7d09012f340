"""A limit in words: what is kept, from whom, and where it stands."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.section_names import section_name
from alongside.records.sharing.values import RestrictionView
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Category, Kept

ROLE_WORDS = {
    Role.CARER: gettext_lazy("Family, friends and carers who sign in"),
    Role.PROXY: gettext_lazy("Whoever acts for them by law"),
    Role.PERSON: gettext_lazy("The person themselves"),
    Role.VCSE_PARTNER: gettext_lazy("Helpers of charities and community groups"),
    Role.CLIENT: gettext_lazy("Systems of other organisations"),
    Role.EMERGENCY_VIEWER: gettext_lazy("Emergency services"),
    Role.COORDINATOR: gettext_lazy("Coordinators"),
    Role.PROFESSIONAL: gettext_lazy("Professionals"),
    Role.HEALTH_CARE_ASSISTANT: gettext_lazy("Health care assistants"),
}
CATEGORY_WORDS = {
    Category.SAFEGUARDING: gettext_lazy("To keep somebody safe"),
    Category.SERIOUS_HARM: gettext_lazy("A professional’s opinion is that knowing it would do serious harm"),
    Category.THIRD_PARTY: gettext_lazy("It is about somebody else, who has not agreed"),
}


def what_words(limit: RestrictionView) -> str:
    """What is kept: an entry is never quoted where it is listed."""
    if limit.items:
        return _("%(count)d entries") % {"count": len(limit.items)} if len(limit.items) > 1 else _("One entry")
    return section_words(limit.section)


def section_words(section: Section | None) -> str:
    """A part of the plan, or all of it."""
    return section_name(section) if section else _("Everything, and that the person is here")


def kept_words(kept: Kept, names: Mapping[str, str]) -> str:
    """From whom, by the names known to the reader; somebody who has no name here is somebody else."""
    keys = [f"account/{each}" for each in kept.accounts] + [f"organisation/{each}" for each in kept.organisations]
    words = [names.get(key, _("somebody else")) for key in keys]
    words += [str(ROLE_WORDS.get(role, role)) for role in kept.roles]
    listed = ", ".join(sorted(words))
    return _("Everybody but: %(names)s") % {"names": listed} if kept.is_all_but else listed
