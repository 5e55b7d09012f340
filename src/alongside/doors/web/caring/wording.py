"""Words of carers: what is asked of them, and the parts of the plan for when they cannot care."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.jinja import day, moment
from alongside.doors.web.shapes import Row
from alongside.records.carers.values import AssessmentView, CaringPage, CaringView, Said
from alongside.rules.carers import AssessmentAnswer, AssessmentLaw, IdentifiedBy, Showing, Topic
from alongside.rules.sharing_choices import GivenBy

IDENTIFIED = {
    IdentifiedBy.SELF: gettext_lazy("The carer"),
    IdentifiedBy.PERSON: gettext_lazy("The person they look after"),
    IdentifiedBy.STAFF: gettext_lazy("Somebody in the team noticed it"),
}
ANSWERS = {
    AssessmentAnswer.ACCEPTED: gettext_lazy("Yes, please"),
    AssessmentAnswer.DECLINED: gettext_lazy("No, thank you"),
    AssessmentAnswer.NOT_YET: gettext_lazy("Not decided yet"),
}
LAWS = {
    AssessmentLaw.ADULT: gettext_lazy(
        "Every carer has the right to an assessment by the council: a talk about what caring does to their life, and "
        "what would help them (Care Act 2014). It costs nothing."
    ),
    AssessmentLaw.YOUNG: gettext_lazy(
        "Carers under 18 have the right to an assessment by the council too: a talk about what they do, and what would "
        "help them and their family (Children Act 1989). It costs nothing."
    ),
}
MY_SHOWING = {
    Showing.LINK: gettext_lazy("That I have a record here as a carer"),
    Showing.WORDS: gettext_lazy("What I do, and what I am willing and able to do"),
    Showing.PLAN: gettext_lazy("My plan for when I cannot care"),
}
THEIR_SHOWING = {
    Showing.LINK: gettext_lazy("That the carer has a record here"),
    Showing.WORDS: gettext_lazy("What the carer does, and is willing and able to do"),
    Showing.PLAN: gettext_lazy("The plan for when the carer cannot care"),
}
TOPICS = {
    Topic.WHO_STEPS_IN: gettext_lazy("Who steps in, and what each of them can do"),
    Topic.ABOUT_THE_CARER: gettext_lazy("What others need to know about the carer"),
    Topic.ON_THEIR_OWN: gettext_lazy("How long they can be on their own"),
    Topic.MEDICINES: gettext_lazy("Medicines: which, when, and where they are kept"),
    Topic.TALKING: gettext_lazy("How to talk with them"),
    Topic.NORMAL_DAY: gettext_lazy("A normal day, and what comforts them"),
    Topic.HOME: gettext_lazy("The home: who has a key, pets, heating"),
}
HINTS = {
    Topic.WHO_STEPS_IN: gettext_lazy("Names and phone numbers of people who have said that they would."),
    Topic.ABOUT_THE_CARER: gettext_lazy("Only what others need if you are ill or away."),
    Topic.HOME: gettext_lazy("Do not write the number of a key safe here. Tell your team."),
}
GIVEN_BY = {
    GivenBy.PERSON: gettext_lazy("They said so themselves"),
    GivenBy.ATTORNEY: gettext_lazy("An attorney for health and welfare decided"),
    GivenBy.DEPUTY: gettext_lazy("A deputy of the court decided"),
    GivenBy.PARENT: gettext_lazy("A parent decided"),
    GivenBy.BEST_INTERESTS: gettext_lazy("It was decided in their best interests, and that is recorded"),
}


def said_rows(said: Said, *, own: bool) -> list[Row]:
    """What a carer says of what they do; only what was said."""
    hours = _("About %(num)s hours a week") % {"num": said.hours} if said.hours else ""
    rows = [
        Row(_("What I do") if own else _("What they do"), said.does),
        Row(_("How long it takes"), hours),
        Row(_("What I am willing to do") if own else _("What they are willing to do"), said.willing),
        Row(_("What I am able to do") if own else _("What they are able to do"), said.able),
        Row(_("What I cannot do, or not for long") if own else _("What they cannot do, or not for long"), said.limits),
    ]
    return [row for row in rows if row.words]


def topic_words(topic: Topic, *, own: bool) -> str:
    """What a part of the plan is called; on the carer's own pages in their words."""
    if own and topic == Topic.ABOUT_THE_CARER:
        return _("What others need to know about me")
    return str(TOPICS[topic])


def caring_words(each: CaringView) -> str:
    """Since when, or that it is over."""
    if each.ended_on:
        return _("Until %(date)s") % {"date": day(each.ended_on)}
    return _("Written down on %(date)s") % {"date": day(each.identified_at)}


def assessment_words(each: AssessmentView) -> str:
    """The answer, what was said with it, and when it was offered."""
    offered = _("Offered on %(date)s") % {"date": day(each.offered_on)}
    return "\n".join(filter(None, (str(ANSWERS[each.answer]), each.words, offered)))


def emergency_words(page: CaringPage, *, own: bool) -> str:
    """Whether the plan is shown in an emergency, and what is missing."""
    name = {"name": page.caring.cares_for}
    if page.other is None or Showing.PLAN not in page.shown:
        if own:
            return _("Only you and your team see it. For an emergency, show it to %(name)s first.") % name
        return _("Only the carer and the carer’s team see it.")
    if page.agreed is None:
        return _("%(name)s has not said yet if it can be shown in an emergency.") % name
    values = {**name, "when": moment(page.agreed.at)}
    if not page.agreed.agrees:
        return _("%(name)s said no on %(when)s. It is not shown in an emergency.") % values
    if page.out != page.parts:
        return _("%(name)s said yes on %(when)s. What is new about them waits until they say yes again.") % values
    return _("%(name)s said yes on %(when)s. It is shown in an emergency.") % values
