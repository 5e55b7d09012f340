"""Who acts in a database transaction: set for that transaction alone, read by every row-level security policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connections, transaction

from alongside.rules.actors import Actor

# Policies read these. After its first use a connection answers '' rather than NULL for one that is not set.
NAMES = (
    "alongside.role",
    "alongside.account",
    "alongside.organisation",
    "alongside.person",
    "alongside.on_behalf_of",
    "alongside.purpose",
    "alongside.assurance",
    "alongside.at",
)
# Beside the identity: which looks audit_append_once() has logged in this transaction. Whoever acts next begins anew.
_BEGIN_ANEW = ", set_config('alongside.logged', '', true)"
STATEMENT = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in NAMES) + _BEGIN_ANEW


@contextmanager
def acting_as(actor: Actor, now: datetime, using: str = "default") -> Iterator[None]:
    """One transaction in which `actor` acts at `now`.

    It is the outermost one (durable): inside somebody else's transaction the identity would outlive this block.
    """
    with transaction.atomic(using=using, durable=True):
        set_identity(actor, now, using)
        yield


def set_identity(actor: Actor, now: datetime, using: str = "default") -> None:
    """Sets every part of the identity in one query. Outside a transaction it would be lost at once, so it raises."""
    connection = connections[using]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An identity is set inside a transaction.")
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, identity_values(actor, now))


def identity_values(actor: Actor, now: datetime) -> tuple[str, ...]:
    """The values in the order of NAMES; '' for what is not known."""
    if now.utcoffset() is None:
        raise ValueError("now has no time zone")
    known = (
        actor.role,
        actor.account,
        actor.organisation,
        actor.person,
        actor.on_behalf_of,
        actor.purpose,
        actor.assurance,
    )
    return (*("" if part is None else str(part) for part in known), now.isoformat())
