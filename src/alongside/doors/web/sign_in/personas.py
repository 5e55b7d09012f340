"""Demo mode only: sign in as one of the made-up people by pressing their name."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.doors.access import ActingRequest
from alongside.doors.role_names import ROLE_WORDS
from alongside.doors.web.door import public
from alongside.doors.web.sign_in.sessions import PERSON, begin
from alongside.records.people.reads import (
    accounts_of_people,
    accounts_without_a_role,
    memberships_today,
)
from alongside.records.people.values import MembershipView
from alongside.rules.actors import Assurance
from alongside.rules.dates import day_of


@dataclass(frozen=True, slots=True)
class Persona:
    """One button: "Amina Begum, this is your own plan". key is "person:<account>" or "staff:<account>:<membership>"."""

    key: str
    name: str
    about: str


def personas(request: ActingRequest) -> tuple[Persona, ...]:
    """Everybody one can sign in as; nobody unless this is demo mode."""
    if not settings.DEMO:
        return ()
    by = request.actor
    people = [Persona(f"person:{each.id}", each.name, _("their own plan")) for each in accounts_of_people(by=by)]
    carers = [Persona(f"carer:{each.id}", each.name, _("carer")) for each in accounts_without_a_role(by=by)]
    staff = [_staff(each) for each in memberships_today(by=by, today=day_of(request.now))]
    return (*people, *carers, *staff)


@require_POST
@public
def sign_in_as(request: ActingRequest) -> HttpResponse:
    """Sign in as the persona whose button was pressed."""
    if not settings.DEMO:
        raise Http404
    kind, _colon, rest = request.POST.get("persona", "").partition(":")
    account, _colon, membership = rest.partition(":")
    known = {persona.key for persona in personas(request)}
    if request.POST.get("persona") not in known:
        raise Http404
    if kind == "staff":
        begin(request, UUID(account), membership, Assurance.TWO_FACTOR)
    elif kind == "carer":
        begin(request, UUID(account), "", Assurance.TWO_FACTOR)
        return HttpResponseRedirect("/sign-in/continue/")
    else:
        begin(request, UUID(account), PERSON, Assurance.TWO_FACTOR)
    return HttpResponseRedirect("/")


def _staff(each: MembershipView) -> Persona:
    return Persona(
        key=f"staff:{each.account}:{each.id}",
        name=each.account_name,
        about=f"{ROLE_WORDS[each.role]}, {each.organisation_name}",
    )
