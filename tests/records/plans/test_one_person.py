"""The database itself holds that a row is about the same person as the row that it hangs on."""

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.changes import open_round
from alongside.records.plans.models import Contribution
from alongside.rules.stages import Stage
from tests.cast import Cast, coordinated, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db

HANGS_ON = """
select c.conrelid::regclass::text, a.attname from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
where c.contype = 'f' and c.confrelid in (
    select attrelid from pg_attribute where attname = 'person_id' and not attisdropped)
group by c.oid, c.conrelid, c.confrelid, a.attname, c.conkey
having cardinality(c.conkey) = 1 and c.confrelid <> 'people_account'::regclass  -- a supporter is somebody else
  and exists (select from pg_attribute p where p.attrelid = c.conrelid and p.attname = 'person_id')
"""
HELD = """
select c.conrelid::regclass::text, a.attname from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'person_id'
where c.contype = 'f' and cardinality(c.conkey) = 2
"""

# Held by a policy instead: what they hang on may be about a record that was joined to this one
# (tests/records/safeguarding/test_concerns.py::test_who_supports_somebody_else_is_not_named).
JOINED = {("safeguarding_named", "supporter_id"), ("safeguarding_concern", "escalation_id")}


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    by = coordinated(cast, "Bert").coordinator
    organisation = cast.organisations["Greenfield Surgery"]
    cast.rounds["Bert"] = open_round(
        by=by, person=cast.people["Bert"], organisation=organisation, stage=Stage.ACCEPTED, now=cast.now
    )
    return cast


def test_words_of_one_person_are_not_put_into_the_round_of_another(cast: Cast) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    row = Contribution.objects.filter(person_id=cast.people["Amina"], kind="statement").first()
    assert row is not None
    row.pk, row.round_id, row.typed_by = None, cast.rounds["Bert"], by.known_account
    row.id = cast.rounds["Bert"]
    with pytest.raises(IntegrityError, match="plans_contribution_round_id_same_person"), transaction.atomic():
        row.save(force_insert=True)
    row.person_id = cast.people["Bert"]
    row.save(force_insert=True)


def test_every_row_that_hangs_on_a_row_about_somebody_is_about_the_same_person() -> None:
    with connection.cursor() as cursor:
        cursor.execute(HANGS_ON)
        hanging = set(cursor.fetchall())
        cursor.execute(HELD)
        held = set(cursor.fetchall())
    assert {("plans_contribution", "round_id"), ("plans_plansection", "version_id")} <= held
    assert hanging - held == JOINED, "call of_the_same_person for these"
