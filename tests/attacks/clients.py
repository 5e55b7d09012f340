"""A browser, or another organisation's system, for each attacker."""

from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import issue_client_key
from alongside.records.people.models import Account
from alongside.rules.actors import Actor, Role
from tests.attacks.every_table import World
from tests.cast import SETTING_UP
from tests.doors.web.signed_in import client_for


def browser(actor: Actor | None) -> Client:
    """Signed in as far as this actor is."""
    if actor is None or (actor.role == Role.ANONYMOUS and actor.account is None):
        client = Client()
    elif actor.role == Role.ANONYMOUS:
        client = _half_signed_in(actor)
    else:
        client = client_for(actor)
    client.raise_request_exception = False
    return client


def system(world: World, organisation: str) -> Client:
    """Another organisation's system, with a token that was issued to it. Call inside a database transaction."""
    set_identity(SETTING_UP, world.cast.now)
    given = {"organisation": world.cast.organisations[organisation], "name": f"{organisation}'s system"}
    token = issue_client_key(by=SETTING_UP, now=world.cast.now, **given)
    client = Client(headers={"Authorization": f"Bearer {token}", "Accept": "application/fhir+json"})
    client.raise_request_exception = False
    return client


def _half_signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account), "alongside.doors.web.sign_in.accounts.AccountBackend")
    return client
