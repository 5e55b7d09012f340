"""What was done, in a sentence that says which step it was."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.records.audit.kinds import SENTENCES, EventKind
from alongside.records.audit.values import EventView
from alongside.rules.plan.content import Channel
from alongside.rules.stages import Stage

STEPS: dict[Stage, Promise] = {
    Stage.INVITED: gettext_lazy("You were invited to make a plan."),
    Stage.NOT_NOW: gettext_lazy("It was written down that you do not want to make a plan now."),
    Stage.DECLINED: gettext_lazy("It was written down that you do not want to make a plan."),
    Stage.ACCEPTED: gettext_lazy("It was written down that you want to make a plan."),
    Stage.PREPARING: gettext_lazy("Your plan moved on to getting ready."),
    Stage.DISCUSSING: gettext_lazy("Your plan moved on to talking together."),
    Stage.DRAFTING: gettext_lazy("Your plan moved on to being written."),
    Stage.AGREED: gettext_lazy("Your plan moved on to being agreed."),
    Stage.REVIEWING: gettext_lazy("Your plan moved on to being looked at again."),
    Stage.CLOSED: gettext_lazy("Work on this version of your plan was finished: it is looked at again."),
    Stage.ENDED: gettext_lazy("Work on your plan was ended."),
}
DAY_SET = gettext_lazy("The day for the next step of your plan was set.")
COORDINATOR_SET = gettext_lazy("Your plan was given to your named coordinator to look after.")

ASKED_FOR_YOU = gettext_lazy("{who} wrote down that you asked for something in your record to be put right.")


def sentence_of(event: EventView) -> str:
    """The sentence about an event, with `{who}` where the name goes."""
    if event.kind == EventKind.ROUND_MOVED:
        return _moved(event)
    if event.kind == EventKind.CORRECTION_ASKED and event.detail.get("how", Channel.ONLINE) != Channel.ONLINE:
        return str(ASKED_FOR_YOU)
    return _(SENTENCES[event.kind])


def _moved(event: EventView) -> str:
    to, detail = event.detail.get("to", ""), event.detail
    if to in STEPS:
        return str(STEPS[Stage(to)])
    if "due_on" in detail:
        return str(DAY_SET)
    return str(COORDINATOR_SET) if "coordinator" in detail else _(SENTENCES[event.kind])
