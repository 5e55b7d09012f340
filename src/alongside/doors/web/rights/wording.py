"""How requests are called on pages, and how what is due is marked."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.doors.web.jinja import day
from alongside.doors.web.need_words import IMPAIRMENTS
from alongside.doors.web.people.more_words import ETHNICITIES
from alongside.doors.web.shapes import Cell
from alongside.records.rights.values import CopyView
from alongside.rules.details import Verified
from alongside.rules.needs import Impairment
from alongside.rules.plan.content import Channel
from alongside.rules.retention import Because, RecordKind
from alongside.rules.rights import Asker, Ground, Why

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SOON = timedelta(days=7)
IN_REVIEW, READY = "in-review", "ready"

ASKERS: "dict[Asker, _StrPromise]" = {
    Asker.OWN: gettext_lazy("The person, for what they can see"),
    Asker.SUBJECT_ACCESS: gettext_lazy("The person, for everything that is held"),
    Asker.REPRESENTATIVE: gettext_lazy("Somebody with the person’s written authority"),
    Asker.PROXY: gettext_lazy("Somebody with legal authority over the person’s affairs"),
}
HOW_ASKED: "dict[Channel, _StrPromise]" = {
    Channel.ONLINE: gettext_lazy("On their page"),
    Channel.CONVERSATION: gettext_lazy("In person"),
    Channel.PHONE: gettext_lazy("By phone"),
    Channel.PAPER: gettext_lazy("On paper"),
}
WHYS: "dict[Why, _StrPromise]" = {
    Why.SAID_BY_ANOTHER: gettext_lazy("Somebody else said it"),
    Why.NAMES_SOMEBODY: gettext_lazy("It names somebody"),
    Why.ABOUT_SOMEBODY: gettext_lazy("It is about somebody else"),
    Why.MAY_HARM: gettext_lazy("It may do harm"),
}
GROUNDS: "dict[Ground, _StrPromise]" = {
    Ground.THIRD_PARTY: gettext_lazy("It tells about somebody else, who has not agreed"),
    Ground.SERIOUS_HARM: gettext_lazy("It is likely to cause serious harm to somebody’s health"),
    Ground.TOLD_IN_CONFIDENCE: gettext_lazy("It was told so that the one who asks would not hear of it"),
}
# What is said to the person where the team reads of "them".
YOUR_NUMBER: "dict[str, _StrPromise]" = {
    Verified.NOT_CHECKED: gettext_lazy("Nobody has checked yet that it is yours"),
    Verified.VERIFIED: gettext_lazy("Checked: it is yours"),
    Verified.NOT_FOUND: gettext_lazy("Checked, and not found: ask your team"),
}
YOUR_ETHNICITY: "dict[str, _StrPromise]" = {**ETHNICITIES, "Z": gettext_lazy("You would rather not say")}
HARD_FOR_YOU: "dict[str, _StrPromise]" = {**IMPAIRMENTS, Impairment.HANDS: gettext_lazy("Using your hands")}
# The texts of an organisation, by the kind that stands in their address.
TEXTS: "dict[str, _StrPromise]" = {
    "privacy-notice": gettext_lazy("Privacy notice"),
    "impact-assessment": gettext_lazy("Data protection impact assessment"),
    "sharing-agreement": gettext_lazy("Sharing agreement"),
}
RECORD_KINDS: "dict[RecordKind, _StrPromise]" = {
    RecordKind.GENERAL_PRACTICE: gettext_lazy("Of a general practice"),
    RecordKind.HEALTH: gettext_lazy("Of health care, other than a general practice"),
    RecordKind.MENTAL_HEALTH: gettext_lazy("Of mental health care"),
    RecordKind.SOCIAL_CARE: gettext_lazy("Of social care"),
    RecordKind.VOLUNTARY: gettext_lazy("Of a charity or a community group"),
}
BECAUSE: "dict[Because, _StrPromise]" = {
    Because.AFTER_DEATH: gettext_lazy("They died, and the years after that are counted"),
    Because.AFTER_LAST_ENTRY: gettext_lazy("The years after the last entry are counted"),
    Because.CHILD: gettext_lazy("They were a child: it is kept until they are grown up"),
    Because.LIVING: gettext_lazy("A general practice keeps it while somebody lives"),
    Because.LOOKED_AFTER: gettext_lazy("Somebody looks after them"),
    Because.KIND_NOT_SAID: gettext_lazy("An organisation has not said what kind of record it keeps"),
}


def due_cell(due_on: date, today: date) -> Cell:
    """By when, marked when it is soon, or late."""
    if due_on < today:
        return Cell(_("Late"), tag="red", note=_("was due on %(day)s") % {"day": day(due_on)})
    if due_on <= today + SOON:
        return Cell(_("Soon"), tag="yellow", note=_("by %(day)s") % {"day": day(due_on)})
    return Cell(day(due_on))


def status_words(asked: CopyView) -> str:
    """How far a request for a copy is, for the team."""
    words = {
        "waiting": _("It will be made in a few minutes."),
        "making": _("It is being made."),
        READY: _("It is ready."),
        "failed": _("It could not be made. Tell whoever looks after the service."),
        "expired": _("Its week is over: the files are gone."),
    }
    if asked.status != IN_REVIEW:
        return words[asked.status]
    if not asked.step:
        return _("Its entries are not looked through yet.")
    return ngettext("%(num)s entry is still to decide.", "%(num)s entries are still to decide.", asked.waiting) % {
        "num": asked.waiting
    }
