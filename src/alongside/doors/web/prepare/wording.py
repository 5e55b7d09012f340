"""What the pages of preparing call things, in plain words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.headers import language_name
from alongside.journey.prepare.values import AnswerState
from alongside.rules.coverage import Domain
from alongside.rules.gathering.check import NotDone
from alongside.rules.gathering.other_plans import OtherPlans
from alongside.rules.prepare import HelpedHow, Instead, PackStatus, Wait
from alongside.rules.prompts.prompt import PromptSet
from alongside.rules.tracking import PackNeed, Waypoint

PLACES = (
    ("surgery", _("At the surgery")),
    ("home", _("At home")),
    ("phone", _("By phone")),
    ("video", _("By video call")),
)
CONTACTS = {"gathering": _("Information gathering"), "conversation": _("Conversation")}
NOT_DONE = (
    (NotDone.WAITING, _("Taken: the result is to come")),
    (NotDone.DONE_ELSEWHERE, _("Done somewhere else")),
    (NotDone.NOT_NEEDED, _("Not needed this time")),
    (NotDone.DID_NOT_WANT, _("They did not want it")),
    (NotDone.COULD_NOT, _("It could not be done today")),
)
OTHER_PLANS = (
    (OtherPlans.NONE, _("No other plans")),
    (OtherPlans.JOIN, _("Yes, and they want them joined")),
    (OtherPlans.APART, _("Yes, and they want to keep them apart")),
    (OtherPlans.NOT_SURE, _("They are not sure")),
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
STATUSES = {
    PackStatus.NOT_RELEASED: _("No date yet"),
    PackStatus.WAITING: _("Waiting for its day"),
    PackStatus.READY: _("Nothing answered yet"),
    PackStatus.STARTED: _("Started"),
    PackStatus.FINISHED: _("Finished"),
}
STEPS = {
    Waypoint.OPENED: _("Opened on the internet"),
    Waypoint.CAME_BACK: _("It came back"),
    Waypoint.SENT_AGAIN: _("Sent again"),
    Waypoint.READ_OUT: _("Read out to them"),
    Waypoint.BROUGHT: _("They brought it to the conversation"),
    Waypoint.NOT_READ: _("They came without having read it"),
}
NEEDS = {
    PackNeed.CAME_BACK: _("It came back: send it again"),
    PackNeed.DID_NOT_LEAVE: _("It did not leave: see why"),
    PackNeed.LATE: _("It is late: choose what to do"),
    PackNeed.MAKE: _("Make the pack"),
    PackNeed.CHOOSE_DAY: _("Approve it and choose the day"),
    PackNeed.RING: _("Nothing heard: ring and read it out"),
}
MESSAGE_STATES = {
    "waiting": _("Waits for its day"),
    "sending": _("Is being sent"),
    "sent": _("Has left"),
    "stopped": _("Did not leave"),
    "failed": _("Did not leave"),
    "settled": _("Dealt with in another way"),
}
BY_CHANNEL = {"letter": _("by letter"), "email": _("by e-mail")}
CHOSEN = {
    Instead.TALK: _("would rather talk about this"),
    Instead.NOT_SURE: _("is not sure"),
}
HELPED = [
    (str(HelpedHow.READ), _("Read it out")),
    (str(HelpedHow.WROTE), _("Wrote it down")),
    (str(HelpedHow.INTERPRETED), _("Interpreted")),
]
HELPED_HOW = {
    HelpedHow.READ: _("read it out"),
    HelpedHow.WROTE: _("wrote it down"),
    HelpedHow.INTERPRETED: _("interpreted"),
}
DOMAINS = {
    Domain.PHYSICAL: _("their body and health"),
    Domain.MENTAL: _("how they feel"),
    Domain.SOCIAL: _("family, friends and other people"),
    Domain.MONEY_AND_HOME: _("money and home"),
    Domain.WORK_AND_LEARNING: _("work and learning"),
    Domain.SAFETY: _("feeling safe"),
    Domain.CARERS: _("looking after somebody, or being looked after"),
    Domain.FUTURE: _("the future"),
}
OWN_STATES = {
    AnswerState.TALK: _("You would rather talk about this."),
    AnswerState.NOT_SURE: _("You are not sure."),
    AnswerState.NOT_FINISHED: _("Not finished. Your team cannot see this yet."),
}
WAITS = {
    Wait.NEW: (_("New"), "blue"),
    Wait.WAITING: (_("Waiting"), "yellow"),
    Wait.LATE: (_("Waiting too long"), "red"),
}


def set_title(each: PromptSet) -> str:
    """What a set of questions is called; with its language, where that is not English."""
    title = gettext(each.title)
    return title if each.language == "en" else f"{title} ({language_name(each.language)})"
