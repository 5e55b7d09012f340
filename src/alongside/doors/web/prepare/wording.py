"""What the pages of preparing call things, in plain words."""

from django.utils.translation import gettext_lazy as _

from alongside.journey.prepare.values import AnswerState
from alongside.rules.gathering.check import NotDone
from alongside.rules.gathering.other_plans import OtherPlans
from alongside.rules.prepare import Instead, PackStatus, Wait
from alongside.rules.prompts.registry import PROMPT_SETS as PROMPT_SETS_KNOWN
from alongside.rules.prompts.registry import prompt_set

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
PROMPT_SETS = [(key, _(prompt_set(key).title)) for key in dict.fromkeys(each.key for each in PROMPT_SETS_KNOWN)]
STATUSES = {
    PackStatus.NOT_RELEASED: _("No date yet"),
    PackStatus.WAITING: _("Waiting for its day"),
    PackStatus.READY: _("Nothing answered yet"),
    PackStatus.STARTED: _("Started"),
    PackStatus.FINISHED: _("Finished"),
}
CHOSEN = {
    Instead.TALK: _("would rather talk about this"),
    Instead.NOT_SURE: _("is not sure"),
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
