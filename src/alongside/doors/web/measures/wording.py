"""What the pages of measures say: steps, how an action went, and how a rating changed."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.rules.measures.change import Direction
from alongside.rules.measures.dialog_plus import HowItWent, Step

STEPS: dict[Step, Promise] = {
    Step.UNDERSTANDING: _("Why this number?"),
    Step.LOOKING_FORWARD: _("What would be better?"),
    Step.OPTIONS_ME: _("What can I do?"),
    Step.OPTIONS_PROFESSIONAL: _("What can professionals do?"),
    Step.OPTIONS_OTHERS: _("What can others do?"),
    Step.AGREEING: _("What shall we do?"),
}
HINTS: dict[Step, Promise] = {
    Step.UNDERSTANDING: _("What is missing? And what works already: why is it not lower?"),
    Step.LOOKING_FORWARD: _("What would it be like at its best? What is the smallest change that would help?"),
    Step.OPTIONS_ME: _("Anything that you could try yourself. It need not be big."),
    Step.OPTIONS_PROFESSIONAL: _("Anything that your team or another service could do."),
    Step.OPTIONS_OTHERS: _("Family, friends, neighbours, people at work, a group: who could help, and how?"),
    Step.AGREEING: _("In a few words. You can take time and decide later."),
}
WENT = {
    HowItWent.DONE: _("It was done"),
    HowItWent.PARTLY: _("Partly done"),
    HowItWent.NOT_YET: _("Not yet"),
    HowItWent.NO_LONGER: _("It is no longer needed"),
}
# By how many points, and whether that is the better way.
CHANGED: dict[Direction, Promise] = {
    Direction.BETTER: _("%(points)s better than last time."),
    Direction.SAME: _("The same as last time."),
    Direction.WORSE: _("%(points)s lower than last time."),
}
ANSWERED = _("%(mean)s: the mean of %(answered)s of %(of)s answers.")
