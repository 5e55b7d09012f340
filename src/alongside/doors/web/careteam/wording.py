"""Who supports a person, what was decided about them, and who coordinated, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.contact_words import ANSWERS, ANSWERS_WHEN
from alongside.doors.web.jinja import day
from alongside.doors.web.shapes import Change, Event, Row
from alongside.records.careteam.values import (
    ConflictView,
    FacilitationView,
    HandoverView,
    InvolvementView,
    SupporterView,
    Was,
)
from alongside.rules.involvement import AnswersWhen, Asked, Attorney, Benefit, Involve, Outcome

KINDS = {
    "coordinator": gettext_lazy("Coordinator"),
    "family-or-friend": gettext_lazy("Family or friend"),
    "carer": gettext_lazy("Carer"),
    "advocate": gettext_lazy("Advocate"),
    "volunteer": gettext_lazy("Volunteer"),
    "peer": gettext_lazy("Peer supporter"),
    "professional": gettext_lazy("Health or care professional"),
    "team": gettext_lazy("Team or service"),
}
KIND_HINTS = {
    "carer": gettext_lazy("Looks after somebody, without being paid for it."),
    "advocate": gettext_lazy("Speaks up for somebody, and works for nobody else in it."),
    "peer": gettext_lazy("Has been through something alike."),
    "team": gettext_lazy("Such as a district nursing team or a day centre."),
}
ASKED = {
    Asked.OWN_SIGN_IN: gettext_lazy("They decided it themselves, signed in"),
    Asked.ALONE: gettext_lazy("On their own, with nobody listening"),
    Asked.NOT_ALONE: gettext_lazy("Not on their own"),
    Asked.NOT_ASKED: gettext_lazy("Not asked yet"),
}
BENEFITS = {
    Benefit.MONEY: gettext_lazy("Money, or a say over it"),
    Benefit.TENANCY: gettext_lazy("Where they live: a tenancy, or a share of a home"),
    Benefit.SERVICES: gettext_lazy("Services: they run them, work for them or get them too"),
    Benefit.INHERITANCE: gettext_lazy("An inheritance"),
}
ATTORNEYS = {
    Attorney.NONE: gettext_lazy("None"),
    Attorney.HEALTH_AND_WELFARE: gettext_lazy("Lasting power of attorney: health and welfare"),
    Attorney.PROPERTY: gettext_lazy("Lasting power of attorney: property and money"),
    Attorney.BOTH: gettext_lazy("Lasting power of attorney: both"),
    Attorney.ENDURING: gettext_lazy("Enduring power of attorney (made before October 2007)"),
    Attorney.DEPUTY: gettext_lazy("Deputy, appointed by the Court of Protection"),
}
OUTCOMES = {
    Outcome.UNDECIDED: gettext_lazy("Not decided yet"),
    Outcome.INVOLVE: gettext_lazy("Involve them"),
    Outcome.WITH_LIMITS: gettext_lazy("Involve them, with limits"),
    Outcome.DO_NOT: gettext_lazy("Do not involve them"),
}
OWN_DECISIONS = {
    Involve.INVOLVE: gettext_lazy("I want %(name)s to be involved."),
    Involve.WITH_LIMITS: gettext_lazy("I want %(name)s to be involved, but not in everything."),
    Involve.DO_NOT: gettext_lazy("I do not want %(name)s to be involved."),
}
THEIR_DECISIONS = {
    Involve.INVOLVE: gettext_lazy("They want %(name)s to be involved."),
    Involve.WITH_LIMITS: gettext_lazy("They want %(name)s to be involved, but not in everything."),
    Involve.DO_NOT: gettext_lazy("They do not want %(name)s to be involved."),
}
FIELDS = {
    "name": gettext_lazy("Name"),
    "relationship": gettext_lazy("Who they are to the person"),
    "role": gettext_lazy("What they do"),
    "team": gettext_lazy("Where they work"),
    "telephone": gettext_lazy("Phone"),
    "email": gettext_lazy("Email"),
    "answers_when": gettext_lazy("When they answer the phone"),
    "key_worker": gettext_lazy("Key worker"),
    "no_contact": gettext_lazy("Please do not contact"),
    "no_contact_reason": gettext_lazy("Why not to contact them"),
}


def decision_words(decision: InvolvementView | None, name: str, *, own: bool) -> str:
    """What the person decided about somebody, in a sentence; with the limits in their words."""
    if decision is None:
        return _("You have not said yet if you want them involved.") if own else _("Not asked yet")
    sentences = OWN_DECISIONS if own else THEIR_DECISIONS
    words = str(sentences[decision.decision]) % {"name": name}
    if not decision.limits:
        return words
    if decision.decision == Involve.WITH_LIMITS:
        return f"{words}\n{_('Limits: %(words)s') % {'words': decision.limits}}"
    said = _("What you said: %(words)s") if own else _("What they said: %(words)s")
    return f"{words}\n{said % {'words': decision.limits}}"


def asked_words(decision: InvolvementView) -> str:
    """How, when and by whom the person was asked."""
    values = {"how": str(ASKED[decision.asked]), "date": day(decision.decided_on), "who": decision.asked_by_name}
    words = _("%(how)s, %(date)s. Written down by %(who)s.") % values
    return f"{words}\n{decision.why_not_alone}" if decision.why_not_alone else words


def part_words(each: SupporterView) -> str:
    """What part somebody plays: "Daughter, carer", "Community nurse, Riverside team"."""
    if each.kind == "coordinator":
        return _("The one person to ask about the plan")
    parts = [each.relationship, each.role, each.team]
    return ", ".join(part for part in parts if part) or str(KINDS.get(each.kind, each.kind))


def contact_words(each: SupporterView) -> str:
    if each.no_contact:
        return _("Please do not contact: %(reason)s") % {"reason": each.no_contact_reason}
    when = str(ANSWERS[each.answers_when]) if each.telephone else ""
    return "\n".join(part for part in (each.telephone, when, each.email) if part)


def when_words(each: SupporterView) -> str:
    if each.ends_on is None:
        return _("Since %(date)s") % {"date": day(each.starts_on)}
    return _("%(since)s to %(until)s") % {"since": day(each.starts_on), "until": day(each.ends_on)}


def conflict_rows(conflict: ConflictView) -> list[Row]:
    """A conflict-of-interest record, for those who may read it."""
    check = conflict.check
    benefits = "\n".join(str(BENEFITS[each]) for each in Benefit if each in check.benefits_from)
    view = str(ASKED[check.own_view_asked]) + (f", {day(check.own_view_on)}" if check.own_view_on else "")
    rows = [
        (_("Paid to support them"), check.paid_how if check.paid else _("No")),
        (_("Gains or could lose"), benefits or _("Nothing that we know of")),
        (_("Acts for them by law"), str(ATTORNEYS[check.attorney])),
        (_("The person’s own view"), check.own_view),
        (_("How they were asked"), "\n".join(part for part in (view, check.why_not_alone) if part)),
        (_("An independent view"), "\n".join(filter(None, (check.independent_view, check.independent_by)))),
        (_("Decision"), str(OUTCOMES[check.outcome])),
        (_("Limits"), check.limits),
        (_("Looked at again"), day(check.review_on) if check.review_on else ""),
        (_("Written down"), f"{conflict.by_name}, {day(conflict.at)}"),
    ]
    return [Row(label, words) for label, words in rows if words]


def facilitation_rows(each: FacilitationView, *, may_end: bool) -> list[Row]:
    """With what somebody helps, who supervises it, and what was checked."""
    end = (Change(reverse("careteam:facilitation_end", args=[each.id]), _("End"), _("their help with the plan")),)
    checked = _("DBS check %(date)s") % {"date": day(each.dbs_on)} if each.dbs_on else each.no_dbs_why
    trained = _("Safeguarding training %(date)s") % {"date": day(each.trained_on)}
    again = _("More than three years old: check again") if each.checks_due else ""
    until = (
        _("%(since)s to %(until)s") % {"since": day(each.starts_on), "until": day(each.ends_on)} if each.ends_on else ""
    )
    return [
        Row(_("Helps with"), each.scope, end if may_end and not each.ends_on else ()),
        Row(_("From"), each.organisation_name),
        Row(_("Supervised by"), each.supervisor_name),
        Row(_("Checked"), "\n".join(part for part in (checked, trained, again) if part)),
        Row(_("When"), until or _("Since %(date)s") % {"date": day(each.starts_on)}),
    ]


def change_event(each: Was) -> Event:
    """One line of what a row said before."""
    detail = [
        _("%(field)s: “%(before)s” became “%(after)s”")
        % {"field": FIELDS[name], "before": _said(name, before), "after": _said(name, after)}
        for name, before, after in each.changed
    ]
    return Event(at=each.at, text=_("Changed"), detail="\n".join(detail))


def _said(name: str, value: str) -> str:
    return str(ANSWERS_WHEN[AnswersWhen(value)]) if name == "answers_when" else value


def handover_event(each: HandoverView) -> Event:
    """One line of who coordinated from when."""
    names = {"to": each.to_name, "before": each.from_name}
    if not each.from_name:
        text = _("%(to)s was named as the coordinator.") % names
    elif each.hands_back:
        text = _("%(before)s handed back to %(to)s.") % names
    else:
        text = _("%(before)s handed over to %(to)s.") % names
    return Event(at=each.at, text=text, who=each.by_name, detail=each.note)
