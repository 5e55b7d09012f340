"""A test client that is signed in as an actor, with the session that sign-in would leave."""

from django.test import Client

from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.records.people.models import Account, Membership
from alongside.rules.actors import Actor, Role


def client_for(actor: Actor) -> Client:
    """A client whose requests act as this actor: the person, a carer, a proxy, or a member of staff."""
    client = Client()
    client.force_login(Account.objects.get(id=actor.account), "alongside.doors.web.sign_in.accounts.AccountBackend")
    session = client.session
    session[ACTING] = _acting(actor)
    session[ASSURANCE] = str(actor.assurance)
    session.save()
    return client


def _acting(actor: Actor) -> str:
    if actor.role == Role.PERSON:
        return "person"
    if actor.role in (Role.CARER, Role.PROXY):
        return f"{actor.role}:{actor.on_behalf_of}"
    membership = Membership.objects.get(
        account_id=actor.account, organisation_id=actor.organisation, role=actor.role, ends_on=None
    )
    return str(membership.id)
