"""The name of each section of a plan, as people read it, on pages, on paper and in FHIR."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.rules.plan.sections import Section

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SECTION_NAMES: dict[Section, "_StrPromise"] = {
    Section.WHAT_MATTERS: _("What matters to me"),
    Section.ABOUT_ME: _("About me"),
    Section.STRENGTHS: _("My strengths"),
    Section.NEEDS: _("What is hard for me"),
    Section.GOALS: _("My goals and what we will do"),
    Section.HEALTH: _("My health"),
    Section.MEASURES: _("How I am doing"),
    Section.EMERGENCIES: _("If things go wrong"),
    Section.FUTURE: _("Looking ahead"),
    Section.PEOPLE: _("People who support me"),
    Section.OTHER_PLANS: _("My other plans"),
}


def section_name(section: Section) -> str:
    """The section's name in the reader's language."""
    return str(SECTION_NAMES[section])
