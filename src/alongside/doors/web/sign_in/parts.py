"""The parts that an account can act in: its own plan, somebody it acts for or supports, or a role at work."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.role_names import ROLE_WORDS
from alongside.records.authority.reads import proxied_people
from alongside.records.authority.values import ProxiedPerson
from alongside.records.careteam.reads import supported_people
from alongside.records.careteam.values import SupportedPerson
from alongside.records.people.reads import account_view, memberships_of
from alongside.records.people.values import MembershipView
from alongside.rules.dates import day_of

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Part:
    """One choice. key is what the session keeps; person is whose plan it is, organisation where staff work.

    account: whose account acts, where it is not the one that signed in (ADR 42).
    """

    key: str
    kind: str
    title: str
    called: str = ""
    person: UUID | None = None
    organisation: UUID | None = None
    account: UUID | None = None


def parts_of(request: ActingRequest) -> tuple[Part, ...]:
    """Every part that the signed-in account may act in today."""
    by = request.actor
    if by.account is None:
        return ()
    person = account_view(by=by, account=by.account).person
    own = (Part(PERSON, "person", _("My own plan"), person=person),) if person else ()
    supported = [_carer(each, by.account) for each in supported_people(by=by)]
    proxied = [_proxy(each) for each in proxied_people(by=by)]
    roles = [_staff(each) for each in memberships_of(by=by, account=by.account, today=day_of(request.now))]
    return (*own, *proxied, *supported, *roles)


def _carer(each: SupportedPerson, own: UUID) -> Part:
    title = _("For %(name)s, whom I support") % {"name": each.called}
    key, account = f"carer:{each.person}", each.account
    if account == own:
        return Part(key, "carer", title, called=each.called, person=each.person)
    return Part(f"{key}:{account}", "carer", title, called=each.called, person=each.person, account=account)


def _proxy(each: ProxiedPerson) -> Part:
    title = _("For %(name)s, for whom I act by law") % {"name": each.called}
    return Part(f"proxy:{each.person}", "proxy", title, called=each.called, person=each.person)


def _staff(each: MembershipView) -> Part:
    title = f"{ROLE_WORDS[each.role]}, {each.organisation_name}"
    return Part(str(each.id), str(each.role), title[:1].upper() + title[1:], organisation=each.organisation)
