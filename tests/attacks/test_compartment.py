"""The chain of the safeguarding compartment is verified like every other: a link that is changed in it shows."""

import pytest
from django.db import connections, transaction

from alongside.records.audit.models import Event
from alongside.records.audit.verify import verify
from tests.attacks.attackers import GREENFIELD
from tests.attacks.every_table import World

pytestmark = pytest.mark.django_db


def test_a_change_in_the_compartments_chain_shows(world: World) -> None:
    chain = f"safeguarding:{world.cast.organisations[GREENFIELD]}"
    assert Event.objects.using("owner").filter(chain=chain).count() > 3
    assert [each for each in verify().breaks if each.chain == chain] == []
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER insert_only")
        cursor.execute("UPDATE audit_event SET kind = 'concern.closed' WHERE chain = %s AND number = 2", [chain])
        assert {(each.chain, each.number) for each in verify().breaks} >= {(chain, 2)}
        transaction.set_rollback(True, using="owner")
