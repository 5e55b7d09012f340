"""Words of emergencies: why a plan is opened, and what the parts of the page are called."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.jinja import day
from alongside.records.sharing.values import CardToStop
from alongside.rules.emergency import Document, Part
from alongside.rules.openings import OpeningKind, Outcome, Reason, ReviewedBy
from alongside.rules.plan.sections import Section

REASONS = {
    Reason.LIFE_AT_RISK: _("Their life or health is at risk now"),
    Reason.CANNOT_BE_ASKED: _("They cannot tell us what we need to know"),
    Reason.CALLED_TO_THE_PERSON: _("I was called to them, or they came to us"),
    Reason.SOMEBODY_ELSE_AT_RISK: _("Somebody else is at risk now"),
    Reason.OTHER: _("Another reason"),
}
LOOKS = {
    ReviewedBy.HERE: _("The privacy officer of your organisation reads why."),
    ReviewedBy.THERE: _("The privacy officer of the organisation that looks after them reads why."),
    ReviewedBy.NOBODY: _("No privacy officer can read why. Those who run your organisation are told that."),
}
PARTS = {
    Part.COMMUNICATION: _("How to talk with me, and what to do differently"),
    Part.ABOUT_ME: _("About me: a normal day, please do and please do not"),
    Part.WHAT_MATTERS: _("What matters to me"),
    Part.EMERGENCIES: _("If things go wrong: what to do first"),
    Part.ALLERGIES: _("Allergies"),
    Part.CONDITIONS: _("Conditions"),
    Part.MEDICINES: _("Medicines"),
    Part.NOT_TO_CALL: _("Please do not call"),
    Part.PEOPLE: _("People to call"),
    Part.FUTURE: _("Looking ahead: where and how I would like to be cared for"),
}
# From which section of a plan a part is; the others are on the person's record.
SECTION_OF = {
    Part.ABOUT_ME: Section.ABOUT_ME,
    Part.WHAT_MATTERS: Section.WHAT_MATTERS,
    Part.EMERGENCIES: Section.EMERGENCIES,
    Part.ALLERGIES: Section.HEALTH,
    Part.CONDITIONS: Section.HEALTH,
    Part.MEDICINES: Section.HEALTH,
    Part.PEOPLE: Section.PEOPLE,
    Part.FUTURE: Section.FUTURE,
}
DOCUMENTS = {
    Document.ADRT: _("Advance decision to refuse treatment (ADRT)"),
    Document.RESPECT: _("ReSPECT form, or another decision about resuscitation"),
    Document.LPA_WELFARE: _("Lasting power of attorney: health and welfare"),
    Document.LPA_PROPERTY: _("Lasting power of attorney: property and money"),
}
KINDS = {
    OpeningKind.EMERGENCY: _("Emergency page"),
    OpeningKind.BREAK_GLASS: _("Whole plan"),
}
OUTCOMES = {
    Outcome.RIGHT: _("It was right"),
    Outcome.NOT_NEEDED: _("It was not needed, and meant well"),
    Outcome.WRONG: _("It was wrong"),
}


def card_words(card: CardToStop) -> str:
    """One card among several, as who lost it can tell which it is."""
    values = {"printed": day(card.printed_on), "ends": day(card.ends_on)}
    return gettext("Made on %(printed)s, works until %(ends)s") % values
