"""What is missing in a draft, how somebody agreed, and why not, in kind words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.authority.wording import KINDS
from alongside.doors.web.jinja import day
from alongside.journey.document.values import How
from alongside.records.authority.values import Citable
from alongside.rules.plan.readiness import Code, Finding, NotAgreed

MISSING = {
    Code.WHAT_MATTERS: gettext_lazy("what matters to the person, in their own words"),
    Code.GOAL: gettext_lazy("at least one goal"),
    Code.ACTION: gettext_lazy("at least one thing that will be done, with who and when"),
    Code.ACTION_OWNER: gettext_lazy("who will do this: “%(words)s”"),
    Code.ACCESS_ROUTE: gettext_lazy("how the person gets their plan: an account, or an address for letters"),
    Code.CONVERSATION: gettext_lazy("No conversation is recorded yet."),
    Code.PACK: gettext_lazy("No preparation pack was sent."),
    Code.PACK_TIMING: gettext_lazy("The pack came %(days)s days before the conversation. People need 1 to 2 weeks."),
    Code.GOAL_WITHOUT_ACTION: gettext_lazy("What is the first small step towards “%(words)s”?"),
    Code.NOBODY_IN_PARTICULAR: gettext_lazy("“%(who)s” could be anyone. Who will do “%(words)s”?"),
    Code.LOW_IMPORTANCE: gettext_lazy("“%(words)s” got %(importance)s for how important. What would matter more?"),
    Code.LOW_CONFIDENCE: gettext_lazy("“%(words)s” got %(confidence)s for how sure. What would make it easier?"),
    Code.COORDINATOR: gettext_lazy("Nobody is named yet as the one person to ask."),
    Code.REVIEW_PAST: gettext_lazy("The review date %(on)s has passed."),
    Code.REVIEW_LATE: gettext_lazy("The review on %(on)s is more than a year away."),
    Code.COPY_FORMAT: gettext_lazy("Nobody has asked how letters have to look, such as large print."),
    Code.OTHER_PLANS: gettext_lazy("Are there other plans? Ask if they should be joined to this one."),
    Code.STRENGTHS: gettext_lazy("Nothing is written yet about what the person is good at."),
    Code.COPY: gettext_lazy("The person has no copy yet."),
    Code.NOT_ASKED_ABOUT: gettext_lazy(
        "Nobody has asked the person yet if they want these people involved: %(names)s."
    ),
    Code.OPEN_CONFLICT: gettext_lazy("a question about somebody who is involved, which the team still has to settle"),
}
HOW = (
    (str(How.PRESENT), gettext_lazy("They were with me, read it or heard it, and said yes")),
    (str(How.PHONE), gettext_lazy("On the phone, after it was read to them")),
    (str(How.VIDEO), gettext_lazy("On a video call, after we read it together")),
    (str(How.SIGNED_PAPER), gettext_lazy("They signed a copy on paper")),
)
RIGHTS = gettext_lazy("%(name)s: %(right)s")
DECIDED = gettext_lazy("Best-interests decision of %(date)s, by %(name)s")
WHY_NOT = (
    (str(NotAgreed.MORE_TIME), gettext_lazy("I want more time")),
    (str(NotAgreed.DISAGREEMENT), gettext_lazy("I do not agree with something in it")),
    (str(NotAgreed.DECLINED), gettext_lazy("I do not want a plan")),
    (str(NotAgreed.OTHER), gettext_lazy("Another reason")),
)
WHY_NOT_OF_ANOTHER = (
    (str(NotAgreed.MORE_TIME), gettext_lazy("They want more time")),
    (str(NotAgreed.DISAGREEMENT), gettext_lazy("They do not agree with something in it")),
    (str(NotAgreed.DECLINED), gettext_lazy("They do not want a plan")),
    (str(NotAgreed.CAPACITY), gettext_lazy("They could not make this decision")),
    (str(NotAgreed.OTHER), gettext_lazy("Another reason")),
)
OWN_COPY = {
    "letter": gettext_lazy("Your copy goes out by post."),
    "email": gettext_lazy("We send your copy by e-mail."),
}
THEIR_COPY = {
    "letter": gettext_lazy("Their copy goes out by post."),
    "email": gettext_lazy("Their copy goes out by e-mail."),
}


def missing_words(finding: Finding) -> str:
    """One finding as a sentence, or for a block as a piece of a list."""
    values = {
        name: day(value) if hasattr(value, "year") else value  # type: ignore[arg-type] # a date is shown as a day
        for name, value in finding.values.items()
    }
    return str(MISSING[finding.code]) % values if values else str(MISSING[finding.code])


def why_not_words(reason: NotAgreed) -> str:
    return str(dict(WHY_NOT_OF_ANOTHER).get(str(reason), _("Another reason")))


def right_words(each: Citable) -> str:
    """What somebody can cite: "Zinnia Begum: lasting power of attorney for health and welfare"."""
    if each.kind is None:
        return str(DECIDED) % {"name": each.name, "date": day(each.decided_on) if each.decided_on else ""}
    return str(RIGHTS) % {"name": each.name, "right": KINDS[each.kind]}
