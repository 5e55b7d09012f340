"""What the pages of preparing call things, in plain words."""

from django.utils.translation import gettext_lazy as _

from alongside.journey.prepare.values import AnswerState
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
