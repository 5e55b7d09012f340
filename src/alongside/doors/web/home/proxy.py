"""A proxy's home page: for whom, by which authority, until when, and what they may do; or why not, and whom to ask."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.authority.wording import KINDS
from alongside.doors.web.frame import frame_for
from alongside.doors.web.home.page import Page
from alongside.doors.web.jinja import day
from alongside.doors.web.shapes import Row
from alongside.records.authority.reads import proxy_page
from alongside.records.authority.values import HeldView, ProxyPage
from alongside.records.plans.reads import open_round_of
from alongside.rules.authority.kinds import LASTING_POWERS, AuthorityKind, is_money_only
from alongside.rules.authority.proxies import ProxyState
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_STATES: "Mapping[ProxyState, _StrPromise]" = {
    ProxyState.NONE: gettext_lazy("It is not checked yet"),
    ProxyState.IN_FORCE: gettext_lazy("In force"),
    ProxyState.SUSPENDED: gettext_lazy("Stopped for now"),
    ProxyState.ENDED: gettext_lazy("It has ended"),
    ProxyState.OUT_OF_SCOPE: gettext_lazy("It does not reach this plan now"),
}


def page(request: ActingRequest) -> Page:
    found = proxy_page(by=request.actor, now=request.now)
    frame = frame_for(request)
    called = found.proxied.called or (frame and frame.acts_for) or _("this person")
    values = {
        "called": called,
        "organisation": found.proxied.organisation,
        "telephone": found.proxied.telephone,
        "held": [_row(each) for each in found.held],
    }
    if found.reach.state != ProxyState.IN_FORCE:
        why, then = _why_not(found, called)
        return Page("home/proxy_without.html", {**values, "why": why, "then": then})
    more = {
        "sections": [section_name(section) for section in Section if section in found.reach.sections],
        "may_contribute": found.reach.may_contribute,
        "plan": reverse("plan:of", args=[found.proxied.person]),
        "draft": _draft(request, found),
    }
    return Page("home/proxy.html", {**values, **more})


def _draft(request: ActingRequest, found: ProxyPage) -> str:
    """The address of a plan that waits for a yes, where this proxy may say it."""
    current = open_round_of(by=request.actor, person=found.proxied.person)
    waits = current is not None and current.stage == Stage.DRAFTING and found.reach.may_contribute
    return reverse("document:draft", args=[current.id]) if current and waits else ""


def _row(held: HeldView) -> Row:
    words = [str(_STATES[held.state])]
    if held.state == ProxyState.IN_FORCE:
        words.append(_until(held))
    return Row(str(KINDS[held.kind]), "\n".join(words))


def _until(held: HeldView) -> str:
    if held.ends_on:
        return _("until %(date)s") % {"date": day(held.ends_on)}
    if held.kind == AuthorityKind.PARENTAL_RESPONSIBILITY:
        return _("until they are 16")
    if held.kind in LASTING_POWERS:
        return _("while they cannot decide this themselves")
    return _("until it is ended")


def _why_not(found: ProxyPage, called: str) -> tuple[str, str]:
    """Why nothing is shown, and what to do. What was stopped is said in the same words whatever the reason."""
    name, kinds = {"name": called}, frozenset(each.kind for each in found.held)
    if found.reach.state == ProxyState.SUSPENDED:
        return _("We cannot show you this plan at the moment."), ""
    if found.reach.state == ProxyState.ENDED:
        why = _("Your right to act for %(name)s here has ended.") % name
        return why, _(
            "%(name)s can still choose to share the plan with you. If you hold a newer document, show it to us."
        ) % name
    if found.reach.state == ProxyState.NONE:
        return _("We have not checked your document yet."), _("Bring it, or the access code for it, to us.")
    if is_money_only(kinds):
        why = _("What you hold is about money and property. It gives no say about care, or about this plan.")
        return why, _(
            "%(name)s can choose to share the plan with you. A health and welfare power would also reach it."
        ) % name
    if AuthorityKind.PARENTAL_RESPONSIBILITY in kinds:
        why = _("From 11, young people have a say in who sees their plan.")
        return why, _("Talk with %(name)s, and with us. %(name)s may choose to let you see it.") % name
    why = _("%(name)s decides about this plan. What you hold begins only when %(name)s cannot.") % name
    return why, _(
        "%(name)s can choose to share the plan with you. If you think that %(name)s can no longer decide, tell us."
    ) % name
