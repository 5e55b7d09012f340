"""What the pages of preparing call things, in plain words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.headers import language_name
from alongside.journey.prepare.values import AnswerState
from alongside.rules.prepare import Instead, PackStatus, Wait
from alongside.rules.prompts.prompt import PromptSet

PLACES = (
    ("surgery", _("At the surgery")),
    ("home", _("At home")),
    ("phone", _("By phone")),
    ("video", _("By video call")),
)
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


def set_title(each: PromptSet) -> str:
    """What a set of questions is called; with its language, where that is not English."""
    title = gettext(each.title)
    return title if each.language == "en" else f"{title} ({language_name(each.language)})"
